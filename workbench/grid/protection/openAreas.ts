import type { Area } from "../address";

/** The cells of a sheet that its protection leaves open, as areas that do not overlap; all others are locked, as in a new sheet of Excel's. */
export type OpenAreas = readonly Area[];

export function isOpen(open: OpenAreas, row: number, column: number): boolean {
  return open.some((area) => row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn);
}

export function opened(open: OpenAreas, area: Area): OpenAreas {
  return [...locked(open, area), area];
}

export function locked(open: OpenAreas, area: Area): OpenAreas {
  return open.flatMap((one) => without(one, area));
}

/** What is left of an area when another is cut out of it: up to four strips, above, below, left and right. */
function without(area: Area, hole: Area): Area[] {
  const { startRow, endRow, startColumn, endColumn } = area;
  const inner: Area = {
    startRow: Math.max(startRow, hole.startRow),
    endRow: Math.min(endRow, hole.endRow),
    startColumn: Math.max(startColumn, hole.startColumn),
    endColumn: Math.min(endColumn, hole.endColumn),
  };
  if (isEmpty(inner)) return [area];
  return [
    { ...area, endRow: inner.startRow - 1 },
    { ...area, startRow: inner.endRow + 1 },
    { ...inner, startColumn, endColumn: inner.startColumn - 1 },
    { ...inner, startColumn: inner.endColumn + 1, endColumn },
  ].filter((part) => !isEmpty(part));
}

const isEmpty = ({ startRow, endRow, startColumn, endColumn }: Area) => startRow > endRow || startColumn > endColumn;

type Lines = "Row" | "Column";

/** The open cells after rows or columns came in before `from` (a positive count) or went away from there on (a negative one). */
export function moved(open: OpenAreas, lines: Lines, from: number, count: number): OpenAreas {
  const [start, end] = [`start${lines}`, `end${lines}`] as const;
  return open
    .map((area) => ({ ...area, [start]: shifted(area[start], from, count), [end]: shifted(area[end] + 1, from, count) - 1 }))
    .filter((area) => !isEmpty(area));
}

const shifted = (place: number, from: number, count: number) => (place <= from ? place : Math.max(from, place + count));
