import type { CellPlace } from "./cellPlace";

interface DirtyRange {
  readonly unitId: string;
  readonly sheetId: string;
  readonly range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
}

/** Cells as few ranges, a column's neighbours together: the engine compares every range with every formula. */
export function mergedRanges(places: readonly CellPlace[]): DirtyRange[] {
  const ordered = [...places].sort(
    (a, b) => compare(a.unitId, b.unitId) || compare(a.sheetId, b.sheetId) || a.column - b.column || a.row - b.row,
  );
  const ranges: DirtyRange[] = [];
  for (const { unitId, sheetId, row, column } of ordered) {
    const last = ranges.at(-1);
    const joins =
      last && last.unitId === unitId && last.sheetId === sheetId && last.range.startColumn === column && row <= last.range.endRow + 1;
    if (joins) last.range.endRow = Math.max(last.range.endRow, row);
    else ranges.push({ unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
  }
  return ranges;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
