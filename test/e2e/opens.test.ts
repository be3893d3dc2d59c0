import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
beforeAll(async () => (page = await openWorkbenchPage({ workbook: "article" })));
afterAll(() => page.close());

test("the page opens on the article's workbook, all of it computed, beside the pane", async () => {
  expect(await page.sheetNames()).toEqual(expect.arrayContaining(["Summary", "Reported deals", "Round", "Circular", "Clouds", "Sources"]));
  expect(await page.errorCells()).toEqual([]);
  expect(await page.cellTexts("Summary!A4", "Summary!B10", "Summary!B11")).toEqual([
    "Of $50B that Amazon pays in, $38B can come back",
    "$730.0B",
    "12.05%",
  ]);
  await page.paneFrame().getByRole("tab", { name: "Start" }).waitFor();
});

test("a function typed into a cell answers there", async () => {
  await page.showSheet("Sheet1");
  await page.typeInCell("B2", '=AIVALUATION(100,830,"pre_money")');
  expect(await page.waitForCell("B2", "730")).toBe("730");
  expect(await page.cellFormula("B2")).toBe('=AIVALUATION(100,830,"pre_money")');
});
