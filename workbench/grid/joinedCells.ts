import type { Area } from "./address";

/** Adds a cell to areas that grow as cells come row by row, from left to right. */
export function addCell(areas: Area[], row: number, column: number): void {
  const last = areas.at(-1);
  if (last && last.startRow === row && last.endRow === row && last.endColumn === column - 1)
    areas[areas.length - 1] = { ...last, endColumn: column };
  else areas.push({ startRow: row, startColumn: column, endRow: row, endColumn: column });
}

/** Areas one above the other that cover the same columns, made one. */
export function joinedRows(areas: readonly Area[]): Area[] {
  const joined: Area[] = [];
  const open = new Map<string, number>();
  for (const area of areas) {
    const key = `${area.startColumn}:${area.endColumn}`;
    const above = open.get(key);
    if (above !== undefined && joined[above].endRow === area.startRow - 1) joined[above] = { ...joined[above], endRow: area.endRow };
    else open.set(key, joined.push(area) - 1);
  }
  return joined;
}
