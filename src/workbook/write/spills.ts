import type { Area, Spot } from "../block/address";

/** A cell that shows part of what a formula elsewhere spills. */
export interface SpilledCell extends Spot {
  readonly from: Spot;
}

/**
 * The cells of a range that hold no more than what a formula spills into them. `area` is the range's place; cells without a value are
 * not asked.
 */
export async function spilledCells(
  context: Excel.RequestContext,
  range: Excel.Range,
  area: Area,
  formulas: readonly (readonly unknown[])[],
): Promise<readonly SpilledCell[]> {
  range.load("hasSpill");
  await context.sync();
  if (range.hasSpill === false) return [];
  const asked = formulas.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      cell === "" ? [] : [{ r, c, parent: range.getCell(r, c).getSpillParentOrNullObject().load("rowIndex,columnIndex") }],
    ),
  );
  await context.sync();
  return asked
    .filter(({ parent }) => !parent.isNullObject)
    .map(({ r, c, parent }) => ({
      row: area.row + r,
      column: area.column + c,
      from: { row: parent.rowIndex, column: parent.columnIndex },
    }))
    .filter(({ row, column, from }) => row !== from.row || column !== from.column);
}
