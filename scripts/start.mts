import { spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { startWorkbench } from "../workbench/server";

/** `npm start`: builds the add-in and the workbench, serves both to this machine, and opens the browser where there is one. */
const root = resolve(import.meta.dirname, "..");
const PORT = 3030;

const built = spawnSync(process.execPath, [resolve(root, "node_modules/webpack-cli/bin/cli.js"), "--mode", "production"], {
  cwd: root,
  stdio: "inherit",
});
if (built.status !== 0) process.exit(built.status ?? 1);

const workbench = await startWorkbench(root, PORT).catch((error: NodeJS.ErrnoException) => {
  if (error.code === "EADDRINUSE") return startWorkbench(root, 0);
  throw error;
});
const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
console.log(`The workbench is ready: ${workbench.url}`);
console.log(
  `It loads ${kilobytes(workbench.sizes.opening)} (gzip) to open, ${kilobytes(workbench.sizes.onDemand)} more for files and fonts when asked. Ctrl+C ends it.`,
);

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
  linux: ["xdg-open"],
};
const opener = OPENERS[process.platform];
const hasScreen = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
if (opener && hasScreen && !process.env.CI && !process.argv.includes("--no-open")) {
  const [command, ...rest] = opener;
  // Where there is no browser the address above stands.
  spawn(command, [...rest, workbench.url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
