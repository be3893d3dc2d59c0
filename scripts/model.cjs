const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { bundleForNode } = require("../workbench/node/bundleForNode.cjs");

const bundle = join(__dirname, "../node_modules/.cache/model/index.cjs");

/** `npm run model` */
async function main() {
  await bundleForNode("workbench/model/index.ts", bundle);
  return spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
}

main().then((status) => process.exit(status));
