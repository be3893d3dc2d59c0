/**
 * What a cell looks like. Colours carry meaning, as models have it: blue what one may change, black what is computed, green what comes
 * from another sheet.
 */
export type Style =
  | "title"
  | "subtitle"
  | "headline"
  | "heading"
  | "label"
  | "note"
  | "input"
  | "result"
  | "crosslink"
  | "columnHead"
  | "numberHead"
  | "measure"
  | "link";

/** One cell of a block: a constant, a formula, or neither (formats a cell that a formula spills into). */
export interface BlockCell {
  readonly value?: string | number | boolean;
  readonly formula?: string;
  readonly format?: string;
  readonly style?: Style;
  /** http(s) only; anything else is dropped when the block is made. */
  readonly link?: string;
  /** The words that the cell may hold, as a drop-down. */
  readonly options?: readonly string[];
}

export interface Look {
  readonly color: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly fill?: string;
  readonly wrap?: boolean;
  readonly align?: "Right";
}

/** Colours with at least 4.5:1 contrast on white (and white on the column head's fill). */
export const LOOKS: Readonly<Record<Style, Look>> = {
  title: { color: "#1B1A19", bold: true, size: 16 },
  subtitle: { color: "#605E5C", italic: true },
  headline: { color: "#1B1A19", bold: true, size: 12 },
  heading: { color: "#0B5A52", bold: true, size: 12 },
  label: { color: "#1B1A19" },
  note: { color: "#605E5C", size: 9 },
  input: { color: "#0000FF", fill: "#FFFBE6" },
  result: { color: "#000000" },
  crosslink: { color: "#00703C" },
  columnHead: { color: "#FFFFFF", bold: true, fill: "#0B5A52" },
  /** Over a column of numbers, which stand at the right. */
  numberHead: { color: "#FFFFFF", bold: true, fill: "#0B5A52", align: "Right" },
  measure: { color: "#767472", size: 9 },
  link: { color: "#0563C1" },
};

export function text(value: string, style: Style = "label"): BlockCell {
  return { value, style };
}

export function input(value: string | number | boolean, format?: string): BlockCell {
  return { value, style: "input", format };
}

export function choice(value: string, options: readonly string[]): BlockCell {
  return { value, style: "input", options };
}

export function result(formula: string, format?: string): BlockCell {
  return { formula, style: "result", format };
}

export function crosslink(formula: string, format?: string): BlockCell {
  return { formula, style: "crosslink", format };
}

/** A cell that a formula spills into. */
export function spilled(format?: string, style: Style = "result"): BlockCell {
  return { style, format };
}
