import type { IWorkbookData } from "@univerjs/core";
import { Cells } from "../../workbench/grid/cells";
import { openWorkbench, type Workbench } from "../../workbench/node";

/** When the workbench says that everything is calculated, it is: right after a workbook was opened, too, and whatever the one before was doing. */
let workbench: Workbench;
beforeAll(async () => (workbench = await openWorkbench()));
afterAll(() => workbench.dispose());

const WRONG = -999;
let opened = 0;

/** A workbook whose file remembers wrong values: who shows them has not calculated. */
function remembered(formulas: readonly string[]): IWorkbookData {
  const snapshot = structuredClone(workbench.grid.save());
  const [sheetId] = snapshot.sheetOrder;
  const cells = Object.fromEntries(formulas.map((f, row) => [row, { 0: { f, v: WRONG, t: 2 } }]));
  return {
    ...snapshot,
    id: `opened-${++opened}`,
    sheets: { [sheetId]: { ...snapshot.sheets[sheetId], cellData: cells } },
    sheetOrder: [sheetId],
  };
}

const valueAt = (row: number) => {
  const { grid } = workbench;
  return new Cells(grid, grid.book.getSheets()[0].getSheetId()).value(row, 0);
};

const OWN = '=AIVALUATION(100,830,"pre_money")';

test("a workbook that has just been opened is not calculated", async () => {
  const { grid } = workbench;
  grid.load(remembered(["=1+1", "=A1*2"]));
  expect(grid.calculation.pending).toBe(true);
  // What every request of the add-in waits for.
  await grid.calculation.settled();
  expect([valueAt(0), valueAt(1)]).toEqual([2, 4]);
});

test("the add-in's functions are waited for", async () => {
  workbench.grid.load(remembered([OWN, "=A1+1"]));
  await workbench.calculated();
  expect([valueAt(0), valueAt(1)]).toEqual([730, 731]);
});

test("a workbook is opened while another calculates, and while its functions have not answered", async () => {
  const { grid } = workbench;
  const many = Array.from({ length: 300 }, (_, i) => `=AIVALUATION(${i + 1},830,"pre_money")`);
  grid.load(remembered(many));
  await new Promise((next) => setTimeout(next, 0));
  void grid.calculation.settled();
  grid.load(remembered(["=2+2", OWN]));
  await workbench.calculated();
  expect([valueAt(0), valueAt(1), valueAt(2)]).toEqual([4, 730, ""]);
  grid.load(remembered(many));
  await grid.calculation.settled();
  expect(valueAt(0)).toBe("#BUSY!");
  grid.load(remembered(["=3+3", "=A1"]));
  await workbench.calculated();
  expect([valueAt(0), valueAt(1), valueAt(2)]).toEqual([6, 6, ""]);
});
