const { join } = require("node:path");
const { build } = require("esbuild");
const { bundleEngine } = require("./engineBundle.cjs");

const root = join(__dirname, "../..");

/** Bundles a program that opens the workbench in Node: loading the grid's files one by one would take ten times as long as what it does. */
async function bundleForNode(entry, outfile) {
  await build({
    entryPoints: [join(root, entry)],
    outfile,
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
}

module.exports = { bundleForNode };
