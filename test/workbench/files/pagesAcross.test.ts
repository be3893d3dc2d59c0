import { pagesAcross } from "../../../workbench/files/write/pagesAcross";

const sheet = (column: number, columnData: object = {}) => ({
  sheet: { cellData: { 0: { 0: { v: "first" }, [column]: { v: "last" } } }, columnData, defaultColumnWidth: 100 },
  spills: [],
});

test.each([
  ["an empty sheet", { sheet: {}, spills: [] }, 1],
  ["19 columns of 100 pixels: half their size on one page", sheet(18), 1],
  ["20 of them: two pages", sheet(19), 2],
  ["hidden columns do not count", sheet(19, { 3: { hd: 1 }, 4: { hd: 1 } }), 1],
  ["wide columns do", sheet(1, { 1: { w: 2000 } }), 2],
  [
    "what spills counts",
    { ...sheet(1), spills: [{ range: { startRow: 0, endRow: 1, startColumn: 1, endColumn: 45 }, values: [] } as never] },
    3,
  ],
  ["cells that only have a look do not", { sheet: { cellData: { 0: { 60: { s: "a" } } } }, spills: [] }, 1],
])("%s", (_, given, pages) => {
  expect(pagesAcross(given as never)).toBe(pages);
});
