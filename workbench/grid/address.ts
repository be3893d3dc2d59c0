/** A rectangle of cells of one sheet, from 0, ends included. */
export interface Area {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

export function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** `A1`, `A1:B2`, `C:D` or `3:4`, as Excel writes a range's address. */
export function areaName({ startRow, startColumn, endRow, endColumn }: Area): string {
  if (startRow === 0 && endRow === MOST_ROWS - 1) return `${columnName(startColumn)}:${columnName(endColumn)}`;
  if (startColumn === 0 && endColumn === MOST_COLUMNS - 1) return `${startRow + 1}:${endRow + 1}`;
  const first = `${columnName(startColumn)}${startRow + 1}`;
  return startRow === endRow && startColumn === endColumn ? first : `${first}:${columnName(endColumn)}${endRow + 1}`;
}

export function quotedSheet(name: string): string {
  const plain = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[Rr]?\d*[Cc]?\d*$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'My sheet'!A1:B2` into the sheet's name and the rest. */
export function splitSheet(reference: string): { readonly sheet: string | null; readonly address: string } {
  const mark = reference.lastIndexOf("!");
  if (mark < 0) return { sheet: null, address: reference };
  const sheet = reference.slice(0, mark);
  return { sheet: /^'.*'$/.test(sheet) ? sheet.slice(1, -1).replaceAll("''", "'") : sheet, address: reference.slice(mark + 1) };
}

/** The area that an A1 address names; null for what is no address of cells. */
export function parseArea(address: string): Area | null {
  const [first, last, more] = address.replaceAll("$", "").trim().toUpperCase().split(":");
  if (first === undefined || more !== undefined) return null;
  const start = corner(first);
  const end = last === undefined ? start : corner(last);
  if (!start || !end || (start.row === null) !== (end.row === null) || (start.column === null) !== (end.column === null)) return null;
  if (last === undefined && (start.row === null || start.column === null)) return null;
  const rows = start.row === null ? [0, MOST_ROWS - 1] : [start.row, end.row as number];
  const columns = start.column === null ? [0, MOST_COLUMNS - 1] : [start.column, end.column as number];
  return {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
}

function corner(text: string): { row: number | null; column: number | null } | null {
  const match = /^([A-Z]{1,3})?(\d{1,7})?$/.exec(text);
  if (!match || text === "") return null;
  const column = match[1] === undefined ? null : columnNumber(match[1]);
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  if ((column !== null && column >= MOST_COLUMNS) || (row !== null && (row < 0 || row >= MOST_ROWS))) return null;
  return { row, column };
}
