import type { Area } from "../grid/address";
import type { Grid } from "../grid/grid";
import type { Events } from "./events";
import type { HostObject } from "./protocol/hostObject";

/** What Excel keeps of a table and the grid does not. */
export interface TableLook {
  readonly style?: string;
  readonly showBandedRows?: boolean;
  readonly showBandedColumns?: boolean;
  readonly showFilterButton?: boolean;
  readonly showTotals?: boolean;
  /** What the rows were sorted by last: Excel.SortField. */
  readonly sortedBy?: readonly { readonly key: number; readonly ascending?: boolean | null; readonly sortOn?: string | null }[];
  readonly highlightFirstColumn?: boolean;
  readonly highlightLastColumn?: boolean;
}

/** A conditional format as a script has described it, or as it was found in the grid. */
export interface ConditionalFormatEntry {
  readonly id: string;
  readonly sheetId: string;
  /** In most cases one. */
  readonly areas: readonly Area[];
  draft: unknown;
  /** The grid has it: where it is there no longer, it has been taken away there. */
  isDrawn: boolean;
}

/** Makes the objects that hang on each other both ways: a range's sheet, a sheet's range. */
export interface ObjectFactory {
  range(sheetId: string, area: Area): HostObject;
  worksheet(sheetId: string): HostObject;
  tables(ids: readonly string[]): HostObject;
}

/** What the objects of the workbook share. */
export interface HostContext {
  readonly grid: Grid;
  readonly events: Events;
  readonly make: ObjectFactory;
  /** What cells look like beyond what the grid knows of, by sheet, row and column. */
  readonly rememberedLooks: Map<string, Record<string, unknown>>;
  readonly tableLooks: Map<string, TableLook>;
  conditionalFormats: readonly ConditionalFormatEntry[];
  /** Of protected sheets, by sheet. */
  readonly passwords: Map<string, string>;
  readonly referenceCount: number;
  release(reference: string): void;
  releaseAll(): void;
  newGuid(): string;
  /** What Excel has of a chart and its model does not, such as an axis's number format. */
  chartRest(chartId: string): Map<string, unknown>;
  /** Opens a workbook of its own, given as the bytes of a file, or an empty one: what Excel.createWorkbook asks for. */
  openWorkbook(file: Uint8Array | null): Promise<void>;
}
