import { FONT_SIZE, fitted, rectangle, textWidth, type Box, type Shape } from "./scene";
import type { ResolvedChart } from "../resolveChart";

const MARGIN = 10;
const SWATCH = 10;
const GAP = 14;
const LINE = 16;

/** Rows of the legend that fit into `width`, as entries' indexes. */
function legendRows(labels: readonly string[], width: number): number[][] {
  const rows: number[][] = [[]];
  let used = 0;
  labels.forEach((label, index) => {
    const size = SWATCH + 5 + textWidth(label, "legend") + GAP;
    if (used > 0 && used + size > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1].push(index);
    used += size;
  });
  return rows;
}

function legendEntry(label: string, series: number, x: number, y: number, width: number): Shape[] {
  return [
    { kind: "path", d: rectangle(x, y - SWATCH + 1, SWATCH, SWATCH), role: "series", series },
    { kind: "text", text: fitted(label, "legend", width), x: x + SWATCH + 5, y, role: "legend" },
  ];
}

function legendInRows(labels: readonly string[], box: Box, isAtTop: boolean): { shapes: Shape[]; height: number } {
  const rows = legendRows(labels, box.width).slice(0, Math.max(1, Math.floor(box.height / 3 / LINE)));
  const height = rows.length * LINE + 6;
  const top = isAtTop ? box.y + FONT_SIZE.legend : box.y + box.height - height + FONT_SIZE.legend + 6;
  const shapes = rows.flatMap((row, line) => {
    const widths = row.map((index) => Math.min(SWATCH + 5 + textWidth(labels[index], "legend"), box.width));
    let x = box.x + (box.width - widths.reduce((sum, width) => sum + width, 0) - GAP * (row.length - 1)) / 2;
    return row.flatMap((index, place) => {
      const entry = legendEntry(labels[index], index, x, top + line * LINE, widths[place] - SWATCH);
      x += widths[place] + GAP;
      return entry;
    });
  });
  return { shapes, height };
}

function legendInColumn(labels: readonly string[], box: Box, isAtLeft: boolean): { shapes: Shape[]; width: number } {
  const width = Math.min(Math.max(...labels.map((label) => textWidth(label, "legend"))) + SWATCH + 10, box.width / 3);
  const fitting = labels.slice(0, Math.floor(box.height / LINE));
  const x = isAtLeft ? box.x : box.x + box.width - width;
  const top = box.y + (box.height - fitting.length * LINE) / 2 + FONT_SIZE.legend;
  return { shapes: fitting.flatMap((label, index) => legendEntry(label, index, x, top + index * LINE, width - SWATCH - 5)), width };
}

/** Title and legend, and the box that they leave to the plot. */
export function layoutFrame(chart: ResolvedChart, width: number, height: number): { shapes: Shape[]; box: Box } {
  const shapes: Shape[] = [];
  let box: Box = { x: MARGIN, y: MARGIN, width: Math.max(width - 2 * MARGIN, 1), height: Math.max(height - 2 * MARGIN, 1) };
  if (chart.title !== "") {
    const used = FONT_SIZE.title + 10;
    shapes.push({
      kind: "text",
      text: fitted(chart.title, "title", box.width),
      x: width / 2,
      y: MARGIN + FONT_SIZE.title,
      role: "title",
      anchor: "middle",
    });
    box = { ...box, y: box.y + used, height: Math.max(box.height - used, 1) };
  }
  const labels = chart.shape.kind === "pie" ? chart.categories : chart.series.map(({ name }) => name);
  if (chart.legend === "none" || labels.length === 0) return { shapes, box };
  if (chart.legend === "left" || chart.legend === "right") {
    const legend = legendInColumn(labels, box, chart.legend === "left");
    const x = chart.legend === "left" ? box.x + legend.width + 8 : box.x;
    return { shapes: [...shapes, ...legend.shapes], box: { ...box, x, width: Math.max(box.width - legend.width - 8, 1) } };
  }
  const legend = legendInRows(labels, box, chart.legend === "top");
  const y = chart.legend === "top" ? box.y + legend.height : box.y;
  return { shapes: [...shapes, ...legend.shapes], box: { ...box, y, height: Math.max(box.height - legend.height, 1) } };
}
