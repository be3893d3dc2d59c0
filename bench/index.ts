import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { captable } from "./captable";
import { circular, circularCases } from "./circular";
import { stronglyConnected } from "./components";
import { knockOn, knockOnCases } from "./knockon";
import { loops } from "./loops";
import { answer } from "./measure";
import { machine, markdown, type Section } from "./report";
import { scalar } from "./scalar";
import { shareCases, sharing } from "./share";
import { workbench } from "./workbench";

/** Every section by the name that picks it on the command line: `npm run bench -- loops scalar`; `--write` puts them into the page. */
const sections: Readonly<Record<string, Section>> = {
  circular,
  loops,
  components: stronglyConnected,
  scalar,
  captable,
  knockon: knockOn,
  workbench,
  share: sharing,
};

const PAGE = "docs/benchmarks.md";

/** A section's table, measured in a process of its own: what others have run there makes the engine compile the same functions differently. */
function measured(name: string): string {
  const { stdout, status } = spawnSync(process.execPath, [process.argv[1], "--section", name], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`the section ${name} could not be measured`);
  return stdout;
}

/** The page with some of its sections measured anew. */
function pageWith(tables: ReadonlyMap<string, string>): string {
  const [, ...parts] = readFileSync(PAGE, "utf8").split(/^(?=## )/m);
  const written = new Map(parts.map((part) => [part.split("\n", 1)[0], part.trimEnd()]));
  const head = `# Benchmarks\n\nWritten by \`npm run bench -- --write\`, each section in a process of its own, on ${machine()}. “time” is the wall clock, “processor” the processor's time, fastest of several runs where they are short. The machine is a virtual one whose speed varies by a factor of two from hour to hour: what was measured beside a peer tells more than seconds do.\n\n`;
  const sectionsOf = Object.entries(sections).map(([name, { title }]) => tables.get(name)?.trimEnd() ?? written.get(`## ${title}`) ?? "");
  return `${head}${sectionsOf.filter((part) => part !== "").join("\n\n")}\n`;
}

async function writePage(text: string): Promise<void> {
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

async function main(words: readonly string[]): Promise<void> {
  if (words[0] === "--case") return await answer({ ...circularCases, ...knockOnCases, ...shareCases }, words[1], words[2]);
  if (words[0] === "--section") {
    const section = sections[words[1]];
    process.stdout.write(markdown(section, await section.run()));
    return;
  }
  const named = words.filter((word) => !word.startsWith("--"));
  for (const name of named) if (!(name in sections)) throw new Error(`no section ${name}; there are ${Object.keys(sections).join(", ")}`);
  const tables = new Map<string, string>();
  for (const name of named.length > 0 ? named : Object.keys(sections)) {
    tables.set(name, measured(name));
    console.log(tables.get(name));
    if (words.includes("--write")) await writePage(pageWith(tables));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
