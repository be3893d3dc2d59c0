import type { IBorderStyleData, IColorStyle, IStyleBase, IStyleData, Nullable } from "@univerjs/core";
import type { Alignment, BorderStyle, Borders, Font, Style } from "@cj-tech-master/excelts";
import { BORDERS, DEFAULT_FONT, HORIZONTAL, INDENT_PIXELS, VERTICAL } from "../styleNames";

/** "FF1F4E79" of "#1f4e79", "#fff" or "rgb(31,78,121)"; undefined where there is no such colour. */
export function colorInFile(color: Nullable<IColorStyle> | string): string | undefined {
  const text = (typeof color === "string" ? color : color?.rgb)?.trim();
  if (!text) return undefined;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex) return `FF${(hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex).toUpperCase()}`;
  const channels = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i.exec(text)?.slice(1);
  return (
    channels &&
    `FF${channels
      .map((channel) => Number(channel).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase()}`
  );
}

export function fontInFile(style: IStyleBase): Partial<Font> {
  const color = colorInFile(style.cl);
  return {
    name: style.ff ?? DEFAULT_FONT.name,
    size: style.fs ?? DEFAULT_FONT.size,
    ...(style.bl === 1 && { bold: true }),
    ...(style.it === 1 && { italic: true }),
    ...(style.ul?.s === 1 && { underline: true }),
    ...(style.st?.s === 1 && { strike: true }),
    ...(style.va === 2 && { vertAlign: "subscript" }),
    ...(style.va === 3 && { vertAlign: "superscript" }),
    ...(color && { color: { argb: color } }),
  };
}

function alignmentInFile(style: IStyleData): Partial<Alignment> | undefined {
  const indent = Math.round((style.pd?.l ?? 0) / INDENT_PIXELS);
  const rotation = style.tr?.v === 1 ? "vertical" : style.tr?.a ? -style.tr.a : undefined;
  const alignment: Partial<Alignment> = {
    ...(HORIZONTAL[style.ht ?? 0] && { horizontal: HORIZONTAL[style.ht ?? 0] }),
    ...(VERTICAL[style.vt ?? 0] && { vertical: VERTICAL[style.vt ?? 0] }),
    ...(style.tb === 3 && { wrapText: true }),
    ...(indent > 0 && { indent }),
    ...(rotation !== undefined && { textRotation: rotation }),
  };
  return Object.keys(alignment).length > 0 ? alignment : undefined;
}

function borderSide(side: Nullable<IBorderStyleData>) {
  const style: BorderStyle | undefined = side ? BORDERS[side.s] : undefined;
  return style && { style, color: { argb: colorInFile(side?.cl) ?? "FF000000" } };
}

function bordersInFile({ bd }: IStyleBase): Partial<Borders> | undefined {
  if (!bd) return undefined;
  const [top, right, bottom, left] = [bd.t, bd.r, bd.b, bd.l].map(borderSide);
  const borders: Partial<Borders> = { ...(top && { top }), ...(right && { right }), ...(bottom && { bottom }), ...(left && { left }) };
  return Object.keys(borders).length > 0 ? borders : undefined;
}

/** A cell's style as a file has it; undefined where it is the default one. */
export function styleInFile(style: IStyleData): Partial<Style> | undefined {
  const fill = colorInFile(style.bg);
  const hasFont = [style.ff, style.fs, style.cl].some((value) => value !== undefined && value !== null);
  const hasEffect = [style.bl, style.it, style.ul?.s, style.st?.s].some((flag) => flag === 1) || (style.va ?? 1) > 1;
  const alignment = alignmentInFile(style);
  const border = bordersInFile(style);
  const out: Partial<Style> = {
    ...((hasFont || hasEffect) && { font: fontInFile(style) }),
    ...(fill && { fill: { type: "pattern", pattern: "solid", fgColor: { argb: fill } } }),
    ...(alignment && { alignment }),
    ...(border && { border }),
    ...(style.n?.pattern && style.n.pattern !== "General" && { numFmt: style.n.pattern }),
  };
  return Object.keys(out).length > 0 ? out : undefined;
}

/** The part of a style that a conditional format changes. In such styles the fill's colour is its background colour. */
export function differenceInFile(style: IStyleBase): Partial<Style> {
  const fill = colorInFile(style.bg);
  const color = colorInFile(style.cl);
  const border = bordersInFile(style);
  const font: Partial<Font> = {
    ...(style.bl === 1 && { bold: true }),
    ...(style.it === 1 && { italic: true }),
    ...(style.ul?.s === 1 && { underline: true }),
    ...(style.st?.s === 1 && { strike: true }),
    ...(color && { color: { argb: color } }),
  };
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(fill && { fill: { type: "pattern", pattern: "solid", bgColor: { argb: fill } } }),
    ...(border && { border }),
    ...(style.n?.pattern && { numFmt: style.n.pattern }),
  };
}
