import type { Cell } from "../../../src/catalogue/cell";

/** What a cell is to hold before the engine calculates: a constant or, with an equals sign, a formula as typed. */
export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly value: number | string | boolean | { readonly formula: string; readonly spills?: true } | { readonly error: string };
}

/** A rectangle of cells to read after calculation, zero-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A spreadsheet engine that others wrote: one sheet, calculated from nothing. Blank cells come back as null, errors as their code. */
export interface Engine {
  readonly name: "univer" | "excelts" | "ironcalc";
  /** The last place that it shows of a number, as a number; 0 where it gives all. */
  readonly resolution: number;
  calculate(names: Readonly<Record<string, string>>, cells: readonly Placed[], areas: readonly Area[]): Promise<Cell[][][]>;
}

/** Rows and columns of an area, each cell by the given reader. */
export function readArea(area: Area, read: (row: number, column: number) => Cell): Cell[][] {
  return Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (_, c) => read(area.row + r, area.column + c)));
}
