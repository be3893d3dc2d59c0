import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

/** Draws the PNG icons of every size from the SVGs in assets/icons. Takes the browser's path: npm run icons -- /path/to/chromium */
const SIZES: Readonly<Record<string, readonly number[]>> = { icon: [16, 32, 64, 80, 128] };
const COMMAND_SIZES = [16, 32, 80];

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const file of readdirSync("assets/icons")) {
  const name = file.replace(/\.svg$/, "");
  for (const size of SIZES[name] ?? COMMAND_SIZES) {
    await page.setViewportSize({ width: size, height: size });
    const svg = readFileSync(`assets/icons/${file}`, "utf8").replace(
      "<svg ",
      `<svg width="${size}" height="${size}" style="display:block" `,
    );
    await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
    await page.screenshot({ path: `assets/${name}-${size}.png`, omitBackground: true });
  }
}
await browser.close();
