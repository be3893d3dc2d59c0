import { Cells } from "../../workbench/grid/cells";
import { openWorkbench, type Workbench } from "../../workbench/node";

/** What the add-in's requests do beside cells: a step of undo each, events of selecting, notes, widths that fit. */
let workbench: Workbench;
beforeAll(async () => (workbench = await openWorkbench()));
afterAll(() => workbench.dispose());

const shown = (address: readonly [row: number, column: number]) => {
  const { grid } = workbench;
  return new Cells(grid, grid.book.getActiveSheet().getSheetId()).value(...address);
};

test("one request is one step of undo, whatever it did, and one of redo", async () => {
  const { Excel, grid } = workbench;
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["before"]];
    await context.sync();
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B2").values = [
      ["Who", "Amount"],
      ["a", 5],
    ];
    sheet.getRange("B3").formulas = [["=SUM(B2:B2)"]];
    sheet.getRange("A1:B1").format.font.bold = true;
    sheet.getRange("A:A").format.columnWidth = 200;
    sheet.getRange("D1:E1").merge();
    await context.sync();
  });
  await workbench.calculated();
  const sheet = grid.book.getActiveSheet();
  const state = () => [shown([0, 0]), shown([1, 1]), shown([2, 1]), sheet.getMergedRanges().length, sheet.getColumnWidth(0) > 200];
  expect(state()).toEqual(["Who", 5, 5, 1, true]);
  await grid.book.undo();
  await workbench.calculated();
  expect(state()).toEqual(["before", "", "", 0, false]);
  await grid.book.redo();
  await workbench.calculated();
  expect(state()).toEqual(["Who", 5, 5, 1, true]);
});

test("what is selected is told, of the sheet, of all sheets and of the workbook, and no longer when nobody wants to know", async () => {
  const { Excel, grid } = workbench;
  const told: string[] = [];
  const heard = async (count: number) => {
    for (let turns = 0; told.length < count && turns < 1000; turns++) await new Promise((next) => setImmediate(next));
    return told.splice(0).sort();
  };
  const handler = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const added = sheet.onSelectionChanged.add(({ address }) => Promise.resolve(void told.push(`sheet ${address}`)));
    context.workbook.worksheets.onSelectionChanged.add(({ address }) => Promise.resolve(void told.push(`any sheet ${address}`)));
    await context.sync();
    return added;
  });
  grid.book.getActiveSheet().getRange("B2:C3").activate();
  expect(await heard(2)).toEqual(["any sheet B2:C3", "sheet B2:C3"]);
  const selected = await Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    await context.sync();
    return range.address;
  });
  expect(selected).toMatch(/!B2:C3$/);
  await Excel.run(handler.context as Excel.RequestContext, async (context) => {
    handler.remove();
    await context.sync();
  });
  grid.book.getActiveSheet().getRange("D4").activate();
  expect(await heard(1)).toEqual(["any sheet D4"]);
});

test("a comment is a note in the grid, one that the grid has is a comment, and taking it away is seen on both sides", async () => {
  const { Excel, grid } = workbench;
  const sheetId = grid.book.getActiveSheet().getSheetId();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    context.workbook.comments.add(sheet.getRange("B2"), "where from?");
    await context.sync();
  });
  expect(grid.notes.all(sheetId)).toMatchObject([{ row: 1, column: 1, text: "where from?" }]);
  await Excel.run(async (context) => {
    const comments = context.workbook.comments.load("items/content");
    await context.sync();
    expect(comments.items.map(({ content }) => content)).toEqual(["where from?"]);
    comments.items[0].content = "from its filing";
    await context.sync();
  });
  expect(grid.notes.all(sheetId)).toMatchObject([{ text: "from its filing" }]);
  await Excel.run(async (context) => {
    context.workbook.comments.getItemByCell(context.workbook.worksheets.getActiveWorksheet().getRange("B2")).delete();
    await context.sync();
  });
  expect(grid.notes.all(sheetId)).toEqual([]);
});

test("columns fit the longest of what they show, and rows the highest", async () => {
  const { Excel } = workbench;
  const sizes = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Fitted");
    sheet.getRange("A1:C2").values = [
      ["i", "A rather long heading that needs its room", 1234567890],
      ["i", "short", 1],
    ];
    sheet.getRange("C1").numberFormat = [["$#,##0.00"]];
    sheet.getRange("A2").format.font.size = 30;
    sheet.getRange("A:C").format.autofitColumns();
    sheet.getRange("1:2").format.autofitRows();
    const columns = ["A", "B", "C"].map((name) => sheet.getRange(`${name}:${name}`).load("format/columnWidth"));
    const rows = [1, 2].map((row) => sheet.getRange(`${row}:${row}`).load("format/rowHeight"));
    await context.sync();
    return { columns: columns.map(({ format }) => format.columnWidth), rows: rows.map(({ format }) => format.rowHeight) };
  });
  const [narrow, wide, middle] = sizes.columns;
  expect(wide).toBeGreaterThan(2 * middle);
  // Eleven characters and signs of a formatted number, not the ten digits of a plain one.
  expect(middle).toBeGreaterThan(2 * narrow);
  expect(sizes.rows[1]).toBeGreaterThan(1.5 * sizes.rows[0]);
});
