/** Rectangle in pixels of the chart. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a shape is for: its look follows from that. `series` counts from 0 and decides its colour. */
export type Role = "grid" | "axis" | "series" | "line" | "area";

export type Shape =
  | { readonly kind: "path"; readonly d: string; readonly role: Role; readonly series?: number; readonly label?: string }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly role: TextRole;
      readonly anchor?: Anchor;
      readonly angle?: number;
    };

export type TextRole = "title" | "axisTitle" | "label" | "legend" | "onSeries";
export type Anchor = "start" | "middle" | "end";

/** All that is drawn of a chart, and what is said of it to those who do not see it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

export const FONT_SIZE: Readonly<Record<TextRole, number>> = { title: 14, axisTitle: 11, label: 11, legend: 11, onSeries: 11 };

/** Width of a text, near enough to lay it out: digits and letters of a sans-serif are a good half of their size wide. */
export const textWidth = (text: string, role: TextRole): number =>
  [...text].reduce((sum, letter) => sum + (/[.,:;'|il !]/.test(letter) ? 0.3 : /[A-Zmw%@]/.test(letter) ? 0.72 : 0.56), 0) *
  FONT_SIZE[role];

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, role: TextRole, width: number): string {
  if (textWidth(text, role) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join("")}…`, role) > width) letters.pop();
  return letters.length === 0 ? "" : `${letters.join("").trimEnd()}…`;
}

const round = (value: number) => Math.round(value * 100) / 100;

export const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

export const segment = (x1: number, y1: number, x2: number, y2: number): string => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;

export const circle = (x: number, y: number, radius: number): string =>
  `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

export type Point = readonly [x: number, y: number];

export const polyline = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
