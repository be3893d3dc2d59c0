import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libreOffice } from "../support/libreOffice";
import { asNumber, isNear, readByLibrary, readByLibreOffice } from "../support/otherSoftware";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
  page = await openWorkbenchPage({ workbook: "article" });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await page.close();
});

const right = (address: string) => address.replace(/^[A-Z]+/, (column) => String.fromCharCode(column.charCodeAt(0) + 1));
const open = async (file: string) => {
  const chooser = page.page.waitForEvent("filechooser");
  await page.page.getByRole("button", { name: "Open .xlsx" }).click();
  await (await chooser).setFiles(file);
};

const download = async (name: string) => {
  const downloaded = page.page.waitForEvent("download");
  await page.page.getByRole("button", { name: "Download .xlsx" }).click();
  const file = join(folder, name);
  await (await downloaded).saveAs(file);
  return file;
};

/** Every number on every sheet of the page, with whether its cell has a formula, by sheet and cell. */
const numbersOfPage = () =>
  page.page.evaluate(() => {
    const { grid } = window.workbench;
    const numbers: [cell: string, value: number, isFormula: boolean][] = [];
    for (const sheet of grid.book.getSheets()) {
      const spills = grid.spills(sheet.getSheetId());
      for (let row = 0; row <= sheet.getLastRow(); row++)
        for (let column = 0; column <= sheet.getLastColumn(); column++) {
          const cell = sheet.getRange(row, column);
          const value = spills[row]?.[column]?.v ?? cell.getRawValue();
          if (typeof value === "number") numbers.push([`${sheet.getSheetName()}!${cell.getA1Notation()}`, value, cell.getFormula() !== ""]);
        }
    }
    return numbers;
  });

test("the downloaded file remembers every number that the page shows", async () => {
  const shown = await numbersOfPage();
  expect(shown.length).toBeGreaterThan(300);
  const remembered = await readByLibrary(new Uint8Array(await readFile(await download("Remembered.xlsx"))), false);
  // The library makes dates of numbers that look like them.
  const numberAt = (cell: string) => {
    const value = remembered.get(cell);
    return typeof value === "string" && value.endsWith("Z") ? Date.parse(value) / 86_400_000 + 25_569 : value;
  };
  const different = shown.filter(([cell, value]) => !isNear(numberAt(cell), value));
  expect(different.map(([cell, value]) => [cell, value, remembered.get(cell)])).toEqual([]);
});

const soffice = libreOffice();
if (soffice) {
  test("LibreOffice, computing the downloaded file anew, comes to the same numbers, or says that it lacks the add-in", async () => {
    const shown = await numbersOfPage();
    const computed = await readByLibreOffice(soffice, new Uint8Array(await readFile(await download("Computed.xlsx"))));
    const isLacking = (cell: string) => /^(?:#NAME\?|Err:5\d\d|#VALUE!)$/.test(computed.get(cell) ?? "");
    const comparable = shown.filter(([cell]) => !isLacking(cell));
    const different = comparable.filter(([cell, value]) => !isNear(asNumber(computed.get(cell) ?? ""), value));
    expect(different.map(([cell, value]) => [cell, value, computed.get(cell)])).toEqual([]);
    // Formulas among them, which LibreOffice was told to compute.
    expect(comparable.filter(([, , isFormula]) => isFormula).length).toBeGreaterThan(20);
  });
}

test("what was downloaded opens again, live, and nothing of the workbook before stays", async () => {
  const file = await download("Saved round.xlsx");
  expect((await readFile(file)).subarray(0, 2).toString()).toBe("PK");

  // An error with a message, on a sheet that the saved workbook has too.
  await page.showSheet("Summary");
  await page.typeInCell("F3", "=AIVALUATION(100)");
  await page.waitForCell("F3", "#VALUE!");
  await open(file);
  await page.page.locator("#workbook-name", { hasText: "Saved round" }).waitFor();
  await page.waitUntil(async () => (await page.errorCells()).length === 0);
  expect(await page.cellText("Summary!F3")).toBe("");
  await page.showSheet("Summary");
  await page.select("F3");
  expect(await page.page.locator(".cell-message").isVisible()).toBe(false);

  const valuation = right(await page.findCell("Round", "Valuation"));
  const preMoney = right(await page.findCell("Round", "Pre-money"));
  await page.waitForCell(`Round!${preMoney}`, "$730.0B");
  await page.showSheet("Round");
  await page.typeInCell(valuation, "600000000000");
  await page.waitForCell(preMoney, "$500.0B");
  await page.waitForCell("Summary!A5", "Amazon's $50B buys 8.3% of OpenAI at $600B");

  await page.showSheet("Clouds");
  const charts = page.page.locator(".charts-overlay [data-chart]");
  await charts.first().getByText("$500.0B").waitFor();
  // The add-in works on the workbook that is open now.
  const before = await page.sheetNames();
  await page.page.getByRole("button", { name: "Insert deals" }).click();
  await page.waitUntil(async () => (await page.sheetNames()).length === before.length + 1);
});

test("a file that is no workbook is refused in words, and the open workbook stays", async () => {
  const names = await page.sheetNames();
  const file = join(folder, "broken.xlsx");
  writeFileSync(file, "no zip at all");
  await open(file);
  await page.page.locator("#message", { hasText: "broken.xlsx was not opened, the workbook stays" }).waitFor();
  expect(await page.sheetNames()).toEqual(names);
  await page.page.getByRole("button", { name: "Close", exact: true }).click();
  await page.page.locator("#message").waitFor({ state: "hidden" });
});

test("a copy opens in a window of its own, computed; where the browser forbids windows, that is said", async () => {
  const base64 = (await readFile(join(folder, "Saved round.xlsx"))).toString("base64");
  const create = () =>
    page.paneFrame().evaluate(
      (file) =>
        Excel.createWorkbook(file).then(
          () => "opened",
          (error: Error) => error.message,
        ),
      base64,
    );
  const [copy, said] = await Promise.all([page.page.context().waitForEvent("page"), create()]);
  expect(said).toBe("opened");
  await copy.waitForFunction(() => document.documentElement.dataset.state === "ready");
  expect(await copy.locator("#workbook-name").textContent()).toBe("Book2");
  const shown = () => copy.evaluate(() => [window.workbench.cells.shown("Summary!A5"), ...window.workbench.cells.errors()]);
  expect(await shown()).toEqual(["Amazon's $50B buys 6.0% of OpenAI at $830B"]);
  await copy.close();

  await page.page.evaluate(() => Object.assign(window, { open: () => null }));
  expect(await create()).toMatch(/^The browser blocked the window/);
});
