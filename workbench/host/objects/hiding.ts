import { itemNotFound } from "../protocol/hostError";
import type { RangeTarget } from "./rangeTarget";

type Lines = "rows" | "columns";

function sheetOf(target: RangeTarget) {
  const sheet = target.grid.sheet(target.sheetId);
  if (!sheet) throw itemNotFound();
  return sheet;
}

/** Whether the rows or columns of a range are hidden; null where some are. */
export function hidden(target: RangeTarget, lines: Lines): boolean | null {
  const sheet = sheetOf(target).getSheet();
  const { startRow, endRow, startColumn, endColumn } = target.present;
  const [from, to] = lines === "rows" ? [startRow, endRow] : [startColumn, endColumn];
  let count = 0;
  for (let index = from; index <= to; index++) {
    // Beyond what the grid has made nothing is hidden.
    const inside = index < (lines === "rows" ? sheet.getRowCount() : sheet.getColumnCount());
    if (inside && !(lines === "rows" ? sheet.getRowVisible(index) : sheet.getColVisible(index))) count++;
  }
  return count === 0 ? false : count === to - from + 1 ? true : null;
}

export function hide(target: RangeTarget, lines: Lines, value: boolean): void {
  const sheet = sheetOf(target);
  const { startRow, endRow, startColumn, endColumn } = target.present;
  if (lines === "rows") {
    if (value) sheet.hideRows(startRow, endRow - startRow + 1);
    else sheet.showRows(startRow, endRow - startRow + 1);
  } else if (value) sheet.hideColumns(startColumn, endColumn - startColumn + 1);
  else sheet.showColumns(startColumn, endColumn - startColumn + 1);
}
