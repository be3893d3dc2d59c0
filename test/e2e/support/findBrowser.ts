import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Chrome, Edge and Chromium by the names they have on the command line. */
const COMMANDS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
  "msedge",
  "chrome",
];

/** Where installers put them when they are not on the command line. */
function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  }
  if (process.platform === "win32") {
    const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter((folder) => folder);
    const files = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return folders.flatMap((folder) => files.map((file) => join(folder as string, file)));
  }
  return ["/opt/google/chrome/chrome", "/snap/bin/chromium", "/usr/lib/chromium/chromium"];
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first installed browser among the given files and commands; CHROME_PATH goes before all. */
export function installedBrowser(
  { path, own }: { path: string; own: string | undefined } = { path: process.env.PATH ?? "", own: process.env.CHROME_PATH },
  places: readonly string[] = usualPlaces(),
): string | undefined {
  const ending = process.platform === "win32" ? ".exe" : "";
  const onPath = COMMANDS.flatMap((command) => path.split(delimiter).map((folder) => join(folder, command + ending)));
  return [...(own ? [own] : []), ...onPath, ...places].find(isExecutable);
}

/** Debian and its kin have Chromium as a package, which root may install. */
function installChromium(): void {
  const run = (...words: string[]) =>
    execFileSync("apt-get", words, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  run("update", "-qq");
  run("install", "-y", "-qq", "--no-install-recommends", "chromium");
}

/** A browser to test with: an installed one, or Debian's Chromium, installed now where that can be done. */
export function findBrowser(): string {
  const found = installedBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")) {
    process.stdout.write("No Chrome, Edge or Chromium is installed: installing Debian's chromium …\n");
    try {
      installChromium();
    } catch (error) {
      process.stdout.write(`That did not work: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    const installed = installedBrowser();
    if (installed) return installed;
  }
  throw new Error(
    "The tests in a browser need Chrome, Edge or Chromium. Install one (on Debian and Ubuntu: sudo apt-get install chromium) or set CHROME_PATH to its executable.",
  );
}
