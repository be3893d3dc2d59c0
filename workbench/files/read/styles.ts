import type { IBorderData, IColorStyle, IStyleBase, IStyleData } from "@univerjs/core";
import type { Border, Color, Font, Style } from "@cj-tech-master/excelts";
import { BORDERS, DEFAULT_FONT, HORIZONTAL, INDENT_PIXELS, numberOf, VERTICAL } from "../styleNames";
import type { Parts } from "./openPackage";
import { partRoot, pathOf, type XmlElement } from "./xml";

/** Colours by number, as cells name them: "#ffffff", … */
export type Theme = readonly string[];

/** Excel's order: light and dark are the other way round than in the part. */
const THEME_ORDER = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

export function readTheme(parts: Parts): Theme {
  const scheme = pathOf(partRoot(parts, "xl/theme/theme1.xml"), "themeElements", "clrScheme");
  return THEME_ORDER.map((name) => {
    const color = pathOf(scheme, name)?.children.find((child): child is XmlElement => child.type === "element");
    return `#${color?.attributes.lastClr ?? (/^[0-9a-f]{6}$/i.test(color?.attributes.val ?? "") ? color?.attributes.val : "000000")}`;
  });
}

/** The palette of colours by index of before 2007, which files still use; 64 and 65 are the system's text and background. */
const INDEXED =
  `000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000
  800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF
  00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300
  993300 993366 333399 333333`.split(/\s+/);

/** A colour made lighter (tint above 0) or darker. @source ECMA-376 Part 1, 18.8.19, applied to every channel instead of the luminance */
function tinted(hex: string, tint: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const shifted = channels.map((channel) => Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint));
  return `#${shifted.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

export function readColor(color: Partial<Color> | undefined, theme: Theme): IColorStyle | undefined {
  if (!color) return undefined;
  const { tint, indexed } = color as { tint?: number; indexed?: number };
  const base = color.argb
    ? `#${color.argb.slice(-6)}`
    : color.theme !== undefined
      ? theme[color.theme]
      : indexed !== undefined && INDEXED[indexed] && `#${INDEXED[indexed]}`;
  if (!base) return undefined;
  return { rgb: (tint ? tinted(base, Number(tint)) : base).toLowerCase() };
}

const isAutomatic = (color: Partial<Color> | undefined) => color?.theme === 1 && !("tint" in color);

export function readFont(font: Partial<Font> | undefined, theme: Theme): IStyleBase {
  if (!font) return {};
  const color = isAutomatic(font.color) ? undefined : readColor(font.color, theme);
  return {
    ...(font.name && font.name !== DEFAULT_FONT.name && { ff: font.name }),
    ...(font.size && font.size !== DEFAULT_FONT.size && { fs: font.size }),
    ...(font.bold && { bl: 1 }),
    ...(font.italic && { it: 1 }),
    ...(font.underline && font.underline !== "none" && { ul: { s: 1 } }),
    ...(font.strike && { st: { s: 1 } }),
    ...(font.vertAlign === "subscript" && { va: 2 }),
    ...(font.vertAlign === "superscript" && { va: 3 }),
    ...(color && { cl: color }),
  };
}

function readBorder(side: Partial<Border> | undefined, theme: Theme) {
  const style = numberOf(BORDERS, side?.style);
  return style === undefined ? undefined : { s: style, cl: readColor(side?.color, theme) ?? { rgb: "#000000" } };
}

/** A cell's style; in the style of a conditional format the fill's colour is its background colour. */
export function readStyle(style: Partial<Style> | undefined, theme: Theme): IStyleData {
  if (!style) return {};
  const { fill, alignment, border, numFmt } = style;
  const pattern = typeof numFmt === "string" ? numFmt : numFmt?.formatCode;
  const color = fill?.type === "pattern" && fill.pattern !== "none" ? readColor(fill.fgColor ?? fill.bgColor, theme) : undefined;
  const [t, r, b, l] = [border?.top, border?.right, border?.bottom, border?.left].map((side) => readBorder(side, theme));
  const bd = { ...(t && { t }), ...(r && { r }), ...(b && { b }), ...(l && { l }) } as IBorderData;
  const ht = numberOf(HORIZONTAL, alignment?.horizontal);
  const vt = numberOf(VERTICAL, alignment?.vertical);
  const rotation = alignment?.textRotation;
  return {
    ...readFont(style.font, theme),
    ...(color && { bg: color }),
    ...(Object.keys(bd).length > 0 && { bd }),
    ...(ht !== undefined && { ht }),
    ...(vt !== undefined && { vt }),
    ...(alignment?.wrapText && { tb: 3 }),
    ...(alignment?.indent && { pd: { l: alignment.indent * INDENT_PIXELS } }),
    ...(rotation && { tr: rotation === "vertical" ? { a: 0, v: 1 } : { a: -rotation } }),
    ...(pattern && pattern !== "General" && { n: { pattern } }),
  };
}

/** The styles of a workbook, each kept once under an id. */
export class StyleTable {
  readonly styles: Record<string, IStyleData> = {};
  readonly #ids = new Map<string, string>();

  idOf(style: IStyleData): string | undefined {
    const key = JSON.stringify(style);
    if (key === "{}") return undefined;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = `style-${this.#ids.size + 1}`;
      this.#ids.set(key, id);
      this.styles[id] = style;
    }
    return id;
  }
}
