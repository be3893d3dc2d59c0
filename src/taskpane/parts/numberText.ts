import { parseMoney, parsePercent, parsePlain } from "../../workbook/read/parseNumber";

export type NumberKind = "billions" | "dollars" | "percent" | "count" | "plain";

/** What a value may be: amounts in dollars, percentages as fractions. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
}

const PARSE = {
  billions: (text: string) => parseMoney(text, 9),
  dollars: (text: string) => parseMoney(text, 0),
  percent: parsePercent,
  count: parsePlain,
  plain: parsePlain,
};

const WANTED = {
  billions: "an amount, such as 50 (billion), 350M or 1.2T",
  dollars: "an amount, such as 800,000 or 5M",
  percent: "a percentage, such as 20",
  count: "a number, such as 9,250,000",
  plain: "a number",
} as const;

/** The number that was typed: null for none, undefined where it is no number. */
export function parseNumber(kind: NumberKind, text: string): number | null | undefined {
  return PARSE[kind](text);
}

/** A value as its field shows it, without the unit beside the field. */
export function shownNumber(kind: NumberKind, value: number | null): string {
  if (value === null) return "";
  if (kind === "dollars" || kind === "count") return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  const scaled = kind === "billions" ? value / 1e9 : kind === "percent" ? value * 100 : value;
  return String(Number(scaled.toPrecision(kind === "percent" ? 6 : 12)));
}

const OTHER_CURRENCY = /[€£¥₹]|\b(?:EUR|GBP|JPY|CHF|CNY)\b/i;
const DECIMAL_COMMA = /^([^\d]*)(\d+),(\d{1,2})(?!\d)/;

/** Why what was typed won't do; undefined where it will. Nothing typed will. */
export function wrongNumber(kind: NumberKind, text: string, bounds: Bounds = {}): string | undefined {
  const value = parseNumber(kind, text);
  if (value === null) return undefined;
  if (value !== undefined) return outside(kind, value, bounds);
  if (OTHER_CURRENCY.test(text)) return "Amounts are in US dollars.";
  const comma = DECIMAL_COMMA.exec(text.trim());
  if (comma) return `Write decimals with a point: ${comma[2]}.${comma[3]}.`;
  return `Enter ${WANTED[kind]}.`;
}

function outside(kind: NumberKind, value: number, { least, most, above, below, whole }: Bounds): string | undefined {
  const said = (bound: number) => `${shownNumber(kind, bound)}${kind === "percent" ? "%" : ""}`;
  if (whole && !Number.isInteger(value)) return "A whole number.";
  if (least !== undefined && value < least) return least === 0 ? "Not below zero." : `${said(least)} or more.`;
  if (above !== undefined && value <= above) return `Above ${above === 0 ? "zero" : said(above)}.`;
  if (most !== undefined && value > most) return `${said(most)} or less.`;
  if (below !== undefined && value >= below) return `Below ${said(below)}.`;
  return undefined;
}
