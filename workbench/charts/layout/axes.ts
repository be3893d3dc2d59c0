import type { Ticks } from "./scale";
import { fitted, FONT_SIZE, segment, textWidth, type Box, type Shape } from "./scene";

const LABEL_GAP = 6;
const TITLE_SPACE = FONT_SIZE.axisTitle + 6;

/** How the labels along the bottom are drawn: every which one, whether slanted, and the room they take. */
export interface BottomLabels {
  readonly every: number;
  readonly isSlanted: boolean;
  readonly height: number;
}

const SLANT = -40;
const SLANTED_WIDTH = 96;

const LINE = FONT_SIZE.label + LABEL_GAP;

const widestOf = (labels: readonly string[]) => Math.max(0, ...labels.map((label) => textWidth(label, "label")));

/** Numbers and years stay level, with some left out where they would not fit. */
export const levelLabels = (labels: readonly string[], width: number): BottomLabels => ({
  every: Math.max(1, Math.ceil(((widestOf(labels) + 8) * labels.length) / Math.max(width, 1))),
  isSlanted: false,
  height: LINE,
});

/** Labels side by side where they fit, slanted where they would not, some left out where even that is too much. */
export function bottomLabels(labels: readonly string[], width: number): BottomLabels {
  const widest = widestOf(labels);
  const band = width / Math.max(labels.length, 1);
  if (widest + 6 <= band) return { every: 1, isSlanted: false, height: LINE };
  if (widest < 40) return levelLabels(labels, width);
  const every = Math.ceil((FONT_SIZE.label + 4) / band);
  return { every, isSlanted: true, height: Math.min(widest, SLANTED_WIDTH) * Math.sin((-SLANT * Math.PI) / 180) + LINE };
}

/** Labels under the plot at the given places. */
export function drawBottomLabels(
  labels: readonly string[],
  at: (index: number) => number,
  y: number,
  { every, isSlanted }: BottomLabels,
): Shape[] {
  return labels.flatMap((label, index): Shape[] => {
    if (index % every !== 0 || label === "") return [];
    const x = at(index);
    return isSlanted
      ? [
          {
            kind: "text",
            text: fitted(label, "label", SLANTED_WIDTH),
            x: x + 4,
            y: y + LABEL_GAP + 8,
            role: "label",
            anchor: "end",
            angle: SLANT,
          },
        ]
      : [{ kind: "text", text: label, x, y: y + LABEL_GAP + FONT_SIZE.label - 2, role: "label", anchor: "middle" }];
  });
}

/** Room at the left of the plot for labels and a title. */
export const leftRoom = (labels: readonly string[], title: string | undefined, limit: number): number =>
  Math.min(Math.max(0, ...labels.map((label) => textWidth(label, "label"))), limit) + LABEL_GAP + (title ? TITLE_SPACE : 0);

export const bottomTitleRoom = (title: string | undefined): number => (title ? TITLE_SPACE : 0);

/** Labels left of the plot at the given places. */
export const drawLeftLabels = (labels: readonly string[], at: (index: number) => number, x: number, limit: number): Shape[] =>
  labels.map((label, index) => ({
    kind: "text",
    text: fitted(label, "label", limit),
    x: x - LABEL_GAP,
    y: at(index) + FONT_SIZE.label * 0.35,
    role: "label",
    anchor: "end",
  }));

export function drawTitles(plot: Box, outer: Box, left: string | undefined, bottom: string | undefined): Shape[] {
  const shapes: Shape[] = [];
  const middle = plot.y + plot.height / 2;
  if (left)
    shapes.push({
      kind: "text",
      text: fitted(left, "axisTitle", plot.height),
      x: outer.x + FONT_SIZE.axisTitle - 2,
      y: middle,
      role: "axisTitle",
      anchor: "middle",
      angle: -90,
    });
  if (bottom)
    shapes.push({
      kind: "text",
      text: fitted(bottom, "axisTitle", plot.width),
      x: plot.x + plot.width / 2,
      y: outer.y + outer.height - 3,
      role: "axisTitle",
      anchor: "middle",
    });
  return shapes;
}

/** Lines across the plot at the ticks, the one at zero being the axis. */
export const horizontalGrid = ({ values }: Ticks, at: (value: number) => number, plot: Box): Shape[] =>
  values.map((value) => ({
    kind: "path",
    d: segment(plot.x, at(value), plot.x + plot.width, at(value)),
    role: value === 0 ? "axis" : "grid",
  }));

export const verticalGrid = ({ values }: Ticks, at: (value: number) => number, plot: Box): Shape[] =>
  values.map((value) => ({
    kind: "path",
    d: segment(at(value), plot.y, at(value), plot.y + plot.height),
    role: value === 0 ? "axis" : "grid",
  }));
