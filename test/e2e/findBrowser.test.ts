import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { installedBrowser } from "./support/findBrowser";

const ending = process.platform === "win32" ? ".exe" : "";
let folder: string;
const put = (name: string, mode = 0o755) => {
  writeFileSync(join(folder, name), "", { mode });
  return join(folder, name);
};
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "browser-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a browser is found on the path, Chrome before Chromium before Edge", () => {
  const found = () => installedBrowser({ path: ["/nowhere", folder].join(delimiter), own: undefined }, []);
  expect(found()).toBeUndefined();
  for (const name of ["microsoft-edge", "chromium", "google-chrome"]) {
    const file = put(name + ending);
    expect(found()).toBe(file);
  }
});

test("CHROME_PATH goes first, the usual places last, and what cannot be run does not count", () => {
  const own = put("mine");
  const usual = put("usual");
  expect(installedBrowser({ path: "", own }, [usual])).toBe(own);
  expect(installedBrowser({ path: "", own: join(folder, "gone") }, [usual])).toBe(usual);
  if (process.platform === "win32") return;
  put("chromium", 0o644);
  expect(installedBrowser({ path: folder, own: undefined }, [])).toBeUndefined();
});
