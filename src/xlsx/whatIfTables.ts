import { addressOf, type CellPosition, positionOf } from "./address";

/** A What-If data table: where its results stand, and the formulas that it computes again and again. */
export interface WhatIfTable {
  readonly sheet: string;
  /** Its results, without the values that it varies. */
  readonly address: string;
  readonly formulas: readonly string[];
}

interface Cell {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
}

/** What Excel gives as the formula of every result of a data table: `=TABLE(A1,B1)`. */
export const isOfWhatIfTable = (formula: string) => /^=?\{?=?TABLE\(/i.test(formula);

/**
 * The cells that may hold the formulas of a data table with results from one cell to another: the corner of a table that varies two inputs, the row
 * above or the column to the left of one that varies one.
 */
export function edgesOf(first: CellPosition, last: CellPosition): CellPosition[] {
  const edges = [{ row: first.row - 1, column: first.column - 1 }];
  for (let column = first.column; column <= last.column; column++) edges.push({ row: first.row - 1, column });
  for (let row = first.row; row <= last.row; row++) edges.push({ row, column: first.column - 1 });
  return edges.filter(({ row, column }) => row >= 0 && column >= 0);
}

/** The data tables among a workbook's formula cells, each once; results side by side that vary the same inputs are one table. */
export function whatIfTables(cells: readonly Cell[]): WhatIfTable[] {
  const results = cells.filter(({ formula }) => isOfWhatIfTable(formula));
  if (results.length === 0) return [];
  const formulas = new Map(cells.map(({ sheet, address, formula }) => [`${sheet}!${address}`, formula]));
  const seen = new Set<string>();
  return results.flatMap(({ sheet, address, formula }) => {
    const first = positionOf(address);
    if (!first || seen.has(`${sheet}!${address}`)) return [];
    const same = (row: number, column: number) => formulas.get(`${sheet}!${addressOf({ row, column })}`) === formula;
    let [row, column] = [first.row, first.column];
    while (same(row + 1, column)) row++;
    while (same(row, column + 1)) column++;
    for (let r = first.row; r <= row; r++)
      for (let c = first.column; c <= column; c++) seen.add(`${sheet}!${addressOf({ row: r, column: c })}`);
    const last = { row, column };
    const computed = edgesOf(first, last).flatMap((edge) => formulas.get(`${sheet}!${addressOf(edge)}`) ?? []);
    const area = row === first.row && column === first.column ? address : `${address}:${addressOf(last)}`;
    return [{ sheet, address: area, formulas: computed }];
  });
}
