import { openTab, press, said } from "./support/pane";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
const pane = () => page.paneFrame();
beforeAll(async () => {
  page = await openWorkbenchPage();
});
afterAll(() => page.close());

const charts = (sheet: string) =>
  pane().evaluate(
    (name) =>
      Excel.run(async (context) => {
        const found = context.workbook.worksheets.getItem(name).charts.load("items/name,items/chartType");
        await context.sync();
        return found.items.map((chart) => [chart.name, chart.chartType]);
      }),
    sheet,
  );

test("from an empty workbook by clicks: a deal table, a valued round, a circular report, a cloud chart", async () => {
  await openTab(pane(), "Start");
  await press(pane(), "Insert deal table");
  await said(pane(), /^Inserted the deal table: 'Reported deals'!A1:/);
  // What the pane says of the next one is true: that name is taken now.
  await pane()
    .getByText(/Writes to 'Reported deals 2'!A1:\w+ \(new sheet\)\./)
    .waitFor();
  await press(pane(), "Value a round");
  await pane().getByRole("heading", { name: "Value a round" }).waitFor();
  await press(pane(), "Insert round");
  await said(pane(), /^Inserted .*: Round!A1:/);
  await page.showSheet("Reported deals");
  await page.select("A7");
  await openTab(pane(), "Circular");
  await press(pane(), "Use 'Reported deals'!A7");
  await pane()
    .getByText(/^Showing the table Deals: \d+ payments\.$/)
    .waitFor();
  await press(pane(), "Insert report");
  await said(pane(), /^Inserted the circular report on the table Deals: Circular!A1:/);
  await openTab(pane(), "Clouds");
  await press(pane(), "Insert comparison");
  await said(pane(), /^Inserted .*: Clouds!A1:/);
  await page.calculated();

  expect(await page.sheetNames()).toEqual(["Sheet1", "Reported deals", "Round", "Circular", "Clouds"]);
  expect(await page.errorCells()).toEqual([]);
  const tables = await page.page.evaluate(() => window.workbench.grid.tables().map(({ name }) => name));
  expect(tables).toEqual(["Deals"]);
  const figure = async (sheet: string, label: string) => `${sheet}!B${/\d+$/.exec(await page.findCell(sheet, label))?.[0]}`;
  const preMoney = await figure("Round", "Pre-money");
  expect([await page.cellText(preMoney), await page.cellFormula(preMoney)]).toEqual(["$730.0B", expect.stringContaining("AIVALUATION(")]);
  const circular = await figure("Circular", "Circular amount");
  expect([await page.cellText(circular), await page.cellFormula(circular)]).toEqual([
    expect.stringMatching(/^\$[1-9][\d,.]*B$/),
    expect.stringContaining("CIRCULARFLOW(Deals[#All]"),
  ]);
  expect(await charts("Circular")).toContainEqual([expect.stringContaining("Circular"), expect.stringMatching(/^Bar/)]);
  expect(await charts("Clouds")).toContainEqual([expect.any(String), expect.stringMatching(/^Line/)]);
});

test("what if: a deal falls through, and a company fails; the tab follows and goes back", async () => {
  await openTab(pane(), "Circular");
  const totals = pane().getByText(/^Of \$[\d.]+[BT] in all, \$[\d.]+[BT] \(\d+%\) can go round in circles/);
  const before = await totals.innerText();
  const whatIf = pane().getByRole("region", { name: "What if" });
  await whatIf.getByRole("switch", { name: "Amazon → OpenAI, $50B" }).click();
  await pane()
    .getByText(/^Without what is switched off: \$[\d.]+B less goes round\.$/)
    .waitFor();
  expect(await totals.innerText()).not.toBe(before);
  await press(pane(), "Switch all on");
  await pane()
    .getByText(/^Without what is switched off/)
    .waitFor({ state: "detached" });
  expect(await totals.innerText()).toBe(before);
  await whatIf.getByRole("combobox", { name: "What if a company fails" }).selectOption("OpenAI");
  const losses = whatIf.getByRole("listitem").filter({ hasText: /loses/ });
  await losses.first().waitFor();
  for (const loss of await losses.allInnerTexts()) expect(loss).toMatch(/^[\w ()]+ loses \$[\d.]+[KMBT]?, \d+% of its income$/);
  expect(await losses.allInnerTexts()).toContainEqual(expect.stringMatching(/^Oracle loses \$/));
  await whatIf.getByRole("combobox", { name: "What if a company fails" }).selectOption("None fails");
  await losses.first().waitFor({ state: "detached" });
});

test("function form: ranges picked from the sheet, a result that follows the cells, and the selection in step", async () => {
  await page.showSheet("Sheet1");
  for (const [address, text] of Object.entries({ A1: "Amazon", B1: "OpenAI", C1: "50", A2: "OpenAI", B2: "Amazon", C2: "38" }))
    await page.typeInCell(address, text);
  await openTab(pane(), "Functions");
  await pane().getByRole("searchbox").fill("circularflow");
  await pane()
    .getByRole("button", { name: /^CIRCULARFLOW How much/ })
    .click();
  await page.select("A1:C2");
  // The pane follows the selection: what it would write, and into which cell.
  await pane().getByRole("button", { name: "Insert into Sheet1!A1", exact: true }).waitFor();
  await press(pane(), "Pick the selected cells for flows");
  expect(
    await pane()
      .getByRole("textbox", { name: /^flows/ })
      .inputValue(),
  ).toBe("Sheet1!A1:C2");
  await pane()
    .getByRole("combobox", { name: /^measure/ })
    .selectOption("circular_amount");
  await pane().getByText('=CIRCULARFLOW(Sheet1!A1:C2,"circular_amount")').waitFor();
  await pane().getByRole("status").filter({ hasText: /^76$/ }).waitFor();
  await page.typeInCell("C2", "20");
  await pane().getByRole("status").filter({ hasText: /^40$/ }).waitFor();
  await page.select("E4");
  await pane().getByText("Writes to Sheet1!E4.").waitFor();
  await press(pane(), "Insert into Sheet1!E4");
  await said(pane(), /^Inserted CIRCULARFLOW\(.*: Sheet1!E4/);
  await page.waitForCell("Sheet1!E4", "40");
  // Another sheet has its own selection, and the pane follows there as well.
  await page.showSheet("Clouds");
  await pane()
    .getByRole("button", { name: /^Insert into Clouds!/ })
    .waitFor();
});

test("what if every payment is switched off: said so, and they can be switched on again", async () => {
  await page.showSheet("Sheet1");
  await page.select("A1:C2");
  await openTab(pane(), "Circular");
  await press(pane(), "Use Sheet1!A1:C2");
  await pane().getByText("Showing Sheet1!A1:C2: 2 payments.").waitFor();
  const switches = pane().getByRole("region", { name: "What if" }).getByRole("switch");
  await switches.nth(0).click();
  await switches.nth(1).click();
  await pane().getByText("Every payment is switched off.").waitFor();
  await press(pane(), "Switch all on");
  await pane()
    .getByText(/^Of \$\d+ that \w+ pays in, \$20 can come back\.$/)
    .waitFor();
  // Another tab opens at its top.
  const panel = pane().locator("#panel");
  await panel.evaluate((element) => element.scrollTo(0, 400));
  expect(await panel.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await openTab(pane(), "Clouds");
  expect(await panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});
