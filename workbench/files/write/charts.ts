import type { Worksheet } from "@cj-tech-master/excelts";
import type { AddChartOptions, AddChartSeriesOptions } from "@cj-tech-master/excelts/chart";
import { chartShape, type ChartModel, type ChartShape } from "../../charts/chartModel";

const GROUPING = { stacked: "stacked", percent: "percentStacked" } as const;

/** The legend where no one said where: none for a single series, at the bottom otherwise, as in Excel. */
export const legendOf = ({ legend, series }: ChartModel, { kind }: ChartShape): NonNullable<ChartModel["legend"]> =>
  legend ?? (series.length > 1 || kind === "pie" ? "bottom" : "none");

function seriesInFile(chart: ChartModel, { kind, markers, joined }: ChartShape): AddChartSeriesOptions[] {
  return chart.series.map(({ name, nameRef, categoriesRef, valuesRef }) => ({
    values: valuesRef,
    ...(nameRef ? { name: { formula: nameRef } } : name !== undefined && { name }),
    ...(categoriesRef && (kind === "scatter" ? { xValues: categoriesRef } : { categories: categoriesRef })),
    ...((kind === "line" || kind === "scatter") && { marker: { symbol: markers ? ("circle" as const) : ("none" as const), size: 6 } }),
    ...(kind === "scatter" && /Smooth/i.test(chart.type) && { smooth: true }),
    ...(kind === "scatter" && !joined && { lineWidth: 0 }),
  }));
}

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

/** Adds a sheet's charts as native ones; a type that is not drawn here becomes columns rather than nothing. */
export function addCharts(worksheet: Worksheet, charts: readonly ChartModel[]): void {
  for (const chart of charts) {
    const shape = chartShape(chart.type) ?? chartShape("ColumnClustered")!;
    const legend = legendOf(chart, shape);
    const { startRow, startColumn, endRow, endColumn } = chart.position;
    const axes = shape.kind !== "pie";
    const options: AddChartOptions = {
      ...typeOptions(shape),
      series: seriesInFile(chart, shape),
      title: chart.title ? chart.title : null,
      showLegend: legend !== "none",
      ...(legend !== "none" && { legendPosition: legend.charAt(0) as "t" | "b" | "l" | "r" }),
      ...(axes && {
        categoryAxis: { ...(chart.axisTitles?.category && { title: chart.axisTitles.category }), numFmtLinked: true },
        valueAxis: { ...(chart.axisTitles?.value && { title: chart.axisTitles.value }), numFmtLinked: true, majorGridlines: true },
      }),
    };
    worksheet.addChart(options, {
      tl: { col: startColumn, row: startRow },
      br: { col: endColumn + 1, row: endRow + 1 },
      editAs: "oneCell",
    });
  }
}
