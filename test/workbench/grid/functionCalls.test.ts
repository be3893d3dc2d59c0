import type { FunctionCall } from "../../../workbench/grid/functions/functionCalls";
import { Grid } from "../../../workbench/grid/grid";
import { HEADLESS_PLUGINS } from "../../../workbench/grid/headlessPlugins";

/** More than the engine computes at a stretch: answers come while it is still at work. */
const CELLS = 3000;

function gridWithDouble(called: FunctionCall[]): Grid {
  const grid = new Grid({ plugins: HEADLESS_PLUGINS });
  grid.registerFunctions([
    { id: "DOUBLE", name: "DOUBLE", description: "", parameters: [{ name: "of" }], result: { dimensionality: "scalar" } } as never,
  ]);
  grid.calls.serveWith({
    invoke: (calls) => {
      called.push(...calls);
      void Promise.resolve().then(() => grid.calls.answer(calls.map(({ id, values }) => ({ id, value: 2 * Number(values[0]) }))));
    },
    cancel: () => undefined,
  });
  return grid;
}

test("each cell's function is called once for a change, though answers come while others are still being asked", async () => {
  const called: FunctionCall[] = [];
  const grid = gridWithDouble(called);
  const sheet = grid.sheet(grid.addSheet("Calls"));
  sheet?.setRowCount(CELLS);
  sheet?.getRange("A1").setValue(1);
  sheet?.getRange(`B1:B${CELLS}`).setValues(Array.from({ length: CELLS }, (_, i) => [{ f: `=DOUBLE($A$1+${i})` }]));
  await grid.calculated();
  for (const value of [2, 3]) {
    called.length = 0;
    sheet?.getRange("A1").setValue(value);
    await grid.calculated();
    expect(sheet?.getRange(`B${CELLS}`).getValue()).toBe(2 * (value + CELLS - 1));
    expect(called).toHaveLength(CELLS);
  }
  grid.dispose();
});

test("two functions in one cell are each called once", async () => {
  const called: FunctionCall[] = [];
  const grid = gridWithDouble(called);
  const sheet = grid.sheet(grid.addSheet("Calls"));
  sheet?.getRange("A1").setValue({ f: "=DOUBLE(1)+DOUBLE(2)+DOUBLE(DOUBLE(3))" });
  await grid.calculated();
  expect(sheet?.getRange("A1").getValue()).toBe(18);
  expect(called.map(({ values }) => values[0])).toEqual(expect.arrayContaining([1, 2, 3, 6]));
  expect(called).toHaveLength(4);
  grid.dispose();
});

test("a grid that is put away while it calculates calls nobody any more", async () => {
  const called: FunctionCall[] = [];
  const grid = gridWithDouble(called);
  const sheet = grid.sheet(grid.addSheet("Calls"));
  sheet?.setRowCount(CELLS);
  sheet?.getRange(`B1:B${CELLS}`).setValues(Array.from({ length: CELLS }, (_, i) => [{ f: `=DOUBLE(${i})` }]));
  void grid.calculation.settled();
  while (called.length === 0) await new Promise((next) => setTimeout(next, 0));
  grid.dispose();
  const count = called.length;
  expect(count).toBeLessThan(CELLS);
  for (let turn = 0; turn < 50; turn++) await new Promise((next) => setTimeout(next, 5));
  expect(called).toHaveLength(count);
});
