/** A cell as it is printed. */
export interface ShownCell {
  readonly text: string;
  readonly isNumber: boolean;
  readonly look: "plain" | "bold" | "head" | "input" | "fromSheet" | "quiet" | "error";
}

export type ShownRow = readonly (ShownCell | undefined)[];

const isFilled = (cell: ShownCell | undefined): cell is ShownCell => cell !== undefined && cell.text !== "";

/** The stretches of true in a list, as [start, end) pairs. */
function stretches(filled: readonly boolean[]): [number, number][] {
  const out: [number, number][] = [];
  filled.forEach((is, at) => {
    if (!is) return;
    const last = out.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else out.push([at, at + 1]);
  });
  return out;
}

/**
 * A sheet cut into the blocks a reader sees: first along empty rows, then along empty columns, again and again until nothing is left to
 * cut. From top to bottom, those side by side from left to right.
 */
export function sheetBlocks(rows: readonly ShownRow[]): ShownRow[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const byRow = stretches(rows.map((row) => row.some(isFilled)));
  if (byRow.length === 0) return [];
  if (byRow.length > 1 || byRow[0][1] - byRow[0][0] < rows.length) return byRow.flatMap(([from, to]) => sheetBlocks(rows.slice(from, to)));
  const byColumn = stretches(Array.from({ length: width }, (_, column) => rows.some((row) => isFilled(row[column]))));
  if (byColumn.length === 1 && byColumn[0][1] - byColumn[0][0] === width) return [[...rows]];
  return byColumn.flatMap(([from, to]) => sheetBlocks(rows.map((row) => row.slice(from, to))));
}
