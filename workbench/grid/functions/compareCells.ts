import { BaseReferenceObject, CELL_INVERTED_INDEX_CACHE, CellValueType, type ICellData, type Nullable } from "../univer";

const NOTHING_KEPT = { rowsInCache: [], rowsNotInCache: [] };

let mended = false;

/**
 * Zeros, empty cells and formulas that give "" are told apart, as in Excel.
 *
 * The engine would keep the values of a column that was compared once and answer the next comparison in the same pass from what it kept, where the three
 * are one and the same: `=IF(B24="","",…)` was empty for a zero. And it would take a cell for empty whose formula has just given "".
 */
export function compareCells(): void {
  if (mended) return;
  mended = true;
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => NOTHING_KEPT;
  CELL_INVERTED_INDEX_CACHE.set = () => undefined;
  CELL_INVERTED_INDEX_CACHE.setContinueBuildingCache = () => undefined;
  const prototype = BaseReferenceObject.prototype;
  const original = prototype.getCellData;
  prototype.getCellData = function (row, column): Nullable<ICellData> {
    const cell = original.call(this, row, column);
    return cell?.v === "" && cell.t === CellValueType.STRING && !cell.f ? { ...cell, f: "=" } : cell;
  };
}
