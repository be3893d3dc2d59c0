import type { Worksheet } from "@cj-tech-master/excelts";
import type {
  AddAxisOptions,
  AddChartOptions,
  AddChartSeriesOptions,
  ChartRichText,
  ChartTextProperties,
} from "@cj-tech-master/excelts/chart";
import { colorOf } from "../../charts/palette";
import { legendPlace } from "../../charts/resolveChart";
import { chartShape, type ChartModel, type ChartShape } from "../../charts/chartModel";

const GROUPING = { stacked: "stacked", percent: "percentStacked" } as const;

/** Numbers of slices that get colours of their own; in a file they are named one by one. */
const MOST_SLICES = 24;

function seriesInFile(chart: ChartModel, { kind, markers, joined }: ChartShape): AddChartSeriesOptions[] {
  return chart.series.map(({ name, nameRef, categoriesRef, valuesRef }, index) => {
    const color = colorOf(index);
    const isLine = kind === "line" || (kind === "scatter" && joined);
    return {
      values: valuesRef,
      ...(nameRef ? { name: { formula: nameRef } } : name !== undefined && { name }),
      ...(categoriesRef && (kind === "scatter" ? { xValues: categoriesRef } : { categories: categoriesRef })),
      ...(isLine && { line: color, lineWidth: 2.25 }),
      ...((kind === "column" || kind === "bar" || kind === "area") && { fill: color }),
      ...(kind === "pie" && { dataPoints: Array.from({ length: MOST_SLICES }, (_, slice) => ({ index: slice, fill: colorOf(slice) })) }),
      ...((kind === "line" || kind === "scatter") && {
        marker: markers ? { ...DOT, fill: color, border: color } : { symbol: "none" as const },
      }),
      ...(kind === "scatter" && { smooth: /Smooth/i.test(chart.type) }),
      ...(kind === "line" && { smooth: false }),
    };
  });
}

const DOT = { symbol: "circle", size: 6 } as const;

function typeOptions({ kind, stacking, doughnut }: ChartShape): Pick<AddChartOptions, "type" | "barDir" | "grouping" | "scatterStyle"> {
  if (kind === "column" || kind === "bar")
    return {
      type: "bar",
      barDir: kind === "bar" ? "bar" : "col",
      grouping: stacking === "none" ? "clustered" : GROUPING[stacking],
    };
  if (kind === "pie") return { type: doughnut ? "doughnut" : "pie" };
  if (kind === "scatter") return { type: "scatter", scatterStyle: "lineMarker" };
  return { type: kind, grouping: stacking === "none" ? "standard" : GROUPING[stacking] };
}

const richText = (text: string, properties: ChartTextProperties): ChartRichText => ({
  paragraphs: text.split("\n").map((line) => ({ runs: [{ text: line, properties }] })),
});

const TITLE: ChartTextProperties = { size: 1200, bold: true, color: { srgb: "1B1F24" } };
const LABEL: ChartTextProperties = { size: 900, color: { srgb: "3B424A" } };

/** Quiet axes, as on the screen: light lines across, no ticks, labels where the plot ends even if values are negative. */
function axisInFile(title: string | undefined, isValue: boolean): AddAxisOptions {
  return {
    ...(title !== undefined && { title, titleOptions: { txPr: LABEL } }),
    numFmtLinked: true,
    majorTickMark: "none",
    minorTickMark: "none",
    lineColor: isValue ? "E3E6EA" : "8A929B",
    txPr: LABEL,
    tickLblPos: isValue ? "nextTo" : "low",
    ...(isValue && { majorGridlines: true, majorGridlinesStyle: { border: "E3E6EA", borderWidth: 0.75 } }),
  };
}

/** Adds a sheet's charts as native ones; a type that is not drawn here becomes columns rather than nothing. */
export function addCharts(worksheet: Worksheet, charts: readonly ChartModel[]): void {
  for (const chart of charts) {
    const shape = chartShape(chart.type) ?? chartShape("ColumnClustered")!;
    const legend = legendPlace(chart, shape);
    const { startRow, startColumn, endRow, endColumn } = chart.position;
    const { category, value } = chart.axisTitles ?? {};
    const options: AddChartOptions = {
      ...typeOptions(shape),
      series: seriesInFile(chart, shape),
      title: chart.title ? richText(chart.title, TITLE) : null,
      showLegend: legend !== "none",
      ...(legend !== "none" && { legendPosition: legend.charAt(0) as "t" | "b" | "l" | "r", legendOptions: { txPr: LABEL } }),
      ...(shape.kind !== "pie" && { categoryAxis: axisInFile(category, shape.kind === "scatter"), valueAxis: axisInFile(value, true) }),
    };
    worksheet.addChart(options, {
      tl: { col: startColumn, row: startRow },
      br: { col: endColumn + 1, row: endRow + 1 },
      editAs: "oneCell",
    });
  }
}
