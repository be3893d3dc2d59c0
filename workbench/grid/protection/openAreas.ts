import type { Area } from "../address";
import { isEmpty, without } from "../cutOut";

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

type Lines = "Row" | "Column";

/** The open cells after rows or columns came in before `from` (a positive count) or went away from there on (a negative one). */
export function moved(open: OpenAreas, lines: Lines, from: number, count: number): OpenAreas {
  const [start, end] = [`start${lines}`, `end${lines}`] as const;
  return open
    .map((area) => ({ ...area, [start]: shifted(area[start], from, count), [end]: shifted(area[end] + 1, from, count) - 1 }))
    .filter((area) => !isEmpty(area));
}

const shifted = (place: number, from: number, count: number) => (place <= from ? place : Math.max(from, place + count));
