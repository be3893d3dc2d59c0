import { openWorkbench, type Workbench } from "../../workbench/node";

// Not a measure of speed: machines that run tests are often busy.
let workbench: Workbench;
beforeAll(async () => (workbench = await openWorkbench()));
afterAll(() => workbench.dispose());

/** Enters a formula into a cell of the first sheet and says what the cell shows when everything is calculated. */
async function shown(address: string, formula: string): Promise<unknown> {
  return workbench.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    cell.formulas = [[formula]];
    await context.sync();
    await workbench.calculated();
    cell.load("values");
    await context.sync();
    return cell.values[0][0] as unknown;
  });
}

const messageAt = (row: number, column: number) =>
  workbench.grid.calls.messageAt(workbench.grid.book.getActiveSheet().getSheetId(), row, column);

test("a function of the add-in answers in its cell", async () => {
  expect(await shown("A1", '=AIVALUATION(100,830,"pre_money")')).toBe(730);
  expect(await shown("A1", '=aivaluation(100,830,"pre_money")*2')).toBe(1460);
});

test("the cell shows #BUSY! until the answer is there", async () => {
  await workbench.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A2");
    cell.formulas = [['=AIVALUATION(50,830,"pre_money")']];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([["#BUSY!"]]);
    await workbench.calculated();
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[780]]);
  });
});

test("what a function refuses stands at the cell", async () => {
  expect(await shown("A3", "=AIVALUATION(100)")).toBe("#VALUE!");
  expect(messageAt(2, 0)).toMatch(/^AIVALUATION: too few arguments/);
  expect(await shown("A3", '=AIVALUATION(100,-5,"pre_money")')).toMatch(/^#(VALUE|NUM)!$/);
  expect(await shown("A3", '=AIVALUATION("x",830,"pre_money")')).toBe("#VALUE!");
  expect(messageAt(2, 0)).toMatch(/^AIVALUATION: /);
  expect(await shown("A3", '=AIVALUATION(100,830,"pre_money")')).toBe(730);
  expect(messageAt(2, 0)).toBeUndefined();
});

test("an unknown function is #NAME?, and the engine goes on", async () => {
  expect(await shown("A4", "=NOSUCHFUNCTION(1)")).toBe("#NAME?");
  expect(await shown("A5", "=1+1")).toBe(2);
});

test("an error in a precedent comes through as that error", async () => {
  await shown("C1", "=1/0");
  expect(await shown("A6", '=AIVALUATION(C1,830,"pre_money")')).toBe("#DIV/0!");
});

test("a changed precedent recalculates", async () => {
  expect(await shown("D1", "=100")).toBe(100);
  expect(await shown("D2", '=AIVALUATION(D1,830,"pre_money")+AIVALUATION(D1*2,830,"pre_money")')).toBe(730 + 630);
  await shown("D1", "=30");
  await workbench.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("D2").load("values");
    await context.sync();
    expect(cell.values).toEqual([[800 + 770]]);
  });
});

test("tables spill, and say so where they cannot", async () => {
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Spill");
    sheet.getRange("A1").formulas = [["=AIDEALS()"]];
    await context.sync();
    await workbench.calculated();
    const spill = sheet.getRange("A1").getSpillingToRange().load("rowCount,columnCount,values");
    await context.sync();
    expect(spill.rowCount).toBeGreaterThan(5);
    expect(spill.columnCount).toBeGreaterThan(3);
    sheet.getRange("A3").values = [["in the way"]];
    const corner = sheet.getRange("A1").load("values");
    await context.sync();
    await workbench.calculated();
    corner.load("values");
    await context.sync();
    expect(corner.values).toEqual([["#SPILL!"]]);
  });
});
