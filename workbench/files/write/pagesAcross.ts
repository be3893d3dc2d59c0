import type { ICellData, IWorksheetData } from "@univerjs/core";
import type { Spill } from "../spills";

const USUAL_COLUMN_PIXELS = 88;
/** Between the margins of a page of A4 or Letter on its side, at 96 pixels an inch. */
const PAGE_PIXELS = 960;
/** Smaller than half its size no one reads a table on paper. */
const SMALLEST = 0.5;

interface Printed {
  readonly sheet: Partial<Pick<IWorksheetData, "cellData" | "columnData" | "defaultColumnWidth">>;
  readonly spills: readonly Spill[];
}

/** On how many pages side by side a sheet is printed: one, so that tables are not torn apart, as long as it can be read there. */
export function pagesAcross({ sheet, spills }: Printed): number {
  const { cellData = {}, columnData = {}, defaultColumnWidth = USUAL_COLUMN_PIXELS } = sheet;
  const rows = Object.values(cellData as Record<number, Record<number, ICellData | null>>);
  const filled = (row: Record<number, ICellData | null>) =>
    Object.keys(row)
      .map(Number)
      .filter((column) => row[column]?.f || row[column]?.p || (row[column]?.v ?? "") !== "");
  const last = [...rows.flatMap(filled), ...spills.map(({ range }) => range.endColumn)].reduce((most, one) => Math.max(most, one), -1);
  const widths = columnData as Record<number, { w?: number; hd?: number } | undefined>;
  let pixels = 0;
  for (let column = 0; column <= last; column++) pixels += widths[column]?.hd === 1 ? 0 : (widths[column]?.w ?? defaultColumnWidth);
  return Math.max(1, Math.ceil((pixels * SMALLEST) / PAGE_PIXELS));
}
