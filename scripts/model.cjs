const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { build } = require("esbuild");
const { bundleEngine } = require("../workbench/node/engineBundle.cjs");

const root = join(__dirname, "..");
const bundle = join(root, "node_modules/.cache/model/index.cjs");

/** `npm run model`, bundled before it runs: loading the grid's files one by one would take ten times as long as the model itself. */
async function main() {
  await build({
    entryPoints: [join(root, "workbench/model/index.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node20",
    logLevel: "error",
    external: ["@microsoft/office-js"],
    plugins: [
      {
        name: "engine",
        setup: ({ onResolve }) => onResolve({ filter: /\/univer$/ }, () => ({ path: bundleEngine(), external: true })),
      },
    ],
  });
  return spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
}

main().then((status) => process.exit(status));
