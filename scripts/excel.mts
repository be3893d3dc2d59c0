import { spawnSync } from "node:child_process";

/** Builds the add-in for development and sideloads it into Excel, where Excel runs on this system. */
const MANIFEST = "dist/manifest.xml";
const run = (command: string) => spawnSync(command, { shell: true, stdio: "inherit" }).status ?? 1;

if (process.platform === "linux") {
  console.log(`Excel does not run on Linux: sideload the add-in into Excel on the web.

  1. npm run dev-server                     serves the add-in on https://localhost:3000 (asks once to trust its certificate)
  2. npx office-addin-debugging start ${MANIFEST} web --document URL
                                            with URL the sharing address of a workbook on OneDrive or SharePoint
     or, by hand: Excel on the web, Home > Add-ins > More add-ins > Upload my add-in, and choose ${MANIFEST}

Without Excel: npm start opens the same add-in on a spreadsheet in the browser.`);
  process.exit(0);
}
process.exit(run("webpack --mode development") || run(`office-addin-debugging start ${MANIFEST} desktop --app excel`));
