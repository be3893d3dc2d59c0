import { deals } from "../../src/deals";
import { checkDeals, dealTables, type Difference, updateDeals } from "../../src/workbook/actions/updateDeals";
import { ARTICLE_DATE, articleDeals } from "../../src/workbook/blocks/article";
import type { DealRow } from "../../src/workbook/blocks/dealRow";
import { buildDealTable } from "../../src/workbook/blocks/dealTable";
import { writePlan } from "../../src/workbook/write/writePlan";
import { openWorkbench, type Workbench } from "../../workbench/node";
import { errorCells, readSheet } from "./support/sheetReader";
import { workbookState } from "./support/workbookState";

const LATER = "2026-07-01";
const SHEET = "Reported deals";

const OWN: DealRow = {
  ...{ ref: "", from: "Mine", to: "Yours", amount: 1e9, kind: "equity", status: "signed", probability: 0.5 },
  ...{ announced: null, start: null, term: null, source: "me", link: "", note: "own" },
};

let workbench: Workbench;
let tableId: string;
beforeEach(async () => {
  workbench = await openWorkbench();
  workbench.install();
  const { rows, context } = articleDeals();
  const result = await writePlan(buildDealTable({ rows: [...rows, OWN], context, asOf: ARTICLE_DATE }, "newSheet"), false);
  expect(result).toMatchObject({ kind: "done" });
  const found = await dealTables();
  if ("kind" in found) throw new Error(found.reason);
  expect(found).toMatchObject([{ name: "Deals", sheet: SHEET }]);
  tableId = found[0].id;
});
afterEach(async () => {
  await workbench?.calculated();
  workbench?.dispose();
});

async function differences(asOf = LATER, catalogue = deals): Promise<readonly Difference[]> {
  const checked = await checkDeals(tableId, asOf, catalogue);
  if ("kind" in checked) throw new Error(JSON.stringify(checked));
  return checked.differences;
}

const usual = (all: readonly Difference[]) => all.filter((one) => one.usual).map(({ id }) => id);

function change(work: (sheet: Excel.Worksheet, table: Excel.Table) => void): Promise<void> {
  return workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    work(sheet, context.workbook.tables.getItem("Deals"));
    await context.sync();
  });
}

/** Rows of the table by ref; the reader's own under "". */
async function rowsByRef(): Promise<Map<string, Record<string, unknown>>> {
  return workbench.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Deals");
    const heads = table.getHeaderRowRange().load("values");
    const body = table.getDataBodyRange().load("values");
    await context.sync();
    const [names] = heads.values as string[][];
    return new Map(
      (body.values as unknown[][]).map((row) => [
        String(row[names.indexOf("Ref")]),
        Object.fromEntries(names.map((name, i) => [name, row[i]])),
      ]),
    );
  });
}

const cellOf = async (ref: string, head: string) => {
  const sheet = await readSheet(workbench, SHEET);
  return { row: sheet.find(ref).row, column: sheet.values[4].indexOf(head) };
};

test("on the day of its insertion there is nothing to update", async () => {
  expect(await differences(ARTICLE_DATE)).toEqual([]);
  const before = await workbookState(workbench);
  expect(await updateDeals({ tableId, asOf: ARTICLE_DATE, chosen: [] }, true)).toMatchObject({ kind: "refused", reason: /Tick what/ });
  expect(await workbookState(workbench)).toEqual(before);
});

test("newer facts: shown first, then written in one go, and taken back exactly", async () => {
  const before = await workbookState(workbench);
  const found = await differences();
  expect(await workbookState(workbench)).toEqual(before);
  const gone = found.filter(({ kind }) => kind === "gone");
  expect(gone).toContainEqual(expect.objectContaining({ ref: "ART-01", usual: true, reason: "superseded by DEAL-001 of 2026-02-27" }));
  expect(found).toContainEqual(expect.objectContaining({ kind: "new", ref: "DEAL-001", usual: true, parties: "Amazon → OpenAI" }));
  const result = await updateDeals({ tableId, asOf: LATER, chosen: usual(found) }, false);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  expect(result.said).toMatch(/^Updated Deals to 2026-07-01: \d+ deals added, .*\d+ deals? removed\.$/);
  expect(await errorCells(workbench)).toEqual([]);
  const rows = await rowsByRef();
  expect(rows.has("ART-01")).toBe(false);
  expect(rows.get("DEAL-001")).toMatchObject({ From: "Amazon", To: "OpenAI", Amount: 50e9, Kind: "equity" });
  expect(rows.get("")).toMatchObject({ From: "Mine", Probability: 0.5, Note: "own" });
  const sheet = await readSheet(workbench, SHEET);
  expect(sheet.values[1][0]).toMatch(/^As of 2026-07-01\. Payments/);
  // The sources beside it follow: one for each row, the reader's own among them.
  const sources = sheet.find("Source of");
  const listed = sheet.block({ row: sources.row + 1, column: sources.column }, rows.size, 1).flat();
  expect(listed).toContain("Amazon to OpenAI (DEAL-001)");
  expect(listed).toContain("Mine to Yours");
  expect(listed).not.toContain("Amazon to OpenAI (ART-01)");
  expect(await differences()).toEqual([]);
  expect(await result.undo?.(false)).toMatchObject({ kind: "done", said: "Took back the update of Deals." });
  expect(await workbookState(workbench)).toEqual(before);
});

test("new rows look like the rows above, drop-downs and links included", async () => {
  const found = await differences();
  await updateDeals({ tableId, asOf: LATER, chosen: usual(found) }, false);
  const { row } = await cellOf("DEAL-001", "From");
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    const [amount, kind, source] = [2, 3, 9].map((column) => sheet.getRangeByIndexes(row, column, 1, 1));
    amount.load("numberFormat,format/font/color");
    kind.dataValidation.load("rule");
    source.load("hyperlink");
    await context.sync();
    expect(amount.numberFormat).toEqual([['[$$-409]#,##0.0,,,"B"']]);
    expect(amount.format.font.color).toBe("#0000FF");
    expect(kind.dataValidation.rule.list?.source).toMatch(/^equity,/);
    expect(source.hyperlink.address).toMatch(/^https:/);
  });
});

/** The catalogue with one figure corrected. */
const corrected = deals.map((deal) => (deal.id === "DEAL-004" ? { ...deal, amount: 40e9, note: "corrected" } : deal));

test("a corrected figure is changed; the reader's own edit of another is listed and kept", async () => {
  const edited = await cellOf("DEAL-022", "Amount");
  await change((sheet) => (sheet.getRangeByIndexes(edited.row, edited.column, 1, 1).values = [[7e9]]));
  const found = await differences(ARTICLE_DATE, corrected);
  expect(
    found.map(({ kind, ref, usual: isUsual, ...one }) => [kind, ref, isUsual, "fact" in one && one.fact, "fact" in one && one.now]),
  ).toEqual([
    ["changed", "DEAL-004", true, "amount", 40e9],
    ["changed", "DEAL-004", true, "note", expect.stringContaining("corrected")],
    ["edited", "DEAL-022", false, "amount", 8e9],
  ]);
  const result = await updateDeals({ tableId, asOf: ARTICLE_DATE, chosen: usual(found) }, false, corrected);
  expect(result).toMatchObject({ kind: "done", said: expect.stringContaining("2 figures changed") });
  const rows = await rowsByRef();
  expect(rows.get("DEAL-004")).toMatchObject({ Amount: 40e9 });
  expect(rows.get("DEAL-022")).toMatchObject({ Amount: 7e9 });
});

test("an edit is overwritten only when ticked, and asked about even then", async () => {
  const edited = await cellOf("DEAL-022", "Amount");
  await change((sheet) => (sheet.getRangeByIndexes(edited.row, edited.column, 1, 1).values = [[7e9]]));
  const chosen = (await differences(ARTICLE_DATE)).map(({ id }) => id);
  const before = await workbookState(workbench);
  expect(await updateDeals({ tableId, asOf: ARTICLE_DATE, chosen }, false)).toEqual({
    kind: "ask",
    question: "1 edit of your own in the table Deals will be overwritten. Go on?",
  });
  expect(await workbookState(workbench)).toEqual(before);
  expect(await updateDeals({ tableId, asOf: ARTICLE_DATE, chosen }, true)).toMatchObject({ kind: "done" });
  expect((await rowsByRef()).get("DEAL-022")).toMatchObject({ Amount: 8e9 });
});

test("rows and columns that the reader added survive, sorted and renamed as they are", async () => {
  await change((_sheet, table) => {
    table.columns.add(2, [["Weight"], ...Array.from({ length: articleDeals().rows.length + 1 }, (_, i) => [`=1+${i}`])]);
    table.rows.add(undefined, [["Other", "Own", 0, 5e9, "cloud", "signed", 1, "", "", "", "", "", ""]]);
  });
  const before = await workbookState(workbench);
  const found = await differences();
  expect(found.find(({ ref }) => ref === "ART-01")).toMatchObject({ kind: "gone", usual: false, edited: true });
  const result = await updateDeals({ tableId, asOf: LATER, chosen: usual(found) }, false);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  const rows = await rowsByRef();
  expect(rows.get("DEAL-001")).toMatchObject({ From: "Amazon", Amount: 50e9, Weight: "" });
  expect(rows.get("ART-01")).toMatchObject({ Weight: 1 + [...rows.keys()].indexOf("ART-01") });
  const sheet = await readSheet(workbench, SHEET);
  expect(sheet.find("Other").column).toBe(0);
  expect(await result.undo?.(false)).toMatchObject({ kind: "done" });
  expect(await workbookState(workbench)).toEqual(before);
});

test("what was there to be taken and was not is not offered; what the reader removed is, unticked", async () => {
  const { rows, context } = articleDeals();
  const [first, second, ...rest] = rows;
  await writePlan(buildDealTable({ rows: [second, ...rest], context, asOf: ARTICLE_DATE, left: [first.ref] }, "newSheet"), false);
  const found = await dealTables();
  if ("kind" in found) throw new Error(found.reason);
  tableId = found[1].id;
  await workbench.Excel.run(async (run) => {
    run.workbook.tables.getItem(tableId).rows.getItemAt(0).delete();
    await run.sync();
  });
  expect(await differences(ARTICLE_DATE)).toMatchObject([{ kind: "new", ref: second.ref, wasRemoved: true, usual: false }]);
});

test("without the record the table's own as-of line says what it was made from", async () => {
  const edited = await cellOf("DEAL-022", "Amount");
  const withRecord = await differences();
  await workbench.Excel.run(async (context) => {
    const settings = context.workbook.settings.load("items/key");
    await context.sync();
    for (const setting of settings.items) setting.delete();
    context.workbook.worksheets.getItem(SHEET).getRangeByIndexes(edited.row, edited.column, 1, 1).values = [[7e9]];
    await context.sync();
  });
  const found = await differences();
  expect(found.filter(({ ref }) => ref !== "DEAL-022")).toEqual(withRecord.filter(({ ref }) => ref !== "DEAL-022"));
  expect(found).toContainEqual(expect.objectContaining({ kind: "edited", ref: "DEAL-022", here: 7e9, now: 8e9 }));
});

test("a table that has changed since it was compared is not touched", async () => {
  const chosen = usual(await differences(ARTICLE_DATE, corrected));
  const { row, column } = await cellOf("DEAL-004", "Amount");
  await change((sheet) => (sheet.getRangeByIndexes(row, column, 1, 1).values = [[1]]));
  const before = await workbookState(workbench);
  expect(await updateDeals({ tableId, asOf: ARTICLE_DATE, chosen }, true, corrected)).toMatchObject({
    kind: "refused",
    reason: "The table has changed since it was compared. Compare again. Nothing was changed.",
  });
  expect(await workbookState(workbench)).toEqual(before);
});

test.each<[string, (sheet: Excel.Worksheet, table: Excel.Table) => void, RegExp]>([
  ["a protected sheet", (sheet) => sheet.protection.protect(), /^The sheet Reported deals is protected\./],
  ["hidden rows", (sheet) => (sheet.getRange("7:8").rowHidden = true), /^Rows of the table Deals are hidden, as by a filter\./],
  ["a totals row", (_sheet, table) => (table.showTotals = true), /^The table Deals has a totals row\. Switch it off/],
  [
    "no room below",
    (sheet) => (sheet.getRange(`B${8 + articleDeals().rows.length}`).values = [["notes"]]),
    /needs \d+ rows below it, and something stands there \(B\d+\)\./,
  ],
])("%s: a sentence, and nothing changed", async (_what, spoil, reason) => {
  const chosen = usual(await differences());
  await change(spoil);
  const before = await workbookState(workbench);
  expect(await updateDeals({ tableId, asOf: LATER, chosen }, true)).toMatchObject({
    kind: "refused",
    reason: expect.stringMatching(reason),
  });
  expect(await workbookState(workbench)).toEqual(before);
});

test("undo asks where the table was edited since, and says where it no longer can", async () => {
  const result = await updateDeals({ tableId, asOf: LATER, chosen: usual(await differences()) }, false);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  await change((sheet) => (sheet.getRange("K6").values = [["a remark"]]));
  expect(await result.undo?.(false)).toEqual({ kind: "ask", question: "1 cell was edited since. Take back all the same?" });
  await change((_sheet, table) => table.rows.getItemAt(0).delete());
  expect(await result.undo?.(true)).toMatchObject({ kind: "refused", reason: expect.stringMatching(/has other rows or columns by now/) });
});
