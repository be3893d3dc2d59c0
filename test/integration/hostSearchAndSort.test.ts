import { workbookFile, openWorkbook as openAsNew } from "../../src/workbook/sharing/workbookFile";
import { valueOf } from "../../src/workbook/write/excelRun";
import { fromXlsx, snapshotOf, toXlsx } from "../../workbench/files";
import { FormulaDataModel } from "../../workbench/grid/univer";
import { openWorkbench, type Workbench } from "../../workbench/node";

/** Finding, sorting and filtering, second workbooks, and the conditional formats of an opened file: asked for through the real office.js. */
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.install();
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Cells");
    sheet.getRange("A1:C5").values = [
      ["Name", "Amount", "Note"],
      ["Anthropic", 5, ""],
      ["OpenAI", "=1/0", "open"],
      ["xAI", true, "=B2*2"],
      ["", 7, ""],
    ];
    sheet.getRange("E1").formulas = [["=SEQUENCE(2)"]];
    sheet.getRange("B2").numberFormat = [['$0.0,,,"B"']];
    const table = context.workbook.worksheets.add("Rows");
    table.getRange("A1:C6").values = [
      ["Who", "Amount", "Twice"],
      ["b", 3, "=B2*2"],
      ["a", 9, "=B3*2"],
      ["", "text", ""],
      ["b", 1, "=B5*2"],
      ["C", 9, "=B6*2"],
    ];
    table.tables.add("A1:C6", true).name = "Sorted";
    await context.sync();
  });
  await workbench.calculated();
});
afterAll(() => workbench.dispose());

type Found = Excel.Range | Excel.RangeAreas;

async function address(sheetName: string, find: (sheet: Excel.Worksheet) => Found): Promise<string | null> {
  return workbench.Excel.run(async (context) => {
    const found = find(context.workbook.worksheets.getItem(sheetName)).load("address");
    await context.sync();
    return found.isNullObject ? null : found.address.replace(/[^,]*!/g, "");
  });
}

const SEARCHES: readonly (readonly [what: string, find: (sheet: Excel.Worksheet) => Found, expected: string | null])[] = [
  ["part of a text, whatever the case", (sheet) => sheet.getRange("A1:C5").find("OPEN", {}), "A3"],
  ["backwards", (sheet) => sheet.getRange("A1:C5").find("OPEN", { searchDirection: "Backwards" }), "C3"],
  ["by case", (sheet) => sheet.getRange("A1:C5").find("Open", { matchCase: true }), "A3"],
  ["a whole cell", (sheet) => sheet.getRange("A1:C5").find("open", { completeMatch: true }), "C3"],
  ["what a cell shows", (sheet) => sheet.getRange("A1:C5").find("$0.0B", {}), "B2"],
  ["a spilled value", (sheet) => sheet.getRange("E1:E9").find("2", {}), "E2"],
  ["from a cell on, through the sheet", (sheet) => sheet.getRange("A3").find("open", {}), "C3"],
  ["and round again", (sheet) => sheet.getRange("C3").find("open", {}), "A3"],
  ["nothing", (sheet) => sheet.getRange("A1:C5").findOrNullObject("Mistral", {}), null],
  ["all of a sheet", (sheet) => sheet.findAll("A", { completeMatch: false, matchCase: true }), "A2:A4,B1"],
  ["none of a sheet", (sheet) => sheet.findAllOrNullObject("Mistral", { completeMatch: false, matchCase: false }), null],
  ["blanks", (sheet) => sheet.getRange("A2:C5").getSpecialCells("Blanks"), "C2,A5,C5"],
  ["constants", (sheet) => sheet.getRange("A1:C5").getSpecialCells("Constants"), "A1:C1,A2:B2,A3,C3,A4:B4,B5"],
  ["constants that are numbers", (sheet) => sheet.getRange("A1:C5").getSpecialCells("Constants", "Numbers"), "B2,B5"],
  ["constants that are truth values", (sheet) => sheet.getRange("A1:C5").getSpecialCells("Constants", "Logical"), "B4"],
  ["formulas", (sheet) => sheet.getRange("A1:F5").getSpecialCells("Formulas"), "E1:E2,B3,C4"],
  ["formulas that are errors", (sheet) => sheet.getRange("A1:C5").getSpecialCells("Formulas", "Errors"), "B3"],
  ["errors among constants", (sheet) => sheet.getRange("A1:C5").getSpecialCellsOrNullObject("Constants", "Errors"), null],
];

test.each(SEARCHES)("cells are found: %s", async (_what, find, expected) => {
  const [found, wanted] = [await address("Cells", find), expected];
  expect(found?.split(",").sort() ?? null).toEqual(wanted?.split(",").sort() ?? null);
});

const REFUSED: readonly (readonly [what: string, ask: (sheet: Excel.Worksheet) => unknown, code: string])[] = [
  ["a text that is nowhere", (sheet) => sheet.getRange("A1:C5").find("Mistral", {}).load("address"), "ItemNotFound"],
  ["errors that are not there", (sheet) => sheet.getRange("A1:A5").getSpecialCells("Formulas", "Errors").load("address"), "ItemNotFound"],
  ["a kind of cells not known here", (sheet) => sheet.getRange("A1").getSpecialCells("DataValidations").load("address"), "NotImplemented"],
  ["sorting by colour", (sheet) => sheet.getRange("A1:B2").sort.apply([{ key: 0, sortOn: "CellColor" }]), "NotImplemented"],
  ["sorting by a column that is not there", (sheet) => sheet.getRange("A1:B2").sort.apply([{ key: 5 }]), "InvalidArgument"],
  ["an icon set", (sheet) => sheet.getRange("A1").conditionalFormats.add("IconSet"), "NotImplemented"],
];

test.each(REFUSED)("%s is refused with Excel's own code", async (_what, ask, code) => {
  const asked = workbench.Excel.run(async (context) => {
    ask(context.workbook.worksheets.getItem("Cells"));
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({ code });
});

async function rows(): Promise<unknown[][]> {
  await workbench.calculated();
  return workbench.Excel.run(async (context) => {
    const body = context.workbook.tables.getItem("Sorted").getDataBodyRange().load("values");
    await context.sync();
    return JSON.parse(JSON.stringify(body.values)) as unknown[][];
  });
}

test("a table is sorted by several columns, its formulas along; forgetting the order moves nothing", async () => {
  const onTable = (work: (table: Excel.Table) => void) =>
    workbench.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sorted");
      work(table);
      const sort = table.sort.load("fields");
      await context.sync();
      return JSON.parse(JSON.stringify(sort.fields)) as unknown;
    });
  const by = [{ key: 1, ascending: false }, { key: 0 }];
  const fields = await onTable((table) => table.sort.apply(by));
  expect(fields).toMatchObject(by);
  const sorted = [
    ["", "text", ""],
    ["a", 9, 18],
    ["C", 9, 18],
    ["b", 3, 6],
    ["b", 1, 2],
  ];
  expect(await rows()).toEqual(sorted);
  expect(await onTable((table) => table.sort.clear())).toEqual([]);
  expect(await rows()).toEqual(sorted);
  await workbench.grid.book.undo();
  expect((await rows()).map(([who]) => who)).toEqual(["b", "a", "", "b", "C"]);
});

test("a column lets values through, and all again when filters are cleared", async () => {
  const filtered = (work: (table: Excel.Table) => void) =>
    workbench.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Sorted");
      work(table);
      await context.sync();
      const autoFilter = table.autoFilter.load("isDataFiltered");
      const sheet = context.workbook.worksheets.getItem("Rows");
      const hidden = [2, 3, 4, 5, 6].map((row) => sheet.getRange(`${row}:${row}`).load("rowHidden"));
      await context.sync();
      return [autoFilter.isDataFiltered, ...hidden.map((one) => one.rowHidden)];
    });
  expect(await filtered((table) => table.columns.getItem("Who").filter.applyValuesFilter(["b"]))).toEqual([
    true,
    false,
    true,
    true,
    false,
    true,
  ]);
  expect(await filtered((table) => table.clearFilters())).toEqual([false, false, false, false, false, false]);
});

test("a copy opens as a workbook of its own, byte for byte", async () => {
  const bytes = await workbookFile();
  if (!(bytes instanceof Uint8Array)) throw new Error(bytes.reason);
  expect(await openAsNew(bytes)).toMatchObject({ kind: "done" });
  const [opened] = workbench.openedWorkbooks;
  expect(Buffer.from(opened ?? []).equals(Buffer.from(bytes))).toBe(true);
  await workbench.Excel.createWorkbook();
  expect(workbench.openedWorkbooks).toEqual([opened, null]);
  await expect(workbench.Excel.createWorkbook("§")).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("the conditional formats of an opened file are listed, with what they say, and can be taken away", async () => {
  await workbench.Excel.run(async (context) => {
    const { conditionalFormats } = context.workbook.worksheets.getItem("Cells").getRange("B2:B5");
    conditionalFormats.add("CellValue").cellValue.rule = { formula1: "=0", operator: "LessThan" };
    conditionalFormats.add("Custom").custom.rule.formula = "=$B2>5";
    const scale = conditionalFormats.add("ColorScale").colorScale;
    scale.criteria = { minimum: { type: "LowestValue", color: "#FFFFFF" }, maximum: { type: "HighestValue", color: "#107C41" } } as never;
    const text = conditionalFormats.add("ContainsText").textComparison;
    text.rule = { operator: "Contains", text: "x" };
    text.format.font.color = "#FF0000";
    await context.sync();
  });
  const { grid } = workbench;
  grid.load(await fromXlsx(await toXlsx(snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as never))));
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Cells");
    const formats = sheet.getRange("B3").conditionalFormats.load("items/type");
    const count = formats.getCount();
    const elsewhere = sheet.getRange("A1").conditionalFormats.getCount();
    await context.sync();
    const types = formats.items.map(({ type }) => type);
    expect([valueOf(count), valueOf(elsewhere), [...types].sort()]).toEqual([
      4,
      0,
      ["CellValue", "ColorScale", "ContainsText", "Custom"].sort(),
    ]);
    const of = (type: string) => formats.items[types.indexOf(type as never)];
    const value = of("CellValue").cellValue.load("rule");
    const text = of("ContainsText").textComparison.load("rule,format/font/color");
    const custom = of("Custom").custom.rule.load("formula");
    const range = of("Custom").getRange().load("address");
    await context.sync();
    expect(JSON.parse(JSON.stringify([value.rule, text.rule, text.format.font.color, custom.formula, range.address]))).toEqual([
      { formula1: "=0", operator: "LessThan" },
      { operator: "Contains", text: "x" },
      "#FF0000",
      "=$B2>5",
      "Cells!B2:B5",
    ]);
    of("CellValue").delete();
    const left = sheet.getRange("B3").conditionalFormats.getCount();
    await context.sync();
    expect(valueOf(left)).toBe(3);
    sheet.getRange("B2:B3").clear("Formats");
    const counts = ["B3", "B4"].map((cell) => sheet.getRange(cell).conditionalFormats.getCount());
    const rest = sheet.getRange("B4").conditionalFormats.getItemAt(0).getRange().load("address");
    await context.sync();
    expect([...counts.map(valueOf), rest.address]).toEqual([0, 3, "Cells!B4:B5"]);
    sheet.getRange("A1:Z9").clear();
    const none = sheet.getRange("A1:Z9").conditionalFormats.getCount();
    await context.sync();
    expect(valueOf(none)).toBe(0);
  });
});
