import { EMPTY_CELL } from "../../grid/entry";
import { type ICellData, Tools } from "../../grid/univer";
import { HostError, invalidArgument, notImplemented } from "../protocol/hostError";
import type { Members } from "../protocol/hostObject";
import { cellProperties, forgetLooks, setCellProperties } from "./cellProperties";
import { CellsObject } from "./cellsObject";
import { clearConditionalFormats } from "./conditionalFormats";
import { type RangeTarget, targetOf } from "./rangeTarget";

function facade({ grid, sheetId, present }: RangeTarget) {
  const range = grid.sheet(sheetId)?.getRange({ ...present });
  if (!range) throw invalidArgument();
  return range;
}

async function clear({ target }: CellsObject, applyTo = "All"): Promise<void> {
  const { cells, made } = target;
  if (!made) return;
  const used = cells.used(target.area, false);
  const all = /^all$/i.test(applyTo);
  if (used) {
    const contents = all || /^contents$/i.test(applyTo) ? EMPTY_CELL : {};
    const formats = all || /^formats$/i.test(applyTo) ? { s: null } : {};
    if (Object.keys(contents).length + Object.keys(formats).length > 0)
      target.at(used).cells.write(used, () => ({ ...contents, ...formats }) as ICellData);
  }
  const removeLinks = all || /^(hyperlinks|removeHyperlinks)$/i.test(applyTo);
  if (removeLinks) await target.grid.links.clear(target.sheetId, made);
  if (all || /^formats$/i.test(applyTo)) {
    forgetLooks(target);
    clearConditionalFormats(target);
  }
  if (all) target.grid.notes.clear(target.sheetId, target.area);
}

function insert(range: CellsObject, shift: string): CellsObject {
  const { target } = range;
  const { area } = target;
  const sheet = target.grid.sheet(target.sheetId);
  if (target.isEntireRow) sheet?.insertRowsBefore(area.startRow, target.rowCount);
  else if (target.isEntireColumn) sheet?.insertColumnsBefore(area.startColumn, target.columnCount);
  else if (/^(down|right)$/i.test(shift)) target.grid.edits.moveCells(target.sheetId, area, /^down$/i.test(shift) ? "down" : "right");
  else throw invalidArgument();
  return range;
}

function remove(range: CellsObject, shift: string): void {
  const { target } = range;
  const { area } = target;
  const sheet = target.grid.sheet(target.sheetId);
  if (target.isEntireRow) sheet?.deleteRows(area.startRow, target.rowCount);
  else if (target.isEntireColumn) sheet?.deleteColumns(area.startColumn, target.columnCount);
  else if (/^(up|left)$/i.test(shift)) target.grid.edits.moveCells(target.sheetId, area, /^up$/i.test(shift) ? "up" : "left");
  else throw invalidArgument();
}

/** Copies cells; formulas move their references along, as in Excel. Excel.RangeCopyType says what is copied. */
function copyFrom(range: CellsObject, source: unknown, copyType = "All", skipBlanks = false, transpose = false): void {
  if (transpose) throw notImplemented("Copying with transposition");
  const from = source instanceof CellsObject ? source.target : targetOf(range.target.host, String(source), range.target.sheetId);
  const { target } = range;
  const rows = Math.max(target.rowCount, from.rowCount);
  const columns = Math.max(target.columnCount, from.columnCount);
  const to = target.at({
    ...target.area,
    endRow: target.area.startRow + rows - 1,
    endColumn: target.area.startColumn + columns - 1,
  });
  const { cells } = from;
  const formulaMover = target.grid.api.getFormula();
  const plans = to.map((row, column) => {
    const sourceRow = from.area.startRow + ((row - to.area.startRow) % from.rowCount);
    const sourceColumn = from.area.startColumn + ((column - to.area.startColumn) % from.columnCount);
    if (skipBlanks && cells.isBlank(sourceRow, sourceColumn)) return undefined;
    const style = /^(all|formats)$/i.test(copyType) ? { s: Tools.deepClone(cells.style(sourceRow, sourceColumn)) } : {};
    if (/^formats$/i.test(copyType)) return style;
    const formula = /^values$/i.test(copyType) ? "" : cells.formula(sourceRow, sourceColumn);
    if (formula) return { ...EMPTY_CELL, ...style, f: formulaMover.moveFormulaRefOffset(formula, column - sourceColumn, row - sourceRow) };
    return { ...EMPTY_CELL, ...cells.constant(sourceRow, sourceColumn), ...style };
  });
  to.cells.write(to.area, (i, j) => plans[i][j]);
}

function merge({ target }: CellsObject, across = false): void {
  if (across) facade(target).mergeAcross({ isForceMerge: true });
  else facade(target).merge({ isForceMerge: true });
}

/** What changes the cells of a range other than by setting a value. */
export const EDITING: Members<CellsObject>["methods"] = {
  Clear: clear,
  Insert: insert,
  Delete: remove,
  CopyFrom: copyFrom,
  Merge: merge,
  Unmerge: ({ target }) => void facade(target).breakApart(),
  Select: ({ target }) => {
    const sheet = target.grid.sheet(target.sheetId);
    if (sheet?.isSheetHidden()) throw new HostError("InvalidOperation", "A range on a hidden sheet can't be selected.");
    sheet?.activate();
    target.cells.grow(target.present);
    facade(target).activate();
  },
  Calculate: ({ target }) => target.grid.calculation.full(),
  GetCellProperties: ({ target }, options: unknown) => cellProperties(target, options),
  SetCellProperties: ({ target }, properties: unknown) => setCellProperties(target, properties),
  // The library announces the size of a large table that it sends in pieces.
  _ValidateArraySize: ({ target }, rows: number, columns: number) => {
    if (rows !== target.rowCount || columns !== target.columnCount) throw invalidArgument();
  },
  _OnAccess: () => undefined,
};
