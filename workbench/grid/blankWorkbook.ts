import type { IWorkbookData } from "./univer";

/** Rows and columns of a sheet that is new. */
export const BLANK_SIZE = { rowCount: 1000, columnCount: 40 };

/** An empty workbook with one sheet, as Excel opens. */
export function blankWorkbook(): Partial<IWorkbookData> {
  return {
    id: "workbook",
    name: "Book1",
    sheetOrder: ["sheet-1"],
    sheets: { "sheet-1": { id: "sheet-1", name: "Sheet1", ...BLANK_SIZE, cellData: {} } },
  };
}
