import { Grid } from "../../../workbench/grid/grid";
import { HEADLESS_PLUGINS } from "../../../workbench/grid/headlessPlugins";

test("a zero, an empty cell and no text are told apart however often a column is compared in one pass", async () => {
  const grid = new Grid({ plugins: HEADLESS_PLUGINS });
  const range = grid.sheet(grid.addSheet("Comparisons"));
  range?.getRange("A1:A4").setValues([[0], [null], ['=""'], ["x"]] as never);
  const comparisons = ['=$A1=""', "=$A1=0", '=IF($A1="","blank",$A1)', '=SUMPRODUCT(--($A$1:$A$4=""))', "=SUMPRODUCT(--($A$1:$A$4=0))"];
  range?.getRange("B1:F4").setValues([1, 2, 3, 4].map((row) => comparisons.map((formula) => formula.replaceAll("$A1", `$A${row}`))));
  await grid.calculation.settled();
  const counts = [2, 2]; // The empty cell and "" are no text; the zero and the empty cell are zero.
  expect(range?.getRange("B1:F4").getValues()).toEqual([
    [0, 1, 0, ...counts],
    [1, 1, "blank", ...counts],
    [1, 0, "blank", ...counts],
    [0, 0, "x", ...counts],
  ]);
  grid.dispose();
});
