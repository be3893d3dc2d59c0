/** Cells counted from 0, ends included. */
export interface CellRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** "A" for 0, "AA" for 26. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** "A1:B9", or "A1" for one cell. Ranges without an end (NaN in the grid's whole rows and columns) reach to the end of the sheet. */
export function rangeAddress({ startRow, startColumn, endRow, endColumn }: CellRange): string {
  const first = cellAddress(startRow || 0, startColumn || 0);
  const last = cellAddress(Number.isFinite(endRow) ? endRow : MAX_ROWS - 1, Number.isFinite(endColumn) ? endColumn : MAX_COLUMNS - 1);
  return first === last ? first : `${first}:${last}`;
}

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** The range an address names; whole columns "A:C" and rows "2:5" too; undefined for anything else. */
export function parseRange(address: string): CellRange | undefined {
  const area = AREA.exec(address);
  if (area) {
    const [, left, top, right = left, bottom = top] = area;
    return ordered(Number(top) - 1, columnIndex(left), Number(bottom) - 1, columnIndex(right));
  }
  const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i.exec(address);
  if (columns) return ordered(0, columnIndex(columns[1]), MAX_ROWS - 1, columnIndex(columns[2]));
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(address);
  return rows ? ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1) : undefined;
}

const ordered = (rowA: number, columnA: number, rowB: number, columnB: number): CellRange => ({
  startRow: Math.min(rowA, rowB),
  startColumn: Math.min(columnA, columnB),
  endRow: Math.max(rowA, rowB),
  endColumn: Math.max(columnA, columnB),
});

/** A sheet and a range of it, of `Deals!$A$1:$B$9` or `'My sheet'!A1`; without a sheet the name is "". */
export function parseReference(reference: string): { readonly sheet: string; readonly range: CellRange } | undefined {
  const match = /^=?(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(reference.trim());
  const range = match && parseRange(match[3]);
  return range ? { sheet: (match[1] ?? match[2] ?? "").replaceAll("''", "'"), range } : undefined;
}
