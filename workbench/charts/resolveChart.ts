import { chartShape, type ChartModel, type ChartShape } from "./chartModel";

export type ChartCell = string | number | boolean | null;

/** What a reference stands for now, row by row, and the number format of its first cell; undefined where it stands for nothing. */
export type ReadReference = (
  reference: string,
) => { readonly values: readonly (readonly ChartCell[])[]; readonly format: string } | undefined;

/** A number as the cell's format shows it. */
export type FormatNumber = (value: number, format: string) => string;

export interface ResolvedSeries {
  readonly name: string;
  /** Blank and text cells are gaps. */
  readonly values: readonly (number | null)[];
  /** Scatter: the abscissae, 1, 2, 3, … where none are given. */
  readonly xs: readonly (number | null)[];
}

/** A chart with the data it shows. */
export interface ResolvedChart {
  readonly shape: ChartShape;
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly ResolvedSeries[];
  readonly axisTitles: NonNullable<ChartModel["axisTitles"]>;
  readonly legend: NonNullable<ChartModel["legend"]>;
  /** A value as its cell shows it. */
  readonly showValue: (value: number) => string;
  /** A place on the value axis: a value, or a share where shares are stacked. */
  readonly showTick: (value: number) => string;
  readonly showX: (value: number) => string;
}

const flat = (values: readonly (readonly ChartCell[])[]) => values.flat();
const asNumber = (cell: ChartCell) => (typeof cell === "number" && Number.isFinite(cell) ? cell : null);

const shown = (cell: ChartCell, format: string, formatNumber: FormatNumber) =>
  cell === null ? "" : typeof cell === "number" ? formatNumber(cell, format) : String(cell);

/** The legend where no one said where: none for a single series, at the bottom otherwise, as in Excel. */
export const legendPlace = ({ legend, series }: Pick<ChartModel, "legend" | "series">, { kind }: ChartShape): ResolvedChart["legend"] =>
  legend ?? (series.length > 1 || kind === "pie" ? "bottom" : "none");

/** Reads what a chart shows; undefined for a type that is not drawn. References that no longer stand for anything are empty series. */
export function resolveChart(chart: ChartModel, read: ReadReference, formatNumber: FormatNumber): ResolvedChart | undefined {
  const shape = chartShape(chart.type);
  if (!shape) return undefined;
  const formats: { value?: string; x?: string } = {};
  const categorySource = chart.series.map(({ categoriesRef }) => categoriesRef && read(categoriesRef)).find((source) => source);
  const series = chart.series.map(({ name, nameRef, categoriesRef, valuesRef }, index): ResolvedSeries => {
    const source = read(valuesRef);
    const named = nameRef === undefined ? undefined : read(nameRef);
    const values = flat(source?.values ?? []).map(asNumber);
    const abscissae = categoriesRef === undefined ? undefined : read(categoriesRef);
    const xs = abscissae && flat(abscissae.values).map(asNumber);
    formats.value ??= source?.format;
    formats.x ??= abscissae?.format;
    const label = named
      ? flat(named.values)
          .map((cell) => shown(cell, named.format, formatNumber))
          .join(" ")
          .trim()
      : (name ?? "");
    // As in Excel, abscissae that are no numbers count as 1, 2, 3, …
    const isNumeric = xs?.some((x) => x !== null);
    return { name: label || `Series ${index + 1}`, values, xs: isNumeric && xs ? xs : values.map((_, place) => place + 1) };
  });
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const given = categorySource ? flat(categorySource.values).map((cell) => shown(cell, categorySource.format, formatNumber)) : [];
  return {
    shape,
    title: chart.title ?? (chart.series.length === 1 ? series[0].name : ""),
    categories: Array.from({ length: count }, (_, index) => given[index] ?? (categorySource ? "" : String(index + 1))),
    series,
    axisTitles: chart.axisTitles ?? {},
    legend: legendPlace(chart, shape),
    showValue: (value) => formatNumber(value, formats.value ?? "General"),
    showTick: (value) => formatNumber(value, shape.stacking === "percent" ? "0%" : (formats.value ?? "General")),
    showX: (value) => formatNumber(value, formats.x ?? "General"),
  };
}
