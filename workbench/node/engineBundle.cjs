const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, renameSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");

const root = resolve(__dirname, "../..");
const entry = join(root, "workbench/grid/univer.ts");

/** Where the bundle of workbench/grid/univer.ts is, or would be: one for each content of that file and version of Univer. */
function engineBundlePath() {
  const version = JSON.parse(readFileSync(join(root, "node_modules/@univerjs/core/package.json"), "utf8")).version;
  const key = createHash("sha256").update(version).update(readFileSync(entry)).digest("hex").slice(0, 16);
  return join(root, "out/engine", `univer-${key}.cjs`);
}

/** Bundles Univer's engine for Node once: its own files take seconds to load one by one, the bundle a quarter of one. */
function bundleEngine() {
  const file = engineBundlePath();
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  // Built beside and moved into place: two runs at a time never see half a file.
  const draft = `${file}.${process.pid}`;
  require("esbuild").buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: draft,
    logLevel: "error",
    legalComments: "none",
  });
  renameSync(draft, file);
  return file;
}

module.exports = { bundleEngine, engineBundlePath };
