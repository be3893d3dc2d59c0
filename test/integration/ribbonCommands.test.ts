import { readFileSync } from "node:fs";
import { deals, selectDeals } from "../../src/deals";
import { splitPayments } from "../../src/workbook/blocks/article";
import { DEAL_COLUMNS } from "../../src/workbook/blocks/dealTable";
import { openWorkbench, type Workbench } from "../../workbench/node";
import { errorCells, readSheet, select } from "./support/sheetReader";
import { workbookState } from "./support/workbookState";

let workbench: Workbench;
beforeEach(async () => {
  workbench = await openWorkbench();
});
afterEach(async () => {
  await workbench?.calculated();
  workbench?.dispose();
});

/** Ids of the functions that the manifest's buttons execute. */
const inManifest = [...readFileSync("manifest.xml", "utf8").matchAll(/<FunctionName>([^<]+)<\/FunctionName>/g)].map(([, id]) => id);

async function sheetNames(): Promise<string[]> {
  return workbench.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
}

test("every button's function is associated, and every associated function has a button", () => {
  const { _association: association } = workbench.Office.actions as unknown as { _association: { mappings: Record<string, unknown> } };
  expect(inManifest.length).toBeGreaterThan(3);
  expect(Object.keys(association.mappings).sort()).toEqual(inManifest.map((id) => id.toUpperCase()).sort());
});

test("Load example writes the article's workbook, and every formula of it computes", async () => {
  expect(await workbench.addIn.runCommand("insertExample")).toBe(true);
  expect(await sheetNames()).toEqual(expect.arrayContaining(["Summary", "Reported deals", "Round", "Circular", "Clouds", "Sources"]));
  expect(await errorCells(workbench)).toEqual([]);
  expect((await readSheet(workbench, "Round")).beside("Pre-money")).toBe(730e9);
});

test("Insert deals writes every payment that stands today as a table with its sources", async () => {
  expect(await workbench.addIn.runCommand("insertDeals")).toBe(true);
  // No deal is dated so near to today that a test begun before midnight could tell.
  const { rows } = splitPayments(selectDeals(deals, { asOf: Math.floor(Date.now() / 86_400_000) + 25_569 }));
  const sheet = await readSheet(workbench, "Reported deals");
  const head = sheet.find("From");
  expect(sheet.block(head, 1, DEAL_COLUMNS.length)[0]).toEqual([...DEAL_COLUMNS]);
  const body = sheet.block({ ...head, row: head.row + 1 }, rows.length, DEAL_COLUMNS.length);
  expect(body.map(([from, to, amount]) => [from, to, amount])).toEqual(rows.map(({ from, to, amount }) => [from, to, amount]));
  expect(body.map((row) => row[DEAL_COLUMNS.indexOf("Ref")])).toEqual(rows.map(({ ref }) => ref));
  expect(sheet.find("Source of").column).toBeGreaterThan(DEAL_COLUMNS.length);
  expect(workbench.grid.tables()).toMatchObject([{ name: "Deals" }]);
  expect(await errorCells(workbench)).toEqual([]);
});

test("Circular flow reports on the selection, computed by the functions", async () => {
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B3:D6").values = [
      ["From", "To", "Amount"],
      ["Amazon", "OpenAI", 50],
      ["OpenAI", "Amazon", 38],
      ["OpenAI", "Oracle", 10],
    ];
    await context.sync();
  });
  await select(workbench, "Sheet1", "C4");
  expect(await workbench.addIn.runCommand("analyseSelection")).toBe(true);
  expect(await errorCells(workbench)).toEqual([]);
  const report = await readSheet(workbench, "Circular");
  expect(report.beside("Gross flows")).toBe(98);
  expect(report.beside("Circular amount")).toBe(76);
  expect(report.formulas[report.find("Circular amount").row][1]).toContain("CIRCULARFLOW(Sheet1!$B$3:$D$6");
});

test("Circular flow on a range without a header row takes the first row for a payment", async () => {
  const flows = [
    ["Amazon", "OpenAI", 50],
    ["OpenAI", "Amazon", 38],
    ["OpenAI", "Oracle", 10],
  ];
  await workbench.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1:C3").values = flows;
    await context.sync();
  });
  await select(workbench, "Sheet1", "A1:C3");
  expect(await workbench.addIn.runCommand("analyseSelection")).toBe(true);
  expect(await errorCells(workbench)).toEqual([]);
  const report = await readSheet(workbench, "Circular");
  expect(report.beside("Gross flows")).toBe(98);
  const at = report.find("Payment by payment: how much of each goes round");
  const [heads, ...rows] = report.block({ row: at.row + 1, column: at.column }, 4, 5);
  expect(heads.slice(0, 3)).toEqual(["From", "To", "Amount"]);
  expect(rows.map((row) => row.slice(0, 3))).toEqual(flows);
  // The pair cancels by the smaller of its two legs; what goes to Oracle comes back nowhere.
  const rounded = rows.map((row) => row.slice(3).map((cell) => Number(Number(cell).toFixed(9))));
  expect(rounded).toEqual([
    [38, 12],
    [38, 0],
    [0, 10],
  ]);
});

test("Circular flow on nothing changes nothing, tells why, and opens the pane", async () => {
  await select(workbench, "Sheet1", "Z9");
  let shown = 0;
  workbench.addIn.onShowPane = () => void shown++;
  const before = await workbookState(workbench);
  expect(await workbench.addIn.runCommand("analyseSelection")).toBe(true);
  expect(await workbookState(workbench)).toEqual(before);
  expect(shown).toBe(1);
});

test("Share opens the pane at its tab and changes nothing", async () => {
  let shown = 0;
  workbench.addIn.onShowPane = () => void shown++;
  const before = await workbookState(workbench);
  expect(await workbench.addIn.runCommand("openShare")).toBe(true);
  expect(await workbookState(workbench)).toEqual(before);
  expect(shown).toBe(1);
});

test("a command that the page does not know is said so", async () => {
  expect(await workbench.addIn.runCommand("noSuchCommand")).toBe(false);
});
