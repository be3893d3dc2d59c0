import type { Area } from "./address";

/** What is left of an area when another is cut out of it: up to four strips, above, below, left and right. */
export function without(area: Area, hole: Area): Area[] {
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

export const isEmpty = ({ startRow, endRow, startColumn, endColumn }: Area) => startRow > endRow || startColumn > endColumn;
