import type { ICellData, IRange, IWorkbookData } from "@univerjs/core";

/** The part of the grid's formula data that knows what formulas spilled: rows, then columns, then what. */
export interface SpillSource {
  getArrayFormulaRange(): Record<string, Record<string, Record<number, Record<number, IRange>>> | null | undefined>;
  getArrayFormulaCellData(): Record<
    string,
    Record<string, Record<number, Record<number, ICellData | null | undefined>> | undefined> | null | undefined
  >;
}

export type SpilledValue = string | number | boolean | null;

/** What a formula's result covers besides its own cell, row by row; the first value is the formula cell's own. */
export interface Spill {
  readonly range: IRange;
  readonly values: readonly (readonly SpilledValue[])[];
}

export const SPILLS = "ROUNDTRIP_SPILLS";

/**
 * The workbook as it is now, with the values that formulas spilled, which the grid leaves out of its snapshots.
 *
 * @param workbook  the grid's workbook facade
 * @param source    the grid's FormulaDataModel
 */
export function snapshotOf(workbook: { save(): IWorkbookData }, source: SpillSource): IWorkbookData {
  const snapshot = workbook.save();
  const ranges = source.getArrayFormulaRange()[snapshot.id] ?? {};
  const cells = source.getArrayFormulaCellData()[snapshot.id] ?? {};
  const spills: Record<string, Spill[]> = {};
  for (const [sheetId, rows] of Object.entries(ranges)) {
    const values = cells[sheetId] ?? {};
    for (const range of Object.values(rows).flatMap((columns) => Object.values(columns ?? {}))) {
      if (range.startRow === range.endRow && range.startColumn === range.endColumn) continue;
      const { startRow, startColumn, endRow, endColumn } = range;
      const valueAt = (row: number, column: number) => spilledValue(values[row]?.[column]);
      if (valueAt(startRow, startColumn) === "#SPILL!") continue;
      const matrix = Array.from({ length: endRow - startRow + 1 }, (_, row) =>
        Array.from({ length: endColumn - startColumn + 1 }, (__, column) => valueAt(startRow + row, startColumn + column)),
      );
      (spills[sheetId] ??= []).push({ range: { startRow, startColumn, endRow, endColumn }, values: matrix });
    }
  }
  const others = (snapshot.resources ?? []).filter(({ name }) => name !== SPILLS);
  return { ...snapshot, resources: [...others, { name: SPILLS, data: JSON.stringify(spills) }] };
}

/** The grid keeps truth values as 0 and 1 of their own type. */
function spilledValue(cell: ICellData | null | undefined): SpilledValue {
  if (cell?.v === undefined || cell.v === null) return null;
  return cell.t === BOOLEAN ? Boolean(cell.v) : cell.v;
}

const BOOLEAN = 3;
