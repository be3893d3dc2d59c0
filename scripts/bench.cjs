const { spawnSync } = require("node:child_process");
const { join, resolve } = require("node:path");
const { build } = require("esbuild");

const bundle = join(__dirname, "../node_modules/.cache/bench/index.cjs");

/** `npm run bench`, bundled as the add-in is: a loader that keeps every function's name slows small calls several times over. */
async function main() {
  await build({
    entryPoints: [join(__dirname, "../bench/index.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["highs", "esbuild", "playwright-core", "prettier"],
    plugins: [
      {
        // They find the project by where they stand.
        name: "scripts",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\..*\.cjs$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path), external: true })),
      },
    ],
  });
  return spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: "inherit", cwd: join(__dirname, "..") }).status ?? 1;
}

main().then((status) => process.exit(status));
