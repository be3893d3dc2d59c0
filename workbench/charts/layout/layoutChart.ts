import type { ResolvedChart } from "../resolveChart";
import { layoutBars, layoutScatter, layoutUpright } from "./cartesian";
import { layoutFrame } from "./frame";
import { layoutPie } from "./pie";
import type { Scene } from "./scene";

const KIND_WORDS = { column: "Column", bar: "Bar", line: "Line", area: "Area", pie: "Pie", scatter: "Scatter" } as const;
/** What is read aloud of a chart stays short; the cells hold the rest. */
const MOST_SAID = 12;

/** The chart in words: its kind, and its values series by series. */
function describe({ shape, series, categories, showValue, showX }: ResolvedChart): string {
  const parts = series.map(({ name, values, xs }) => {
    const said = values.slice(0, MOST_SAID).flatMap((value, index) => {
      if (value === null) return [];
      const at = shape.kind === "scatter" ? (xs[index] === null ? "" : showX(xs[index])) : categories[index];
      return [`${at === "" ? "" : `${at} `}${showValue(value)}`];
    });
    const rest = values.length > MOST_SAID ? `, and ${values.length - MOST_SAID} more` : "";
    return `${name}: ${said.length === 0 ? "no values" : said.join(", ")}${rest}.`;
  });
  return `${shape.doughnut ? "Doughnut" : KIND_WORDS[shape.kind]} chart. ${parts.join(" ")}`.trim();
}

/** Everything that is drawn of a chart in a box of the given size, in pixels. Pure: the same data give the same scene. */
export function layoutChart(chart: ResolvedChart, width: number, height: number): Scene {
  const { shapes, box } = layoutFrame(chart, width, height);
  const { kind } = chart.shape;
  const plot =
    kind === "pie"
      ? layoutPie(chart, box)
      : kind === "bar"
        ? layoutBars(chart, box)
        : kind === "scatter"
          ? layoutScatter(chart, box)
          : layoutUpright(chart, box);
  return { width, height, title: chart.title || `${KIND_WORDS[kind]} chart`, description: describe(chart), shapes: [...shapes, ...plot] };
}
