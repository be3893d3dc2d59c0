import { printBlock, shownWidth } from "../../../workbench/model/printBlock";
import { sheetBlocks, type ShownCell } from "../../../workbench/model/sheetBlocks";

const words = (text: string, look: ShownCell["look"] = "plain"): ShownCell => ({ text, isNumber: false, look });
const figure = (text: string, look: ShownCell["look"] = "plain"): ShownCell => ({ text, isNumber: true, look });

test("columns are aligned, numbers to the right, a text alone in its row is a line of its own", () => {
  const block = [
    [words("A heading that is longer than both columns together")],
    [words("Stake"), figure("6.0%")],
    [words("Net cost"), figure("$40.9B")],
  ];
  expect(printBlock(block, false)).toEqual(["A heading that is longer than both columns together", "Stake       6.0%", "Net cost  $40.9B"]);
});

test("colours come only where asked for, and do not move the columns", () => {
  const block = [[words("in", "input"), figure("1", "error")]];
  expect(printBlock(block, false)).toEqual(["in  1"]);
  expect(printBlock(block, true)).toEqual(["\u001b[34min\u001b[0m  \u001b[31m1\u001b[0m"]);
});

test("text cannot steer the terminal, and what is too wide is cut", () => {
  const [line] = printBlock([[words("\u001b[31mred\u0007\nnext"), words("x".repeat(80))]], false);
  expect(line).not.toMatch(/\p{Cc}/u);
  expect(line.endsWith("…")).toBe(true);
  expect(shownWidth(line)).toBeLessThan(60);
});

test("wide letters take two places", () => {
  expect(shownWidth("漢字😀é")).toBe(7);
  expect(
    printBlock(
      [
        [words("漢"), figure("1")],
        [words("ab"), figure("22")],
      ],
      false,
    ),
  ).toEqual(["漢   1", "ab  22"]);
});

test("a sheet is cut where rows and columns are empty", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((text) => words(text));
  const blocks = sheetBlocks([[], [a, undefined, b], [a, undefined, b], [undefined], [words(""), c], [undefined, d]]);
  expect(blocks.map((block) => block.map((row) => row.map((cell) => cell?.text)))).toEqual([
    [["a"], ["a"]],
    [["b"], ["b"]],
    [["c"], ["d"]],
  ]);
  expect(sheetBlocks([])).toEqual([]);
});
