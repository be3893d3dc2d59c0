import { POINTS_PER_PIXEL, textHeight, textWidth } from "../../grid/textSize";
import { type FWorksheet, WrapStrategy } from "../../grid/univer";
import { itemNotFound } from "../protocol/hostError";
import type { RangeTarget } from "./rangeTarget";

/** Room beside the text of an autofitted column, in pixels. */
const COLUMN_PADDING = 9;
const LEAST_COLUMN_PIXELS = 24;

function sheetOf(target: RangeTarget): FWorksheet {
  const sheet = target.grid.sheet(target.sheetId);
  if (!sheet) throw itemNotFound();
  return sheet;
}

/** Widths and heights are points in Excel's API, pixels in the grid. Null where they differ. */
export function columnWidth(target: RangeTarget): number | null {
  const sheet = sheetOf(target);
  const { startColumn, endColumn } = target.present;
  const widths = new Set<number>();
  for (let column = startColumn; column <= endColumn; column++) widths.add(sheet.getColumnWidth(column));
  return widths.size === 1 ? [...widths][0] * POINTS_PER_PIXEL : null;
}

export function setColumnWidth(target: RangeTarget, points: number): void {
  const { present } = target;
  target.cells.grow({ ...present, endRow: 0 });
  target.grid.edits.setColumnWidths(target.sheetId, present.startColumn, present.endColumn, points / POINTS_PER_PIXEL);
}

export function rowHeight(target: RangeTarget): number | null {
  const sheet = sheetOf(target);
  const { startRow, endRow } = target.present;
  const heights = new Set<number>();
  for (let row = startRow; row <= endRow; row++) heights.add(sheet.getRowHeight(row));
  return heights.size === 1 ? [...heights][0] * POINTS_PER_PIXEL : null;
}

export function setRowHeight(target: RangeTarget, points: number): void {
  const { present } = target;
  target.cells.grow({ ...present, endColumn: 0 });
  sheetOf(target).setRowHeightsForced(present.startRow, present.endRow - present.startRow + 1, points / POINTS_PER_PIXEL);
}

/** Makes each column as wide as its widest text in the range; a column without text stays as it is. */
export function autofitColumns(target: RangeTarget): void {
  const { cells } = target;
  const used = cells.used(target.area, true);
  if (!used) return;
  for (let column = used.startColumn; column <= used.endColumn; column++) {
    let widest = 0;
    for (let row = used.startRow; row <= used.endRow; row++) {
      const text = cells.text(row, column);
      if (text === "") continue;
      const { fs = 11, bl } = cells.style(row, column);
      for (const line of text.split("\n")) widest = Math.max(widest, textWidth(line, fs, bl === 1));
    }
    if (widest > 0)
      target.grid.edits.setColumnWidths(target.sheetId, column, column, Math.max(LEAST_COLUMN_PIXELS, widest + COLUMN_PADDING));
  }
}

/** Makes each row as high as its highest cell: wrapped text counts with the lines that its column's width makes of it. */
export function autofitRows(target: RangeTarget): void {
  const { cells } = target;
  const used = cells.used(target.area, true);
  if (!used) return;
  const sheet = sheetOf(target);
  for (let row = used.startRow; row <= used.endRow; row++) {
    let highest = 0;
    for (let column = used.startColumn; column <= used.endColumn; column++) {
      const text = cells.text(row, column);
      if (text === "") continue;
      const { fs = 11, bl, tb } = cells.style(row, column);
      const wrapAt = tb === WrapStrategy.WRAP ? sheet.getColumnWidth(column) - COLUMN_PADDING : null;
      highest = Math.max(highest, textHeight(text, fs, bl === 1, wrapAt));
    }
    if (highest > 0) sheet.setRowHeightsForced(row, 1, Math.max(20, Math.ceil(highest)));
  }
}
