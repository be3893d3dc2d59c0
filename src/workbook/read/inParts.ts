import { breathe, type Course } from "../write/course";

/** Cells asked for, or written, at once: with long texts in them still below the 5 MB that Excel on the web takes in a request or an answer. */
export const CELLS_A_PART = 20_000;

export function rowsAPart(columns: number): number {
  return Math.max(1, Math.floor(CELLS_A_PART / Math.max(1, columns)));
}

type Held = "values" | "formulas";

/** Rows and columns of a range. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** What the cells of a range hold, part by part: no answer is too large, and the reader may stop in between. */
export async function inParts(
  context: Excel.RequestContext,
  range: Excel.Range,
  what: Held,
  { rows, columns }: Size,
  course: Course,
): Promise<unknown[][]> {
  const height = rowsAPart(columns);
  const read: unknown[][] = [];
  while (read.length < rows) {
    if (read.length > 0) {
      course.tell("Reading the sheet", read.length / rows);
      await breathe(course);
    }
    const part = { rows: Math.min(height, rows - read.length), columns };
    for (const row of await partOf(context, range, read.length, part, what)) read.push(row);
  }
  return read;
}

async function partOf(context: Excel.RequestContext, range: Excel.Range, first: number, { rows, columns }: Size, what: Held) {
  const part = range
    .getCell(first, 0)
    .getResizedRange(rows - 1, columns - 1)
    .load(what);
  await context.sync();
  return part[what] as unknown[][];
}
