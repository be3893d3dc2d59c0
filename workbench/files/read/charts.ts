import type { ChartModel, ChartSeriesModel } from "../../charts/chartModel";
import type { Parts } from "./openPackage";
import { attributeOf, childOf, childrenOf, partRoot, pathOf, relationshipsOf, textOf, type XmlElement } from "./xml";

const GROUP_SUFFIX: Readonly<Record<string, string>> = {
  stacked: "Stacked",
  percentStacked: "Stacked100",
  clustered: "Clustered",
  standard: "",
};
const LEGEND: Readonly<Record<string, ChartModel["legend"]>> = { t: "top", b: "bottom", l: "left", r: "right", tr: "right" };

const valueOf = (element: XmlElement | undefined) => attributeOf(element, "val");

/** The Excel.ChartType of a plot; undefined for a kind of chart that is not drawn here. */
function chartType(plot: XmlElement): string | undefined {
  const suffix = GROUP_SUFFIX[valueOf(childOf(plot, "grouping")) ?? "standard"] ?? "";
  const isMarked = childrenOf(plot, "ser").some((series) => {
    const symbol = valueOf(pathOf(series, "marker", "symbol"));
    return symbol !== undefined && symbol !== "none";
  });
  switch (plot.name.slice(plot.name.indexOf(":") + 1).replace(/3D(?=Chart$)/, "")) {
    case "barChart":
      return `${valueOf(childOf(plot, "barDir")) === "bar" ? "Bar" : "Column"}${suffix === "" ? "Clustered" : suffix}`;
    case "lineChart":
      return `Line${isMarked ? "Markers" : ""}${suffix}`;
    case "areaChart":
      return `Area${suffix}`;
    case "pieChart":
      return "Pie";
    case "doughnutChart":
      return "Doughnut";
    case "scatterChart":
      return scatterType(plot, isMarked);
    default:
      return undefined;
  }
}

function scatterType(plot: XmlElement, isMarked: boolean): string {
  const series = childrenOf(plot, "ser");
  const hasLines = series.some(
    (one) => pathOf(one, "spPr", "ln", "noFill") === undefined && valueOf(childOf(plot, "scatterStyle")) !== "marker",
  );
  if (!hasLines) return "XYScatter";
  const isSmooth = series.some((one) => valueOf(childOf(one, "smooth")) === "1");
  return `XYScatter${isSmooth ? "Smooth" : "Lines"}${isMarked ? "" : "NoMarkers"}`;
}

const referenceOf = (element: XmlElement | undefined) =>
  textOf(pathOf(element, "numRef", "f") ?? pathOf(element, "strRef", "f") ?? pathOf(element, "multiLvlStrRef", "f"));

function readSeries(element: XmlElement): ChartSeriesModel | undefined {
  const valuesRef = referenceOf(childOf(element, "val") ?? childOf(element, "yVal"));
  if (valuesRef === undefined) return undefined;
  const text = childOf(element, "tx");
  const nameRef = referenceOf(text);
  const name = textOf(childOf(text, "v"));
  const categoriesRef = referenceOf(childOf(element, "cat") ?? childOf(element, "xVal"));
  return { ...(nameRef ? { nameRef } : name !== undefined && { name }), ...(categoriesRef && { categoriesRef }), valuesRef };
}

/** Text of a title: its runs, paragraph by paragraph. */
function titleOf(element: XmlElement | undefined): string | undefined {
  const paragraphs = childrenOf(pathOf(element, "title", "tx", "rich"), "p");
  const text = paragraphs
    .map((paragraph) =>
      childrenOf(paragraph, "r")
        .map((run) => textOf(childOf(run, "t")) ?? "")
        .join(""),
    )
    .join("\n");
  return text === "" ? undefined : text;
}

function seriesBy(series: readonly ChartSeriesModel[]): ChartModel["seriesBy"] {
  const [, top, bottom] = /\$(\d+):\$?[A-Z]+\$(\d+)$/.exec(series[0]?.valuesRef ?? "") ?? [];
  return top !== undefined && top === bottom ? "Rows" : "Columns";
}

const isPlot = (node: XmlElement["children"][number]): node is XmlElement => node.type === "element" && /Chart$/.test(node.name);

function readChart(root: XmlElement): Omit<ChartModel, "id" | "name" | "sheetId" | "position"> | undefined {
  const chart = childOf(root, "chart");
  const area = childOf(chart, "plotArea");
  const plot = area?.children.find(isPlot);
  const type = plot && chartType(plot);
  if (!area || !plot || !type) return undefined;
  const series = area.children
    .filter(isPlot)
    .flatMap((one) => childrenOf(one, "ser"))
    .map(readSeries)
    .filter((one) => one !== undefined);
  const axes = [...childrenOf(area, "catAx"), ...childrenOf(area, "dateAx"), ...childrenOf(area, "valAx")];
  const [category, value] = [titleOf(axes[0]), titleOf(axes[1])];
  const legend = childOf(chart, "legend");
  const title = titleOf(chart);
  return {
    type,
    ...(title !== undefined && { title }),
    seriesBy: seriesBy(series),
    series,
    ...((category ?? value) !== undefined && { axisTitles: { ...(category && { category }), ...(value && { value }) } }),
    legend: legend ? (LEGEND[valueOf(childOf(legend, "legendPos")) ?? "r"] ?? "right") : "none",
  };
}

function readPosition(anchor: XmlElement): ChartModel["position"] | undefined {
  const cell = (corner: string) => {
    const number = (name: string) => Number(textOf(pathOf(anchor, corner, name)));
    return { row: number("row"), column: number("col"), isAtEdge: number("rowOff") === 0, isAtLeft: number("colOff") === 0 };
  };
  if (!childOf(anchor, "from")) return undefined;
  const from = cell("from");
  if (!childOf(anchor, "to")) return { startRow: from.row, startColumn: from.column, endRow: from.row + 14, endColumn: from.column + 7 };
  const to = cell("to");
  // A chart that ends exactly where a cell begins does not cover that cell.
  const endRow = Math.max(from.row, to.isAtEdge ? to.row - 1 : to.row);
  return {
    startRow: from.row,
    startColumn: from.column,
    endRow,
    endColumn: Math.max(from.column, to.isAtLeft ? to.column - 1 : to.column),
  };
}

/** The charts of a sheet's part that can be drawn here. */
export function readCharts(parts: Parts, sheetPart: string, sheetId: string, nextId: () => string): ChartModel[] {
  return relationshipsOf(parts, sheetPart)
    .filter(({ kind }) => kind === "drawing")
    .flatMap(({ target: drawing }) => {
      const relationships = new Map(relationshipsOf(parts, drawing).map(({ id, target }) => [id, target]));
      const root = partRoot(parts, drawing);
      const anchors = ["twoCellAnchor", "oneCellAnchor"].flatMap((name) => childrenOf(root, name));
      return anchors.flatMap((anchor): ChartModel[] => {
        const frame = childOf(anchor, "graphicFrame");
        const target = relationships.get(attributeOf(pathOf(frame, "graphic", "graphicData", "chart"), "r:id") ?? "");
        const position = readPosition(anchor);
        const chartRoot = target === undefined ? undefined : partRoot(parts, target);
        const chart = chartRoot && readChart(chartRoot);
        if (!position || !chart) return [];
        const name = attributeOf(pathOf(frame, "nvGraphicFramePr", "cNvPr"), "name");
        const id = nextId();
        return [{ id, name: name ?? id, sheetId, position, ...chart }];
      });
    });
}
