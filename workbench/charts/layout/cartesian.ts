import type { ResolvedChart } from "../resolveChart";
import {
  bottomLabels,
  bottomTitleRoom,
  drawBottomLabels,
  drawLeftLabels,
  drawTitles,
  horizontalGrid,
  leftRoom,
  levelLabels,
  verticalGrid,
} from "./axes";
import { along, ticksFor, type Ticks } from "./scale";
import { circle, polyline, rectangle, type Box, type Point, type Shape } from "./scene";
import { extents, type Extent } from "./stack";

/** Room between groups of bars, in bars: Excel's gap width of 150%. */
const GROUP_GAP = 1.5;
const MARKER = 3;

function valueTicks(reach: readonly Extent[][], length: number, mustHaveZero: boolean): Ticks {
  const ends = reach.flat().flatMap((extent) => (extent ? (mustHaveZero ? [...extent] : [extent[1]]) : []));
  return ticksFor(
    ends.length === 0 ? 0 : minOf(ends),
    ends.length === 0 ? 1 : maxOf(ends),
    Math.max(2, Math.floor(length / 42)),
    mustHaveZero,
  );
}

// Not Math.min(...values): that overflows the stack on long columns.
const minOf = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity);
const maxOf = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity);

/** What a mark says: its series and category, the value of the cell, in percent charts its share too. */
function markLabel(
  { series, categories, shape, showValue, showTick }: ResolvedChart,
  at: number,
  category: number,
  [from, to]: readonly [number, number],
) {
  const share = shape.stacking === "percent" ? showTick(to - from) : "";
  return [series[at].name, categories[category], showValue(series[at].values[category] ?? 0), share]
    .filter((part) => part !== "")
    .join(", ");
}

function bars(
  chart: ResolvedChart,
  reach: readonly Extent[][],
  draw: (from: number, to: number, start: number, size: number) => string,
  length: number,
): Shape[] {
  const band = length / Math.max(chart.categories.length, 1);
  const side = chart.shape.stacking === "none" ? chart.series.length : 1;
  const size = band / (side + GROUP_GAP);
  return reach.flatMap((row, series) =>
    row.flatMap((extent, category): Shape[] => {
      if (!extent) return [];
      const start = category * band + (band - side * size) / 2 + (chart.shape.stacking === "none" ? series * size : 0);
      return [
        {
          kind: "path",
          d: draw(extent[0], extent[1], start, size),
          role: "series",
          series,
          label: markLabel(chart, series, category, extent),
        },
      ];
    }),
  );
}

/** Stretches without gaps, as places and extents. */
function stretches(row: readonly Extent[]): (readonly [index: number, extent: readonly [number, number]])[][] {
  const out: (readonly [number, readonly [number, number]])[][] = [];
  let isOpen = false;
  row.forEach((extent, index) => {
    if (!extent) isOpen = false;
    else if (isOpen) out[out.length - 1].push([index, extent]);
    else {
      out.push([[index, extent]]);
      isOpen = true;
    }
  });
  return out;
}

function lines(chart: ResolvedChart, reach: readonly Extent[][], x: (index: number) => number, y: (value: number) => number): Shape[] {
  return reach.flatMap((row, series) => {
    const paths = stretches(row).map((stretch): Shape => {
      const points = stretch.map(([index, [, to]]): Point => [x(index), y(to)]);
      return { kind: "path", d: polyline(points), role: "line", series };
    });
    // A mark for every value, even where it is not shown: it is what tells the value on pointing at it.
    const marks = row.flatMap((extent, index): Shape[] => {
      if (!extent) return [];
      const isAlone = !row[index - 1] && !row[index + 1];
      if (!chart.shape.markers && !isAlone) return [];
      return [
        { kind: "path", d: circle(x(index), y(extent[1]), MARKER), role: "series", series, label: markLabel(chart, series, index, extent) },
      ];
    });
    return [...paths, ...marks];
  });
}

function areas(chart: ResolvedChart, reach: readonly Extent[][], x: (index: number) => number, y: (value: number) => number): Shape[] {
  return reach.flatMap((row, series) =>
    stretches(row).map((stretch): Shape => {
      const upper = stretch.map(([index, [, to]]): Point => [x(index), y(to)]);
      const lower = stretch.map(([index, [from]]): Point => [x(index), y(from)]).reverse();
      return { kind: "path", d: `${polyline([...upper, ...lower])}z`, role: "area", series, label: chart.series[series].name };
    }),
  );
}

/** Columns, lines and areas: categories along the bottom, values at the left. */
export function layoutUpright(chart: ResolvedChart, box: Box): Shape[] {
  const { kind } = chart.shape;
  const { category, value } = chart.axisTitles;
  const reach = extents(chart);
  const isColumns = kind === "column";
  const mustHaveZero = kind !== "line" || chart.shape.stacking !== "none";
  const ticks = valueTicks(reach, box.height, mustHaveZero);
  const left = leftRoom(ticks.values.map(chart.showTick), value, box.width / 3);
  const plotWidth = Math.max(box.width - left - 6, 1);
  const labels = bottomLabels(chart.categories, plotWidth);
  const plot: Box = {
    x: box.x + left,
    y: box.y + 6,
    width: plotWidth,
    height: Math.max(box.height - labels.height - bottomTitleRoom(category) - 12, 1),
  };
  const y = along(ticks, plot.y + plot.height, plot.y);
  const band = plot.width / Math.max(chart.categories.length, 1);
  // Areas reach from edge to edge, as in Excel; columns and points stand in the middle of their band.
  const step = kind === "area" && chart.categories.length > 1 ? plot.width / (chart.categories.length - 1) : band;
  const x = (index: number) => plot.x + (kind === "area" && chart.categories.length > 1 ? 0 : band / 2) + index * step;
  const column = (from: number, to: number, start: number, size: number) =>
    rectangle(plot.x + start, Math.min(y(from), y(to)), size, Math.abs(y(from) - y(to)));
  const marks = isColumns
    ? bars(chart, reach, column, plot.width)
    : kind === "area"
      ? areas(chart, reach, x, y)
      : lines(chart, reach, x, y);
  return [
    ...horizontalGrid(ticks, y, plot),
    ...marks,
    ...drawLeftLabels(ticks.values.map(chart.showTick), (index) => y(ticks.values[index]), plot.x, box.width / 3),
    ...drawBottomLabels(chart.categories, x, plot.y + plot.height, labels),
    ...drawTitles(plot, box, value, category),
  ];
}

/** Bars: categories at the left, the first one lowest as in Excel, values along the bottom. */
export function layoutBars(chart: ResolvedChart, box: Box): Shape[] {
  const { category, value } = chart.axisTitles;
  const reach = extents(chart);
  const limit = box.width / 3;
  const left = leftRoom(chart.categories, category, limit);
  const plotWidth = Math.max(box.width - left - 14, 1);
  const ticks = valueTicks(reach, plotWidth / 1.6, true);
  const shown = ticks.values.map(chart.showTick);
  const labels = levelLabels(shown, plotWidth);
  const plot: Box = {
    x: box.x + left,
    y: box.y + 6,
    width: plotWidth,
    height: Math.max(box.height - labels.height - bottomTitleRoom(value) - 12, 1),
  };
  const x = along(ticks, plot.x, plot.x + plot.width);
  const band = plot.height / Math.max(chart.categories.length, 1);
  const bar = (from: number, to: number, start: number, size: number) =>
    rectangle(Math.min(x(from), x(to)), plot.y + plot.height - start - size, Math.abs(x(from) - x(to)), size);
  return [
    ...verticalGrid(ticks, x, plot),
    ...bars(chart, reach, bar, plot.height),
    ...drawLeftLabels(chart.categories, (index) => plot.y + plot.height - (index + 0.5) * band, plot.x, limit),
    ...drawBottomLabels(shown, (index) => x(ticks.values[index]), plot.y + plot.height, labels),
    ...drawTitles(plot, box, category, value),
  ];
}

/** Points by their abscissa and value. */
export function layoutScatter(chart: ResolvedChart, box: Box): Shape[] {
  const { category, value } = chart.axisTitles;
  const points = chart.series.map(({ xs, values }) =>
    values.map((y, index): Point | undefined => (y === null || xs[index] === null || xs[index] === undefined ? undefined : [xs[index], y])),
  );
  const all = points.flat().filter((point) => point !== undefined);
  const span = (axis: 0 | 1, length: number) => {
    const values = all.map((point) => point[axis]);
    return ticksFor(
      values.length === 0 ? 0 : minOf(values),
      values.length === 0 ? 1 : maxOf(values),
      Math.max(2, Math.floor(length)),
      false,
    );
  };
  const vertical = span(1, box.height / 42);
  const left = leftRoom(vertical.values.map(chart.showTick), value, box.width / 3);
  const plotWidth = Math.max(box.width - left - 14, 1);
  const horizontal = span(0, plotWidth / 70);
  const shown = horizontal.values.map(chart.showX);
  const labels = levelLabels(shown, plotWidth);
  const height = Math.max(box.height - labels.height - bottomTitleRoom(category) - 12, 1);
  const plot: Box = { x: box.x + left, y: box.y + 6, width: plotWidth, height };
  const x = along(horizontal, plot.x, plot.x + plot.width);
  const y = along(vertical, plot.y + plot.height, plot.y);
  const marks = points.flatMap((row, series) => {
    const joined = stretches(row.map((point) => point && ([point[0], point[1]] as const)));
    const paths = chart.shape.joined
      ? joined.map((stretch): Shape => ({
          kind: "path",
          d: polyline(stretch.map(([, [px, py]]): Point => [x(px), y(py)])),
          role: "line",
          series,
        }))
      : [];
    const dots = chart.shape.markers
      ? row.flatMap((point): Shape[] => {
          if (!point) return [];
          const said = `${chart.series[series].name}, ${chart.showX(point[0])}, ${chart.showValue(point[1])}`;
          return [{ kind: "path", d: circle(x(point[0]), y(point[1]), MARKER + 0.5), role: "series", series, label: said }];
        })
      : [];
    return [...paths, ...dots];
  });
  return [
    ...horizontalGrid(vertical, y, plot),
    ...verticalGrid(horizontal, x, plot),
    ...marks,
    ...drawLeftLabels(vertical.values.map(chart.showTick), (index) => y(vertical.values[index]), plot.x, box.width / 3),
    ...drawBottomLabels(shown, (index) => x(horizontal.values[index]), plot.y + plot.height, labels),
    ...drawTitles(plot, box, value, category),
  ];
}
