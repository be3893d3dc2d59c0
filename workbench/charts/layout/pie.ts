import type { ResolvedChart } from "../resolveChart";
import { textWidth, type Box, type Shape } from "./scene";

const HOLE = 0.5;
/** Shares below this are not written on their slice: they would not fit. */
const LEAST_LABELLED = 0.05;

const point = (x: number, y: number, radius: number, turn: number) => {
  const angle = turn * 2 * Math.PI;
  return `${(x + radius * Math.sin(angle)).toFixed(2)} ${(y - radius * Math.cos(angle)).toFixed(2)}`;
};

/** A slice from one part of a full turn to another, clockwise from the top; a full circle is drawn in two halves. */
function slice(x: number, y: number, radius: number, hole: number, from: number, to: number): string {
  const isWhole = to - from >= 1 - 1e-9;
  const middle = isWhole ? from + 0.5 : to;
  const large = !isWhole && to - from > 0.5 ? 1 : 0;
  const arc = (r: number, sweep: 0 | 1, end: number) => `A${r} ${r} 0 ${large} ${sweep} ${point(x, y, r, end)}`;
  const outer = `M${point(x, y, radius, from)}${arc(radius, 1, middle)}${isWhole ? arc(radius, 1, to) : ""}`;
  if (hole === 0) return isWhole ? `${outer}z` : `${outer}L${x.toFixed(2)} ${y.toFixed(2)}z`;
  const back = isWhole ? `${arc(hole, 0, middle)}${arc(hole, 0, from)}` : arc(hole, 0, from);
  return `${outer}L${point(x, y, hole, to)}${back}z`;
}

/** Slices of the first series, each with its share where there is room. As in Excel, sizes count, not signs. */
export function layoutPie(chart: ResolvedChart, box: Box): Shape[] {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.abs(value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return [];
  const radius = Math.max(Math.min(box.width, box.height) / 2 - 4, 1);
  const hole = chart.shape.doughnut ? radius * HOLE : 0;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let from = 0;
  return values.flatMap((value, index): Shape[] => {
    if (value === 0) return [];
    const share = value / total;
    const start = from;
    from += share;
    const percent = `${Math.round(share * 100)}%`;
    const label = [chart.categories[index], chart.showValue(chart.series[0].values[index] ?? 0), percent]
      .filter((part) => part !== "")
      .join(", ");
    const shape: Shape = { kind: "path", d: slice(x, y, radius, hole, start, from), role: "series", series: index, label };
    const angle = (start + share / 2) * 2 * Math.PI;
    const place = hole === 0 ? radius * 0.65 : (radius + hole) / 2;
    if (share < LEAST_LABELLED || textWidth(percent, "onSeries") > place) return [shape];
    const text: Shape = {
      kind: "text",
      text: percent,
      x: x + place * Math.sin(angle),
      y: y - place * Math.cos(angle) + 4,
      role: "onSeries",
      anchor: "middle",
    };
    return [shape, text];
  });
}
