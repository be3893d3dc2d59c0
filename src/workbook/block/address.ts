/** A cell's place on a sheet, counted from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells on a sheet, counted from 0. */
export interface Area extends Spot {
  readonly rows: number;
  readonly columns: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

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

export function cellAddress({ row, column }: Spot): string {
  return columnName(column) + String(row + 1);
}

export function absoluteAddress({ row, column }: Spot): string {
  return `$${columnName(column)}$${row + 1}`;
}

export function areaAddress({ row, column, rows, columns }: Area): string {
  const first = cellAddress({ row, column });
  return rows === 1 && columns === 1 ? first : `${first}:${cellAddress({ row: row + rows - 1, column: column + columns - 1 })}`;
}

export function absoluteAreaAddress({ row, column, rows, columns }: Area): string {
  return `${absoluteAddress({ row, column })}:${absoluteAddress({ row: row + rows - 1, column: column + columns - 1 })}`;
}

/** A sheet's name as formulas need it: quoted where it is more than a plain word, or could be read as a cell's address. */
export function quotedSheet(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rR]\d*[cC]\d*$/.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** Sheet and area of an address as Excel gives it (`Deals!A1:B2`, `'My deals'!A1`); null where it is more than one area or none. */
export function parseAddress(address: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!,]+))!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address.trim());
  if (!match) return null;
  const sheet = match[1]?.replace(/''/g, "'") ?? match[2] ?? "";
  const [row, column] = [Number(match[4]) - 1, columnNumber(match[3])];
  const [lastRow, lastColumn] = match[5] ? [Number(match[6]) - 1, columnNumber(match[5])] : [row, column];
  return { sheet, area: { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 } };
}

export function areasOverlap(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}
