import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Download } from "playwright-core";
import { focused, openTab, press, said } from "./support/pane";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
const pane = () => page.paneFrame();
const dialogs: string[] = [];
beforeAll(async () => {
  page = await openWorkbenchPage();
  page.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});
afterAll(() => page.close());

/** Where in a column of a sheet a text stands: `'Reported deals'!A12`. */
async function whereIs(sheet: string, column: string, text: string, rows = 80): Promise<string> {
  const addresses = Array.from({ length: rows }, (_, i) => `${sheet}!${column}${i + 1}`);
  const texts = await page.cellTexts(...addresses);
  const at = texts.indexOf(text);
  if (at < 0) throw new Error(`${sheet}!${column} has no ${JSON.stringify(text)}: ${JSON.stringify(texts.filter(Boolean))}`);
  return addresses[at];
}
const beside = (address: string, column: string) => address.replace(/![A-Z]+/, `!${column}`);

test("Start: the example comes with a click, says what it wrote, and goes with another", async () => {
  await openTab(pane(), "Start");
  await pane().getByText("Writes to the new sheets Summary, Reported deals, Round, Circular, Clouds, Sources.").waitFor();
  await press(pane(), "Load an example");
  await said(pane(), /Inserted the article's workbook: the new sheets Summary, Reported deals/);
  expect(await page.sheetNames()).toEqual(["Sheet1", "Summary", "Reported deals", "Round", "Circular", "Clouds", "Sources"]);
  await page.waitForCell("Summary!A4", "Of $50B that Amazon pays in, $38B can come back");
  await page.calculated();
  expect(await page.errorCells()).toEqual([]);
  await press(pane(), "Undo");
  await said(pane(), /Took back the article's workbook/);
  expect(await page.sheetNames()).toEqual(["Sheet1"]);
});

const HOSTILE = { from: '=HYPERLINK("http://evil.example","click")', to: '<img src=x onerror="alert(1)">' };

test("Deals: found and filtered, one's own added, bad rows told; hostile text stays text in pane and sheet", async () => {
  await openTab(pane(), "Deals");
  const picked = pane().getByText(/^\d+ of \d+ picked$/);
  const all = await picked.innerText();
  await pane().getByRole("searchbox").fill("anthropic");
  await pane().getByRole("combobox", { name: "Kind" }).first().selectOption("equity");
  expect(await picked.innerText()).not.toBe(all);
  expect(await pane().getByRole("list", { name: "Reported deals" }).getByRole("listitem").count()).toBeGreaterThan(2);

  await press(pane(), "Add one");
  const form = pane().locator("form");
  await form.getByRole("textbox", { name: "From (payer)" }).fill(HOSTILE.from);
  await press(pane(), "Add deal");
  await form.getByText("Who is paid?").waitFor();
  expect((await focused(pane())).name).toMatch(/^To/);
  await form.getByRole("textbox", { name: /^To/ }).fill(HOSTILE.to);
  await form.getByRole("textbox", { name: /^Amount/ }).fill("2.5");
  await form.getByRole("textbox", { name: "Link" }).fill("javascript:alert(1)");
  await press(pane(), "Add deal");
  await form.getByText("Must start with https:// or http://.").waitFor();
  await form.getByRole("textbox", { name: "Link" }).fill("https://example.com/deal");
  await press(pane(), "Add deal");

  await press(pane(), "Paste or import");
  await pane()
    .getByRole("textbox", { name: "Cells or CSV, with a header row" })
    .fill("Payer,Payee,Amount,Kind\nAlpha,@SUM(A1),5B,equity\nBeta,,7B,cloud\nGamma,Delta,many,lease");
  await pane().getByText("1 row read, 2 not.").waitFor();
  const problems = await pane().getByRole("list", { name: "Rows that were not read" }).getByRole("listitem").allInnerTexts();
  expect(problems).toEqual([expect.stringMatching(/^Line 3: /), expect.stringMatching(/^Line 4: .*many/)]);
  await press(pane(), "Add 1 deal");

  await press(pane(), "Insert deal table");
  await said(pane(), /Inserted the deal table: 'Reported deals'!A1:/);
  const hostile = await whereIs("'Reported deals'", "A", HOSTILE.from);
  expect(await page.cellFormula(hostile)).toBe("");
  expect(await page.cellTexts(beside(hostile, "B"), beside(hostile, "C"))).toEqual([HOSTILE.to, "$2.5B"]);
  const pasted = await whereIs("'Reported deals'", "B", "@SUM(A1)");
  expect([await page.cellFormula(pasted), await page.cellText(beside(pasted, "A"))]).toEqual(["", "Alpha"]);
  expect(await pane().locator("#panel img").count()).toBe(0);
  expect(dialogs).toEqual([]);
});

test("Round: the result follows the form, and the inserted block follows its cells", async () => {
  await openTab(pane(), "Round");
  const results = pane().getByRole("region", { name: "Results" });
  await results.getByText("Amazon's $50B buys 6.02% of OpenAI at $830B post-money, and costs $40.87B net.").waitFor();
  const raised = pane().getByRole("textbox", { name: /^Raised/ });
  await raised.fill("much");
  await pane().getByText("Enter an amount, such as 50 (billion), 350M or 1.2T.").waitFor();
  await pane().getByText("Put right first: Raised.").waitFor();
  expect(await pane().getByRole("button", { name: "Insert round" }).isDisabled()).toBe(true);
  await raised.fill("");
  await pane().getByText("Put right first: Raised.").waitFor();
  await raised.fill("40");
  await results.getByText("The investor's part must not exceed what is raised, of which it is a part.").waitFor();
  await raised.fill("120");
  await results.getByText("$710B").waitFor();
  await press(pane(), "Insert round");
  await said(pane(), /Inserted the valued round: Round!A1:/);
  const preMoney = beside(await whereIs("Round", "A", "Pre-money"), "B");
  await page.waitForCell(preMoney, "$710.0B");
  const input = beside(await whereIs("Round", "A", "Raised in the round"), "B").replace("Round!", "");
  await page.typeInCell(input, "100000000000");
  await page.waitForCell(preMoney, "$730.0B");
});

test("Circular: the selected table drawn, a loop traced, one payment switched off, the report on a sheet of its own", async () => {
  await openTab(pane(), "Deals");
  await pane().getByRole("searchbox").fill("");
  await pane().getByRole("combobox", { name: "Kind" }).first().selectOption("");
  await press(pane(), "Insert deal table");
  await said(pane(), /Inserted the deal table: 'Reported deals 2'!A1:/);
  await openTab(pane(), "Circular");
  await page.select("B9");
  await press(pane(), "Use 'Reported deals 2'!B9");
  await pane()
    .getByText(/^Showing the table \w+: \d+ payments\.$/)
    .waitFor();
  await pane()
    .getByText(/^Of \$[\d.]+[BT] that .* pays in, \$[\d.]+[BT] can come back\.$/)
    .waitFor();
  await pane()
    .getByRole("button", { name: /^Amazon → OpenAI → Amazon/ })
    .hover();
  await pane().getByText("$50B can go from Amazon to OpenAI and back to Amazon.").waitFor();
  await pane().getByRole("switch", { name: "Amazon → OpenAI, $50B" }).click();
  await pane()
    .getByText(/less goes round\.$/)
    .waitFor();
  await press(pane(), "Switch all on");
  await press(pane(), "Insert report");
  await said(pane(), /Inserted .*: Circular!A1:/);
  await page.calculated();
  await page.waitForCell("Circular!A1", /\w/);
  expect(await page.errorCells()).toEqual([]);
});

test("Clouds: a provider of one's own, the overtaking in words, table and chart inserted", async () => {
  await openTab(pane(), "Clouds");
  await pane().getByText("Azure overtakes AWS in 3.7 years, at $257.6B a year.").waitFor();
  await press(pane(), "Add provider");
  await pane().getByRole("group", { name: "Other cloud" }).getByRole("textbox", { name: "Provider" }).fill("Neocloud");
  await press(pane(), "Remove Google Cloud");
  expect((await focused(pane())).name).toBe("Remove Neocloud");
  const years = pane().getByRole("textbox", { name: "Years ahead" });
  await years.fill("100");
  await pane().getByText("30 or less.").waitFor();
  await pane().getByText("Put right first: Years ahead.").waitFor();
  await years.fill("6");
  await press(pane(), "Share");
  await pane()
    .getByRole("img", { name: /^Share by provider and year\..*Neocloud/ })
    .waitFor();
  const chartsBefore = await chartCount();
  await press(pane(), "Insert comparison");
  await said(pane(), /Inserted .*: Clouds!A1:/);
  await whereIs("Clouds", "A", "Neocloud");
  await page.calculated();
  expect(await chartCount()).toBeGreaterThan(chartsBefore);
  expect(await page.errorCells()).toEqual([]);
});

function chartCount(): Promise<number> {
  return page.page.evaluate(() => {
    const charts = window.workbench.grid.extras.get("charts") as Readonly<Record<string, unknown>> | readonly unknown[] | undefined;
    return Object.keys(charts ?? {}).length;
  });
}

test("Cap table: the form's table and the model agree", async () => {
  await openTab(pane(), "Cap table");
  const founders = pane().getByRole("row", { name: /^Founders/ });
  const [, shares] = await founders.getByRole("cell").allInnerTexts();
  await press(pane(), "Insert cap table");
  await said(pane(), /Inserted .*: 'Cap table'!A1:/);
  await page.calculated();
  expect(shares).toBe("9,250,000");
  await whereIs("'Cap table'", "A", "Founders");
  expect(await page.errorCells()).toEqual([]);
});

test("Functions: found, filled in, previewed, inserted; a filled cell is asked about first", async () => {
  await page.showSheet("Sheet1");
  await page.select("B2");
  await openTab(pane(), "Functions");
  await pane().getByRole("searchbox").fill("step-up multiple investor");
  await pane()
    .getByRole("button", { name: /^AIVALUATION What/ })
    .click();
  await pane()
    .getByRole("textbox", { name: /^raised/ })
    .fill("100");
  await pane()
    .getByRole("textbox", { name: /^valuation/ })
    .fill("830");
  await pane()
    .getByRole("combobox", { name: /^measure/ })
    .selectOption("pre_money");
  await pane().getByText('=AIVALUATION(100,830,"pre_money")').first().waitFor();
  await pane().getByText("Writes to Sheet1!B2.").waitFor();
  await press(pane(), "Insert into Sheet1!B2");
  await said(pane(), /Sheet1!B2/);
  await page.waitForCell("Sheet1!B2", "730");

  await page.typeInCell("B2", "mine");
  await page.select("B2");
  await press(pane(), "Insert into Sheet1!B2");
  await said(pane(), /Sheet1!B2 is not empty: 1 filled cell \(B2\)\. Overwrite\?/);
  await press(pane(), "Cancel");
  expect(await page.cellText("Sheet1!B2")).toBe("mine");
  await press(pane(), "Insert into Sheet1!B2");
  await press(pane(), "Yes, go on");
  await said(pane(), /Inserted/);
  await page.waitForCell("Sheet1!B2", "730");
  await press(pane(), "Undo");
  await said(pane(), /Took back/);
  await page.waitForCell("Sheet1!B2", "mine");
});

test("Share: checked, frozen and thawed", async () => {
  const cell = beside(await whereIs("Round", "A", "Pre-money"), "B");
  const formula = await page.cellFormula(cell);
  expect(formula).toContain("AIVALUATION");
  await openTab(pane(), "Share");
  await press(pane(), "Check");
  const findings = pane().getByRole("list", { name: "What the check found" });
  await findings.getByText("In use").first().waitFor();
  await pane().getByRole("checkbox", { name: "Comment on frozen cells: formula, date, version" }).check();
  await press(pane(), "Freeze");
  await press(pane(), "Yes, go on");
  await said(pane(), /formulas replaced by values/);
  expect(await page.cellFormula(cell)).toBe("");
  expect(await page.cellText(cell)).toBe("$730.0B");
  await press(pane(), "Thaw");
  await said(pane(), /formulas put back/);
  expect(await page.cellFormula(cell)).toBe(formula);
  await page.calculated();
  await page.waitForCell(cell, "$730.0B");
});

test("Share: a copy with native formulas is made from the open workbook and handed over; the workbook stays as it is", async () => {
  const cell = beside(await whereIs("Round", "A", "Pre-money"), "B");
  const formula = await page.cellFormula(cell);
  await openTab(pane(), "Share");
  await pane()
    .getByRole("radio", { name: /^Native formulas/ })
    .click();
  await press(pane(), "Make a copy");
  await pane()
    .getByText(/^Formulas replaced: \d+/)
    .waitFor();
  const [download] = await Promise.all([page.page.waitForEvent("download"), press(pane(), "Download")]);
  expect(download.suggestedFilename()).toMatch(/^Shared \d{4}-\d\d-\d\d\.xlsx$/);
  const parts = unzipSync(await bytesOf(download));
  const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name));
  expect(sheets.length).toBeGreaterThan(5);
  for (const [, part] of sheets) expect(strFromU8(part)).not.toMatch(/<f[^>]*>[^<]*AIVALUATION\(/);
  expect(sheets.some(([, part]) => strFromU8(part).includes("AIVALUATION_N("))).toBe(true);
  expect(await page.cellFormula(cell)).toBe(formula);
});

/** The browser may be another process, which keeps its downloads to itself: they are asked for. */
async function bytesOf(download: Download): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "download-"));
  try {
    await download.saveAs(join(folder, "file.xlsx"));
    return readFileSync(join(folder, "file.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
