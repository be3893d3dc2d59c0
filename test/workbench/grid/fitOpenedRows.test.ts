import { fitOpenedRows } from "../../../workbench/grid/fitOpenedRows";
import { type IWorkbookData, WrapStrategy } from "../../../workbench/grid/univer";

const rowsOf = (snapshot: Partial<IWorkbookData>) => fitOpenedRows(snapshot).sheets?.one.rowData;

test("rows of a workbook that opens get the height of their largest font, of their lines, and of wrapped text", () => {
  const rows = rowsOf({
    styles: { title: { fs: 22 } },
    sheets: {
      one: {
        columnData: { 0: { w: 100 } },
        cellData: {
          0: { 0: { v: "plain" } },
          1: { 0: { v: "A title", s: "title" }, 1: { v: "beside it" } },
          2: { 0: { v: "two\nlines\nand a third" } },
          3: { 0: { v: "a long text that wraps in its narrow column", s: { tb: WrapStrategy.WRAP } } },
          4: { 0: { v: "a long text that is left to run over its neighbours" } },
          5: { 0: null as never },
        },
      },
    },
  });
  expect(rows).toEqual({ 1: { ah: 39, ia: 1 }, 2: { ah: 59, ia: 1 }, 3: { ah: 78, ia: 1 } });
});

test("a row that has a height keeps it, hidden or not", () => {
  const title = { 0: { v: "A title", s: { fs: 22 } } };
  const rowData = { 0: { h: 60 }, 1: { hd: 1 as const, h: 24 }, 2: { ia: 1 as const, ah: 50 }, 3: { hd: 1 as const } };
  expect(rowsOf({ sheets: { one: { rowData, cellData: { 0: title, 1: title, 2: title, 3: title } } } })).toEqual({
    ...rowData,
    3: { hd: 1, ah: 39, ia: 1 },
  });
});
