/**
 * A chart of the workbook as the host's Chart object fills it, the overlay draws it and the .xlsx writer exports it.
 * Plain data: charts are kept as JSON in the grid's snapshot, among its `resources`.
 */
export interface ChartModel {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** An Excel.ChartType, such as "ColumnClustered", "Line", "BarStacked", "Pie", "XYScatter" or "Area". */
  readonly type: string;
  readonly title?: string;
  /** The cells it covers, from 0, ends included. */
  readonly position: { readonly startRow: number; readonly startColumn: number; readonly endRow: number; readonly endColumn: number };
  readonly seriesBy: "Columns" | "Rows";
  /** The range it was made from, where it was made from one. */
  readonly sourceRange?: string;
  readonly series: readonly ChartSeriesModel[];
  readonly axisTitles?: { readonly category?: string; readonly value?: string };
  /** Where the legend stands; "none" for no legend. Without a word: at the bottom, when there is more than one series or slices to name. */
  readonly legend?: "top" | "bottom" | "left" | "right" | "none";
}

/** References are written with their sheet, as in a cell: `Deals!$B$2:$B$9`, `'My sheet'!$A$1`. */
export interface ChartSeriesModel {
  readonly name?: string;
  readonly nameRef?: string;
  readonly categoriesRef?: string;
  readonly valuesRef: string;
}

/** Names under which a snapshot's `resources` keep, as JSON, what the grid has no place of its own for. */
export const RESOURCE = {
  /** ChartModel[] */
  charts: "ROUNDTRIP_CHARTS",
  /** CustomXmlPartModel[] */
  customXml: "ROUNDTRIP_CUSTOM_XML",
  /** Record<string, unknown>: the add-in's settings in this workbook. */
  settings: "ROUNDTRIP_SETTINGS",
  /** ProtectionModel: the sheets that are protected. */
  protection: "ROUNDTRIP_PROTECTION",
} as const;

export interface CustomXmlPartModel {
  readonly id: string;
  readonly xml: string;
}

/** By sheet id: options named as in Excel.WorksheetProtectionOptions where the sheet is protected, and the cells that protection leaves open. */
export type ProtectionModel = Readonly<
  Record<string, { readonly options?: Readonly<Record<string, boolean>>; readonly unlocked?: readonly ChartModel["position"][] }>
>;

export type ChartKind = "column" | "bar" | "line" | "area" | "pie" | "scatter";

export interface ChartShape {
  readonly kind: ChartKind;
  readonly stacking: "none" | "stacked" | "percent";
  /** Lines and scatters: whether points are marked, and whether they are joined. */
  readonly markers: boolean;
  readonly joined: boolean;
  readonly doughnut: boolean;
}

const KINDS: readonly (readonly [RegExp, ChartKind])[] = [
  [/^(3D)?(Column|Cylinder(?!Bar)|Cone(?!Bar)|Pyramid(?!Bar))/i, "column"],
  [/^(3D)?(Bar|CylinderBar|ConeBar|PyramidBar)/i, "bar"],
  [/^(3D)?Line/i, "line"],
  [/^(3D)?Area/i, "area"],
  [/^((3D)?Pie|Doughnut)/i, "pie"],
  [/^XYScatter/i, "scatter"],
];

/** What is drawn for an Excel.ChartType; undefined for a type that nothing here draws (radar, stock, surface, …). 3-D is drawn flat. */
export function chartShape(type: string): ChartShape | undefined {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  if (!kind || /^BarOfPie|^PieOfPie/i.test(type)) return undefined;
  const stacking = /Stacked100/i.test(type) ? "percent" : /Stacked/i.test(type) ? "stacked" : "none";
  const scatterLines = kind === "scatter" && /Lines|Smooth/i.test(type);
  return {
    kind,
    stacking: kind === "pie" || kind === "scatter" ? "none" : stacking,
    markers: kind === "scatter" ? !/NoMarkers/i.test(type) : kind === "line" && /Markers/i.test(type),
    joined: kind === "line" || scatterLines,
    doughnut: /^Doughnut/i.test(type),
  };
}
