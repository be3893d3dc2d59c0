/** A cell by row and column, both counted from zero. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** Letters of a column counted from zero: 0 is A. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function addressOf({ row, column }: CellPosition): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The cell that an address names, absolute or not; null where it names none. */
export function positionOf(address: string): CellPosition | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(address.trim());
  if (!match) return null;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** A sheet's name as a formula writes it. */
export function quotedSheet(name: string): string {
  return /^[A-Za-z_][\w.]*$/.test(name) && positionOf(name) === null && !/^(?:r|c|r\d+c?\d*)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
