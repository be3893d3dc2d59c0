const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { buildSync } = require("esbuild");

// Bundled as the add-in is: a loader that keeps every function's name slows small calls several times over.
const bundle = join(__dirname, "../node_modules/.cache/bench/index.cjs");
buildSync({
  entryPoints: [join(__dirname, "../bench/index.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["highs", "esbuild", "playwright-core"],
});
const { status } = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: "inherit", cwd: join(__dirname, "..") });
process.exit(status ?? 1);
