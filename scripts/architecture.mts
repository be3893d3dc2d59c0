import { existsSync, readdirSync } from "node:fs";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";

/** Checks who imports whom, and that the checker saw every source file there is: a rule over files it never read proves nothing. */
const ROOTS = ["src", "workbench"].filter((root) => existsSync(root));
const SOURCE = /\.tsx?$/;

const config = (await extractConfig("./.dependency-cruiser.cjs")) as { forbidden: never; options: object };
const { output } = await cruise(ROOTS, { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true });
const { modules, summary } = output as ICruiseResult;
const seen = modules.map(({ source }) => source).filter((path) => SOURCE.test(path) && ROOTS.some((root) => path.startsWith(`${root}/`)));
const there = ROOTS.flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => `${root}/${path}`)).filter(
  (path) => SOURCE.test(path),
);

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
for (const path of there) if (!seen.includes(path)) console.error(`not checked: ${path}`);
console.log(`architecture: ${seen.length} of ${there.length} files checked, ${summary.violations.length} violations`);
if (summary.violations.length > 0 || seen.length !== there.length || there.length === 0) process.exit(1);
