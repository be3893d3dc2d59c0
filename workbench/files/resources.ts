import type { IDataValidationRule, IRange, IWorkbookData } from "@univerjs/core";

/** Names of the grid's own resources in a snapshot, with the shape of their JSON, as far as files are concerned. */
export const GRID_RESOURCE = {
  names: "SHEET_DEFINED_NAME_PLUGIN",
  tables: "SHEET_TABLE_PLUGIN",
  themes: "SHEET_RANGE_THEME_MODEL_PLUGIN",
  notes: "SHEET_NOTE_PLUGIN",
  validations: "SHEET_DATA_VALIDATION_PLUGIN",
  conditionalFormats: "SHEET_CONDITIONAL_FORMATTING_PLUGIN",
} as const;

/** The scope of a name that belongs to the workbook, not to a sheet. */
export const WORKBOOK_SCOPE = "AllDefaultWorkbook";

export interface DefinedName {
  id: string;
  name: string;
  formulaOrRefString: string;
  comment?: string;
  localSheetId?: string;
  hidden?: boolean;
}

export interface TableColumn {
  id: string;
  displayName: string;
  dataType: string;
  formula: string;
  meta: object;
  style: object;
}

export interface SheetTable {
  id: string;
  name: string;
  range: IRange;
  options: { showHeader?: boolean; showFooter?: boolean; tableStyleId?: string };
  filters: { tableColumnFilterList: unknown[] };
  columns: TableColumn[];
}

export interface SheetTables {
  tables: SheetTable[];
  tableFilteredOutRows?: unknown[];
}

export interface Note {
  id: string;
  row: number;
  col: number;
  note: string;
  width: number;
  height: number;
  show?: boolean;
}

type BySheet<T> = Record<string, T>;

export interface GridResources {
  readonly [GRID_RESOURCE.names]: Record<string, DefinedName>;
  readonly [GRID_RESOURCE.tables]: BySheet<SheetTables>;
  readonly [GRID_RESOURCE.notes]: BySheet<Record<string, Record<string, Note>>>;
  readonly [GRID_RESOURCE.validations]: BySheet<(IDataValidationRule & { ranges: IRange[] })[]>;
  readonly [GRID_RESOURCE.conditionalFormats]: BySheet<ConditionalFormat[]>;
}

export interface ConditionalFormat {
  cfId: string;
  ranges: IRange[];
  stopIfTrue: boolean;
  rule: ConditionalRule;
}

export interface ThresholdValue {
  type: string;
  value?: number | string;
}

export interface ConditionalRule {
  type: string;
  subType?: string;
  operator?: string;
  value?: unknown;
  isBottom?: boolean;
  isPercent?: boolean;
  isShowValue?: boolean;
  style?: object;
  config?: unknown;
}

/** What a resource of the snapshot holds; `fallback` where it is absent or empty. Damaged JSON is a broken invariant and throws. */
export function readResource<T>(snapshot: IWorkbookData, name: string, fallback: T): T {
  const data = snapshot.resources?.find((resource) => resource.name === name)?.data;
  return data ? ((JSON.parse(data) as T | null) ?? fallback) : fallback;
}

export const readGridResource = <Name extends keyof GridResources>(snapshot: IWorkbookData, name: Name): GridResources[Name] =>
  readResource(snapshot, name, {} as GridResources[Name]);
