import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
beforeAll(async () => (page = await openWorkbenchPage()));
afterAll(() => page.close());

test("a function typed into a cell answers there, alone and in an expression", async () => {
  await page.typeInCell("B2", '=AIVALUATION(100,830,"pre_money")');
  await page.waitForCell("B2", "730");
  expect(await page.cellFormula("B2")).toBe('=AIVALUATION(100,830,"pre_money")');
  await page.typeInCell("B3", '=aivaluation(100,830,"pre_money")/B2+1');
  await page.waitForCell("B3", "2");
});

test("a summary spills, says #SPILL! where something is in the way, and heals when that is gone", async () => {
  await page.typeInCell("D2", "=AIVALUATION(100,830)");
  await page.waitForCell("E2", "730");
  expect(await page.cellTexts("D2", "D3", "E3", "D4", "E4")).toEqual(["Pre-money", "Post-money", "830", "New-money stake", "0.120481928"]);
  await page.typeInCell("D4", "in the way");
  await page.waitForCell("D2", "#SPILL!");
  expect(await page.cellText("E3")).toBe("");
  await page.select("D4");
  await page.press("Delete");
  await page.waitForCell("D2", "Pre-money");
  expect(await page.cellTexts("D4", "E4")).toEqual(["New-money stake", "0.120481928"]);

  await page.typeInCell("G4", "first");
  await page.typeInCell("H3", "second");
  await page.typeInCell("G2", "=AIVALUATION(100,830)");
  await page.waitForCell("G2", "#SPILL!");
  await page.select("G3:H5");
  await page.press("Delete");
  await page.waitForCell("G2", "Pre-money");
  await page.typeInCell("G2", "=AIVALUATION(100,840)");
  await page.waitForCell("H2", "740");
});

test("E4# is written and read as in Excel, in the cell's editor and in the formula bar", async () => {
  const bar = () => page.page.evaluate(() => window.workbench.cells.formulaBar());
  await page.typeInCell("J2", "=AIVALUATION(100,830)");
  await page.waitForCell("K2", "730");
  await page.typeInCell("N2", "=SUM(INDEX(J2#,0,2))");
  await page.waitForCell("N2", "1561");
  await page.typeInCell("N3", "=ROWS(J2#)");
  expect(Number(await page.waitForCell("N3", /^\d+$/))).toBeGreaterThan(3);
  expect(await page.cellFormula("N3")).toBe("=ROWS(J2#)");
  await page.select("N3");
  await page.waitUntil(async () => (await bar()) === "=ROWS(J2#)");
  // Opened and left unchanged, it goes on meaning the same.
  await page.press("F2", "Enter");
  await page.calculated();
  expect(await page.cellFormula("N3")).toBe("=ROWS(J2#)");
  await page.typeInCell("J2", '=AIVALUATION(100,830,"pre_money")');
  await page.waitForCell("N3", "1");
});

test("what a function refuses can be read at its cell", async () => {
  const card = page.page.locator(".cell-message");
  await page.typeInCell("B10", "=AIVALUATION(100)");
  await page.waitForCell("B10", "#VALUE!");
  await page.select("B10");
  await card.getByText("AIVALUATION: too few arguments").waitFor();
  const [cell, shown] = [await page.cellBox("B10"), await card.boundingBox()];
  expect(shown?.y).toBeGreaterThanOrEqual(cell.y + cell.height);
  expect((shown?.y ?? 0) - cell.y - cell.height).toBeLessThan(20);
  await page.select("B11");
  await card.waitFor({ state: "hidden" });
  // Below the last row in view there is no room for it.
  await page.typeInCell("B26", "=AIVALUATION(100)");
  await page.waitForCell("B26", "#VALUE!");
  await page.select("B26");
  await card.getByText("AIVALUATION: too few arguments").waitFor();
  const canvas = await page.page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox();
  const low = await card.boundingBox();
  expect((low?.y ?? Infinity) + (low?.height ?? 0)).toBeLessThanOrEqual((canvas?.y ?? 0) + (canvas?.height ?? 0));
  await page.press("Delete");
  await page.select("B10");
  await card.waitFor();
  await page.page.mouse.move(cell.x, cell.y);
  await page.page.mouse.wheel(0, 2 * cell.height);
  await page.waitUntil(async () => ((await card.boundingBox())?.y ?? Infinity) < (shown?.y ?? 0));
  await page.page.mouse.wheel(0, 40 * cell.height);
  await card.waitFor({ state: "hidden" });
  await page.select("A1");
  await page.typeInCell("B10", '=AIVALUATION("a lot",830,"pre_money")');
  await page.waitForCell("B10", "#VALUE!");
  await page.select("B10");
  await card.getByText(/AIVALUATION: raised must/).waitFor();
  await page.typeInCell("B10", '=AIVALUATION(100,830,"pre_money")');
  await page.waitForCell("B10", "730");
  await page.select("B10");
  await card.waitFor({ state: "hidden" });
});

test("a protected sheet says so when a locked cell is typed into, takes what is typed into an open one, and can be unprotected", async () => {
  const message = page.page.locator("#message");
  await page.typeInCell("A20", "locked");
  await page.typeInCell("C20", "=SEQUENCE(3)");
  await page.page.evaluate(() => {
    const { grid } = window.workbench;
    const sheetId = grid.book.getActiveSheet().getSheetId();
    grid.protection.setLocked(sheetId, { startRow: 20, endRow: 20, startColumn: 0, endColumn: 0 }, false);
    grid.protection.protect(sheetId, {});
  });
  await page.typeInCell("A20", "changed");
  await message.getByText("is protected").waitFor();
  expect(await page.cellText("A20")).toBe("locked");
  await page.select("A20");
  await page.press("Delete", "F2");
  expect(await page.cellText("A20")).toBe("locked");
  await message.getByText("Close").click();
  await page.typeInCell("A21", "50%");
  await page.waitForCell("A21", "50%");
  await page.typeInCell("A21", "=SUM(C20#)");
  await page.waitForCell("A21", "600%");
  expect(await page.cellFormula("A21")).toBe("=SUM(C20#)");
  expect(await message.isVisible()).toBe(false);
  await page.typeInCell("A20", "changed");
  await message.getByText("Unprotect sheet").click();
  await page.typeInCell("A20", "changed");
  await page.waitForCell("A20", "changed");
});

test("an unknown function is #NAME?, and the sheet goes on", async () => {
  await page.typeInCell("B12", "=NOSUCHFUNCTION(1)");
  await page.waitForCell("B12", "#NAME?");
  await page.typeInCell("B13", "=B2*2");
  await page.waitForCell("B13", "1460");
});

test("a slow function shows #BUSY! until it answers, and is cancelled when what it depends on changes", async () => {
  await page.typeInCell("J1", "5000");
  await page.typeInCell("J2", '=CIRCULARFLOW.BENCHMARK({"A","B",50;"B","A",38;"B","C",9;"C","A",7},J1,"draws")');
  await page.waitForCell("J2", "#BUSY!");
  await page.waitForCell("J2", "5000");
  await page.typeInCell("J1", "200000000");
  await page.waitForCell("J2", "#BUSY!");
  // That would take an hour: an answer to the next means that it was given up.
  await page.typeInCell("J1", "30");
  await page.waitForCell("J2", "30");
});

test("the keyboard is enough: type, tab, arrows, edit, go to the pane and come back", async () => {
  await page.select("L1");
  // Key by key, as a person does.
  await page.page.keyboard.type("100");
  await page.press("Tab");
  await page.page.keyboard.type("830");
  await page.press("Tab");
  await page.page.keyboard.type('=AIVALUATION(L1,M1,"pre_money")');
  await page.press("Enter");
  await page.waitForCell("N1", "730");
  expect(await page.cellTexts("L1", "M1")).toEqual(["100", "830"]);
  // Enter after Tab returns to the column where typing began.
  expect(await page.activeCell()).toBe("L2");
  await page.press("ArrowUp", "ArrowRight");
  expect(await page.activeCell()).toBe("M1");
  await page.press("F2", "Backspace");
  await page.page.keyboard.type("5");
  await page.press("Enter");
  await page.waitForCell("N1", "735");

  await page.press("F6");
  const inPane = () => page.paneFrame().evaluate(() => (document.hasFocus() ? document.activeElement?.textContent : null));
  await page.waitUntil(async () => (await inPane()) === "Start");
  await page.press("ArrowRight", "Enter");
  await page.paneFrame().locator('[role="tab"][aria-selected="true"]', { hasText: "Deals" }).waitFor();
  await page.press("Shift+F6");
  await page.waitUntil(async () => (await inPane()) === null);
  await page.select("L5");
  await page.press("F6", "F6");
  expect(await page.page.evaluate(() => document.activeElement?.textContent)).toBe("Roundtrip");
  await page.press("F6");
  await page.page.keyboard.type("7");
  await page.press("Enter");
  await page.waitForCell("L5", "7");
});
