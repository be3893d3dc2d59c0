import { chromium } from "playwright-core";
import { startWorkbench } from "../../../workbench/server";
import { ensureBuilt } from "./ensureBuilt";
import { findBrowser } from "./findBrowser";
import { keepUntilTeardown, PLACES } from "./shared";

/** No sandbox: in containers, where root runs tests, there is none. The rest keeps the browser from calling home; names but localhost do not resolve. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
];

/** Before the first test in a browser: the built add-in, the workbench that serves it, one browser for all. Run by Jest only when such a test runs. */
export default async function setup({ rootDir }: { rootDir: string }): Promise<void> {
  const executablePath = findBrowser();
  ensureBuilt(rootDir);
  const [workbench, browser] = await Promise.all([startWorkbench(rootDir, 0), chromium.launchServer({ executablePath, args: FLAGS })]);
  process.env[PLACES.workbench] = workbench.url;
  process.env[PLACES.browser] = browser.wsEndpoint();
  keepUntilTeardown(async () => {
    await browser.close();
    await workbench.close();
  });
}
