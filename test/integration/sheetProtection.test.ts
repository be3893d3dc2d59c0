import { fromXlsx, snapshotOf, toXlsx } from "../../workbench/files";
import { Cells } from "../../workbench/grid/cells";
import { FormulaDataModel } from "../../workbench/grid/univer";
import { openWorkbench, type Workbench } from "../../workbench/node";

/** A protected sheet: B2 is open, all else is locked. */
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Inputs");
    sheet.getRange("A1:B3").values = [
      ["Input", "Value"],
      ["Raised", 100],
      ["Pre-money", '=AIVALUATION(B2,830,"pre_money")'],
    ];
    sheet.tables.add("D1:E2", true).name = "Locked";
    sheet.getRange("B2").format.protection.locked = false;
    sheet.protection.protect({ allowFormatColumns: true });
    await context.sync();
  });
});
afterAll(() => workbench.dispose());

const onInputs = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>) =>
  workbench.Excel.run(async (context) => work(context.workbook.worksheets.getItem("Inputs"), context));

async function valueAt(address: string): Promise<unknown> {
  await workbench.calculated();
  return onInputs(async (sheet, context) => {
    const range = sheet.getRange(address).load("values");
    await context.sync();
    return range.values[0][0] as unknown;
  });
}

const REFUSED: readonly (readonly [what: string, ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown])[] = [
  ["a value in a locked cell", (sheet) => (sheet.getRange("A2").values = [["changed"]])],
  ["values of which one cell is locked", (sheet) => (sheet.getRange("B2:B3").values = [[1], [2]])],
  ["a formula", (sheet) => (sheet.getRange("C1").formulas = [["=1+1"]])],
  ["a look, of an open cell too", (sheet) => (sheet.getRange("B2").format.font.bold = true)],
  ["opening another cell", (sheet) => (sheet.getRange("A2").format.protection.locked = false)],
  ["clearing", (sheet) => sheet.getRange("A1:C9").clear()],
  ["a row that comes in", (sheet) => sheet.getRange("2:2").insert("Down")],
  ["a row that goes", (sheet) => sheet.getRange("2:2").delete("Up")],
  ["cells that move", (sheet) => sheet.getRange("A2:B2").insert("Down")],
  ["merging", (sheet) => sheet.getRange("A1:B1").merge()],
  ["a table", (sheet) => sheet.tables.add("G1:H2", true)],
  ["a table's rows", (sheet) => sheet.tables.getItem("Locked").rows.add(undefined, [[1, 2]])],
  ["a table's name", (sheet) => (sheet.tables.getItem("Locked").name = "Other")],
  ["a chart", (sheet) => sheet.charts.add("Line", sheet.getRange("A1:B3"), "Auto")],
  ["a comment", (sheet, context) => context.workbook.comments.add("Inputs!A1", "checked")],
  ["a rule for input", (sheet) => (sheet.getRange("B2").dataValidation.rule = { list: { inCellDropDown: true, source: "a,b" } })],
  ["a conditional format", (sheet) => (sheet.getRange("B2").conditionalFormats.add("Custom").custom.rule.formula = "=TRUE")],
  ["a link", (sheet) => (sheet.getRange("A1").hyperlink = { address: "https://example.com/" })],
  ["a height of rows", (sheet) => (sheet.getRange("A1").format.rowHeight = 40)],
];

const book = () => {
  const { grid } = workbench;
  return snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as never);
};

test.each(REFUSED)("%s is refused with Excel's AccessDenied, and nothing is changed", async (_what, ask) => {
  await workbench.calculated();
  const before = JSON.stringify(book());
  const asked = onInputs(async (sheet, context) => {
    ask(sheet, context);
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({ code: "AccessDenied" });
  await workbench.calculated();
  expect(JSON.stringify(book())).toBe(before);
});

test("an open cell takes values, formulas follow, and what an option allows goes on", async () => {
  await onInputs(async (sheet, context) => {
    sheet.getRange("B2").values = [[30]];
    sheet.getRange("A1").format.columnWidth = 120;
    await context.sync();
  });
  expect(await valueAt("B3")).toBe(800);
  const lock = await onInputs(async (sheet, context) => {
    sheet.protection.load("protected,options");
    const cells = ["A1", "B2", "A1:B2"].map((address) => sheet.getRange(address).load("format/protection/locked,format/columnWidth"));
    await context.sync();
    const { protected: isProtected, options } = sheet.protection;
    return [isProtected, options.allowFormatColumns, options.allowSort, ...cells.map(({ format }) => format.protection.locked)];
  });
  expect(lock).toEqual([true, true, false, false, true, null].map((one, i) => (i === 3 ? true : i === 4 ? false : one)));
});

test("by hand, a locked cell stays as it is and whoever listens is told; an open one changes", async () => {
  const { grid, host } = workbench;
  const sheet = grid.book.getSheetByName("Inputs")!;
  const told: string[] = [];
  host.onUserRefused = (sheetId) => void told.push(sheetId);
  sheet.getRange("A2").setValue("typed");
  expect(told).toEqual([sheet.getSheetId()]);
  sheet.getRange("B2").setValue(50);
  expect(told).toHaveLength(1);
  const cells = new Cells(grid, sheet.getSheetId());
  expect([cells.value(1, 0), cells.value(1, 1)]).toEqual(["Raised", 50]);
  host.onUserRefused = () => undefined;
});

test("undo takes back what was allowed, and not what was done before the sheet was protected", async () => {
  const { grid } = workbench;
  await onInputs(async (sheet, context) => {
    sheet.getRange("B2").values = [[77]];
    await context.sync();
  });
  expect(await valueAt("B2")).toBe(77);
  await grid.book.undo();
  expect(await valueAt("B2")).toBe(50);
  for (let step = 0; step < 10; step++) await grid.book.undo();
  expect(await valueAt("A2")).toBe("Raised");
});

test("a file keeps which cells are open, and an opened one is protected", async () => {
  const { grid } = workbench;
  grid.load(await fromXlsx(await toXlsx(book())));
  const write = (address: string, value: number) =>
    onInputs(async (sheet, context) => {
      sheet.getRange(address).values = [[value]];
      await context.sync();
    });
  await expect(write("A2", 1)).rejects.toMatchObject({ code: "AccessDenied" });
  await write("B2", 20);
  expect(await valueAt("B3")).toBe(810);
});

test("without protection, or with its password, all is open again", async () => {
  await onInputs(async (sheet, context) => {
    sheet.protection.unprotect();
    sheet.getRange("A2").values = [["Raised in all"]];
    sheet.protection.protect(undefined, "secret");
    await context.sync();
  });
  const unprotect = (password?: string) =>
    onInputs(async (sheet, context) => {
      sheet.protection.unprotect(password);
      await context.sync();
    });
  await expect(unprotect("wrong")).rejects.toMatchObject({ code: "AccessDenied" });
  await unprotect("secret");
  await onInputs(async (sheet, context) => {
    sheet.getRange("1:1").insert("Down");
    const locked = ["B2", "B3"].map((address) => sheet.getRange(address).load("format/protection/locked"));
    await context.sync();
    expect(locked.map(({ format }) => format.protection.locked)).toEqual([true, false]);
  });
});
