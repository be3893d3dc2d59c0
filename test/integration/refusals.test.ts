import { insertDeals } from "../../src/workbook/actions/insertDeals";
import { insertExample } from "../../src/workbook/actions/insertExample";
import { insertFormula } from "../../src/workbook/actions/insertFormula";
import { reportSelection, selectedFlows } from "../../src/workbook/actions/reportSelection";
import { articleRound } from "../../src/workbook/blocks/article";
import { buildRound } from "../../src/workbook/blocks/roundBlock";
import { freeze } from "../../src/workbook/sharing/freeze";
import { thaw } from "../../src/workbook/sharing/thaw";
import { writePlan } from "../../src/workbook/write/writePlan";
import { openWorkbench, type Workbench } from "../../workbench/node";
import { fillSheet } from "./support/filledSheet";
import { select } from "./support/sheetReader";
import { workbookState } from "./support/workbookState";

let workbench: Workbench;
beforeEach(async () => {
  workbench = await openWorkbench();
  workbench.install();
  await fillSheet(workbench, "Mine");
  await select(workbench, "Mine", "B2");
});
afterEach(() => {
  jest.restoreAllMocks();
  workbench?.dispose();
});

const round = (consent = true) => writePlan(buildRound(articleRound(), "selection"), consent);
const onNewSheet = () => writePlan(buildRound(articleRound(), "newSheet"), true);

/** The action is refused with that sentence, also with consent, and the workbook is as it was. */
async function refuses(action: () => Promise<unknown>, reason: RegExp): Promise<void> {
  const before = await workbookState(workbench);
  expect(await action()).toMatchObject({ kind: "refused", reason: expect.stringMatching(reason) });
  expect(await workbookState(workbench)).toEqual(before);
}

async function change(work: (sheet: Excel.Worksheet) => void): Promise<void> {
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Mine");
    work(sheet);
    // The grid selects what it merges or hides.
    sheet.getRange("B2").select();
    await context.sync();
  });
}

test("a protected sheet", async () => {
  await change((sheet) => sheet.protection.protect());
  await refuses(round, /^The sheet Mine is protected\. Unprotect it \(Review, Unprotect Sheet\), then try again\.$/);
});

test("a sheet protected after the insertion keeps it from being taken back", async () => {
  const result = await round();
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  await change((sheet) => sheet.protection.protect());
  await refuses(() => result.undo?.(true) ?? Promise.reject(), /^The sheet Mine is protected\. Unprotect it, then take back\./);
});

test("merged cells in the place", async () => {
  await change((sheet) => sheet.getRange("C20:D21").merge());
  await refuses(round, /^Mine!B2:\w+ has merged cells \(C20:D21\)\. Unmerge them or choose another cell\.$/);
});

test("a table in the place, filtered or not", async () => {
  await change((sheet) => {
    sheet.getRange("B30:C32").values = [
      ["Key", "Value"],
      ["a", 1],
      ["b", 2],
    ];
    sheet.tables.add("B30:C32", true).name = "Own";
  });
  await refuses(round, /^The place overlaps the table Own \(B30:C32\)\. Choose a cell outside it\.$/);
  const [{ id, sheetId }] = workbench.grid.tables();
  await workbench.grid.sheet(sheetId)?.setTableFilter(id, 0, { filterType: "manual", values: ["a"] } as never);
  await refuses(round, /^The place overlaps the table Own \(B30:C32\), which is filtered\. Choose a cell outside it\.$/);
});

test("hidden rows in the place", async () => {
  await change((sheet) => (sheet.getRange("12:13").rowHidden = true));
  await refuses(round, /^Some rows of Mine!B2:\w+ are hidden, as by a filter\./);
});

test("conditional formats in the place", async () => {
  await change((sheet) => {
    const added = sheet.getRange("C3").conditionalFormats.add("CellValue");
    added.cellValue.format.font.color = "#FF0000";
    added.cellValue.rule = { formula1: "=1", operator: "GreaterThan" };
  });
  await refuses(round, /has conditional formats, which could not be put back/);
});

test("a formula outside that spills into the place", async () => {
  await change((sheet) => (sheet.getRange("A8").formulas = [["=CAPTABLE.WARRANT(100,2,5)"]]));
  await workbench.calculated();
  await refuses(round, /^The formula in A8 spills into Mine!B2:\w+ \(B8\)\. Choose another cell, so that it keeps its room\.$/);
});

test("a place too near the sheet's end", async () => {
  await select(workbench, "Mine", "B1048570");
  await refuses(round, /^There is no room for \d+ rows and \d+ columns from B1048570 on\. Choose a cell further up or left\.$/);
});

test("a workbook open for reading only", async () => {
  workbench.host.workbook.state.readOnly = true;
  const reason = /^This workbook is open for reading only\. Save a copy under another name, then try again\.$/;
  await refuses(round, reason);
  await refuses(onNewSheet, reason);
  await refuses(() => insertExample(true), reason);
});

test("a workbook whose structure is protected takes no new sheets, but blocks on its own sheets", async () => {
  workbench.host.workbook.state.structureProtected = true;
  await refuses(onNewSheet, /^The workbook's structure is protected, so no sheet can be added\./);
  expect(await round()).toMatchObject({ kind: "done" });
});

test("nothing but a shape selected", async () => {
  workbench.host.workbook.state.shapeSelected = true;
  const reason = /^Select a cell or range in the sheet first\.$/;
  await refuses(selectedFlows, reason);
  await refuses(() => reportSelection(true), reason);
});

test.each([
  ["one blank cell", "Z99"],
  ["a range that is too small", "B2:C3"],
])("a report on %s", async (_what, address) => {
  await select(workbench, "Mine", address);
  await refuses(() => reportSelection(true), /^Select a table or range with the columns From, To and Amount, and at least two rows\.$/);
});

test("an Excel without the API that the add-in needs", async () => {
  jest.spyOn(workbench.Office.context.requirements, "isSetSupported").mockReturnValue(false);
  const reason = /^This needs a newer Excel: 2021, Microsoft 365, or Excel on the web\. Nothing was changed\.$/;
  for (const action of [
    round,
    onNewSheet,
    () => insertExample(true),
    () => insertDeals({ rows: [], context: [], asOf: "2026-01-31" }, "newSheet", true),
    () => insertFormula("=1+1", { rows: 1, columns: 1 }, true),
    () => reportSelection(true),
    () => freeze({ date: "2026-07-01", version: "1.0.0", comments: false }, true),
    () => thaw(),
  ])
    await refuses(action, reason);
});

test("no Excel at all", async () => {
  const { Excel: held } = globalThis as { Excel?: unknown };
  Reflect.deleteProperty(globalThis, "Excel");
  expect(await round()).toEqual({ kind: "refused", reason: "Open this pane in Excel to work on a workbook." });
  Object.assign(globalThis, { Excel: held });
});

test("a failure in the middle of the writing leaves nothing of it", async () => {
  const before = await workbookState(workbench);
  const build = buildRound(articleRound(), "selection");
  const result = await writePlan((site) => {
    const plan = build(site);
    const [sheet] = plan.sheets;
    const chart = { row: 1, column: 1, rows: 3, columns: 3 };
    const broken = { name: "x", title: "x", type: "NoSuchChart" as never, names: ["a"], series: [chart], categories: chart, over: chart };
    return {
      ...plan,
      sheets: [{ ...sheet, tables: [{ name: "not a name!", area: { row: 20, column: 1, rows: 2, columns: 2 } }], charts: [broken] }],
    };
  }, true);
  expect(result).toMatchObject({ kind: "refused" });
  expect(await workbookState(workbench)).toEqual(before);
});
