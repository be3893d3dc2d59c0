import { textHeight } from "./textSize";
import { type ICellData, type IStyleData, type IWorkbookData, WrapStrategy } from "./univer";

const PLAIN_FONT_POINTS = 11;
const USUAL_ROW_PIXELS = 24;
const USUAL_COLUMN_PIXELS = 88;
/** Room beside the text of a cell, in pixels. */
const PADDING = 9;

/**
 * Rows of a workbook that has not been opened yet, given the height of their highest text where they have none of their own: files leave it to
 * whoever opens them, and the grid measures only what is typed.
 */
export function fitOpenedRows(snapshot: Partial<IWorkbookData>): Partial<IWorkbookData> {
  const styleOf = ({ s }: ICellData): IStyleData => (typeof s === "string" ? snapshot.styles?.[s] : s) ?? {};
  for (const sheet of Object.values(snapshot.sheets ?? {})) {
    const { columnData = {}, defaultColumnWidth = USUAL_COLUMN_PIXELS, defaultRowHeight = USUAL_ROW_PIXELS } = sheet;
    const rowData = (sheet.rowData ??= {}) as Record<number, { h?: number; ah?: number; ia?: 0 | 1 }>;
    const heightOf = (cell: ICellData, column: number) => {
      const { fs = PLAIN_FONT_POINTS, bl, tb } = styleOf(cell);
      const wrapAt =
        tb === WrapStrategy.WRAP ? ((columnData as Record<number, { w?: number }>)[column]?.w ?? defaultColumnWidth) - PADDING : null;
      return textHeight(String(cell.v ?? ""), fs, bl === 1, wrapAt);
    };
    for (const [key, cells] of Object.entries((sheet.cellData ?? {}) as Record<number, Record<number, ICellData | null>>)) {
      const row = Number(key);
      if (rowData[row]?.h !== undefined || rowData[row]?.ah !== undefined) continue;
      const heights = Object.entries(cells).map(([column, cell]) => (cell ? heightOf(cell, Number(column)) : 0));
      const highest = Math.ceil(Math.max(0, ...heights));
      if (highest > defaultRowHeight) rowData[row] = { ...rowData[row], ah: highest, ia: 1 };
    }
  }
  return snapshot;
}
