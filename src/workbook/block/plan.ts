import type { Area } from "./address";
import type { BlockCell } from "./cell";

export interface TablePlan {
  readonly name: string;
  /** Header row included. */
  readonly area: Area;
  /** What the add-in remembers of it, kept in the workbook's settings. */
  readonly record?: string;
}

export type ChartType = "Line" | "LineMarkers" | "ColumnClustered" | "ColumnStacked" | "BarClustered" | "BarStacked" | "AreaStacked";

export interface ChartPlan {
  readonly name: string;
  readonly title: string;
  readonly type: ChartType;
  readonly names: readonly string[];
  /** Values of each series, without a header. */
  readonly series: readonly Area[];
  /** The labels of the points, without a header. */
  readonly categories: Area;
  readonly valueFormat?: string;
  readonly valueTitle?: string;
  readonly categoryTitle?: string;
  readonly over: Area;
}

/** What goes onto one sheet: cells from an origin, and what stands on them. All areas are in the sheet's own coordinates. */
export interface SheetPlan {
  readonly sheet: string;
  readonly isNew: boolean;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly (BlockCell | null)[])[];
  readonly tables: readonly TablePlan[];
  readonly charts: readonly ChartPlan[];
  /** Characters by column of the sheet; on a sheet that was there a column only ever gets wider. */
  readonly widths: ReadonlyMap<number, number>;
  /** Rows kept in view at the top; new sheets only. */
  readonly frozenRows?: number;
}

/** What one action writes. `what` continues "Inserted": "the deal table". */
export interface Plan {
  readonly what: string;
  readonly sheets: readonly SheetPlan[];
  /** The sheet to show when done; the first where absent. */
  readonly show?: string;
}

/** Where an action may write: names that are still free, and the selected cell. */
export interface Site {
  /** The name itself, or with a number where a sheet of that name is there. */
  sheetName(wanted: string): string;
  /** The name itself, or with a number where a table or defined name has it. */
  tableName(wanted: string): string;
  /** The name itself, or with a number where a chart of the open sheet has it. */
  chartName(wanted: string): string;
  /** The selected cell, for blocks that go onto the sheet that is open. */
  readonly selected: { readonly sheet: string; readonly row: number; readonly column: number };
  /** Sheets can't be added. */
  readonly structureProtected: boolean;
}

export type Build = (site: Site) => Plan;

/** Where the reader wants a block: on a sheet of its own, or from the selected cell on. */
export type Place = "newSheet" | "selection";

export function extent(plan: SheetPlan): Area {
  return {
    row: plan.row,
    column: plan.column,
    rows: plan.cells.length,
    columns: plan.cells.reduce((most, row) => Math.max(most, row.length), 0),
  };
}
