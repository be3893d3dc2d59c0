import {
  BooleanNumber,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "../../grid/univer";
import { invalidArgument } from "../protocol/hostError";
import type { RangeTarget } from "./rangeTarget";

/** One aspect of a cell's look: how Excel says it, and how the grid keeps it. */
interface Look {
  read(style: IStyleData): unknown;
  write(value: never): IStyleData;
}

const HORIZONTAL: Readonly<Record<string, HorizontalAlign | null>> = {
  General: null,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
  CenterAcrossSelection: HorizontalAlign.CENTER,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const INDENT_PIXELS = 9;

function named<T>(names: Readonly<Record<string, T>>, value: unknown): T {
  const name = Object.keys(names).find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (name === undefined) throw invalidArgument();
  return names[name];
}

function nameOf<T>(names: Readonly<Record<string, T>>, value: T, otherwise: string): string {
  return Object.keys(names).find((name) => names[name] === value) ?? otherwise;
}

/** A colour as Excel says it, #RRGGBB in capitals. Excel takes names too: those that the grid draws by itself pass as they are. */
export function excelColor(color: Nullable<string>, otherwise: string): string {
  if (!color) return otherwise;
  const rgb = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i.exec(color);
  if (rgb)
    return `#${rgb
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`.toUpperCase();
  return color.startsWith("#") ? color.toUpperCase() : color;
}

export function gridColor(color: unknown): string {
  const text = String(color).trim();
  if (/^#[0-9a-f]{6}$/i.test(text) || /^[a-z]+$/i.test(text)) return text;
  if (/^[0-9a-f]{6}$/i.test(text)) return `#${text}`;
  throw invalidArgument();
}

const flag = (key: "bl" | "it"): Look => ({
  read: (style) => style[key] === BooleanNumber.TRUE,
  write: (value: boolean) => ({ [key]: value ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
});

// The grid takes null for "none of it": its types do not say so.
const none = null as unknown as undefined;

const LOOKS = {
  bold: flag("bl"),
  italic: flag("it"),
  underline: {
    read: (style) => (style.ul?.s === BooleanNumber.TRUE ? "Single" : "None"),
    write: (value: string) => ({ ul: { s: /^none$/i.test(value) ? BooleanNumber.FALSE : BooleanNumber.TRUE } }),
  },
  strikethrough: {
    read: (style) => style.st?.s === BooleanNumber.TRUE,
    write: (value: boolean) => ({ st: { s: value ? BooleanNumber.TRUE : BooleanNumber.FALSE } }),
  },
  fontColor: {
    read: (style) => excelColor(style.cl?.rgb, "#000000"),
    write: (value: string) => ({ cl: { rgb: gridColor(value) } }),
  },
  fontName: { read: (style) => style.ff ?? "Calibri", write: (value: string) => ({ ff: value }) },
  fontSize: { read: (style) => style.fs ?? 11, write: (value: number) => ({ fs: value }) },
  fillColor: {
    read: (style) => excelColor(style.bg?.rgb, "#FFFFFF"),
    write: (value: string | null) => ({ bg: value === null || value === "" ? none : { rgb: gridColor(value) } }),
  },
  horizontalAlignment: {
    read: (style) => nameOf(HORIZONTAL, style.ht ?? null, "General"),
    write: (value: string) => ({ ht: named(HORIZONTAL, value) }),
  },
  verticalAlignment: {
    read: (style) => nameOf(VERTICAL, style.vt ?? VerticalAlign.BOTTOM, "Bottom"),
    write: (value: string) => ({ vt: named(VERTICAL, value) }),
  },
  wrapText: {
    read: (style) => style.tb === WrapStrategy.WRAP,
    write: (value: boolean) => ({ tb: value ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
  },
  indentLevel: {
    read: (style) => Math.round((style.pd?.l ?? 0) / INDENT_PIXELS),
    write: (value: number) => ({ pd: { l: value * INDENT_PIXELS } }),
  },
  textOrientation: { read: (style) => style.tr?.a ?? 0, write: (value: number) => ({ tr: { a: value } }) },
} satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;

export function readLook(name: LookName, style: IStyleData): unknown {
  return LOOKS[name].read(style);
}

export function writeLook(name: LookName, value: unknown): IStyleData {
  return LOOKS[name].write(value as never);
}

/** A property of Excel's formats on top of one look: null where the cells of the range differ. */
export function formatStyle(name: LookName) {
  return {
    get: ({ target }: { readonly target: RangeTarget }) => target.uniform((row, column) => readLook(name, target.cells.style(row, column))),
    set: ({ target }: { readonly target: RangeTarget }, value: never) => {
      const style = writeLook(name, value);
      target.cells.write(target.present, () => ({ s: style }) satisfies ICellData);
    },
  };
}
