import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

/** What the build is made from. */
const SOURCES = ["src", "assets", "docs/functions.md", "manifest.xml", "webpack.config.js", "package-lock.json"];
const BUILT = [
  "functions.js",
  "functions-first.js",
  "functions-circularflow.js",
  "functions.json",
  "runtime.js",
  "commands.js",
  "taskpane.js",
  "taskpane.html",
  "manifest.xml",
];

function newest(path: string): number {
  const status = statSync(path);
  return status.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : status.mtimeMs;
}

/** Builds the add-in if it is not built, or if a source is newer than the build. */
export function ensureBuilt(root: string): void {
  const built = BUILT.map((name) => join(root, "dist", name));
  if (built.every((file) => existsSync(file))) {
    // A build leaves files that come out the same as they were: the newest one tells when it ran.
    const builtAt = newest(join(root, "dist"));
    if (SOURCES.every((name) => newest(join(root, name)) <= builtAt)) return;
  }
  process.stdout.write("Building the add-in …\n");
  const webpack = join(root, "node_modules/webpack-cli/bin/cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, "--mode", "production"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`The add-in could not be built (npm run build):\n${stdout}${stderr}`);
  utimesSync(built[0], new Date(), new Date());
}
