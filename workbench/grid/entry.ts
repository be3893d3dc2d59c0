import { CellValueType, type ICellData } from "./univer";

/** A value as a cell would take it when typed: text that reads as a number, a percentage, money, a date or a truth value becomes one. */
export interface Entry {
  readonly value: string | number | boolean;
  /** The number format that the way of writing asks for. */
  readonly format?: string;
}

const NUMBER = /^[+-]?(\d+(,\d{3})*|\d*)(\.\d*)?(e[+-]?\d+)?$/i;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const MILLISECONDS_A_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;

export function parseEntry(text: string): Entry {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  const plain = numberIn(trimmed);
  if (plain !== null) return { value: plain };
  const percent = trimmed.endsWith("%") ? numberIn(trimmed.slice(0, -1).trim()) : null;
  if (percent !== null) return { value: percent / 100, format: trimmed.includes(".") ? "0.00%" : "0%" };
  const money = /^-?\$/.test(trimmed) ? numberIn(trimmed.replace("$", "")) : null;
  if (money !== null) return { value: money, format: trimmed.includes(".") ? "$#,##0.00" : "$#,##0" };
  const date = DATE.exec(trimmed);
  if (date) {
    const [year, month, day] = date.slice(1).map(Number);
    const time = Date.UTC(year, month - 1, day);
    if (new Date(time).getUTCMonth() === month - 1) return { value: time / MILLISECONDS_A_DAY + SERIAL_OF_1970, format: "yyyy-mm-dd" };
  }
  return { value: text };
}

function numberIn(text: string): number | null {
  if (!NUMBER.test(text) || !/\d/.test(text)) return null;
  const value = Number(text.replaceAll(",", ""));
  return Number.isFinite(value) ? value : null;
}

/** The cell data that replaces whatever a cell held. */
export function cellOf(value: string | number | boolean): ICellData {
  const cleared = { f: null, si: null, p: null };
  if (typeof value === "number") return { ...cleared, v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { ...cleared, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...cleared, v: value, t: CellValueType.STRING };
}

export const EMPTY_CELL: ICellData = { v: null, f: null, si: null, p: null, t: null };

/** Text that the engine must not read as a number. */
export function textCell(text: string): ICellData {
  const looksOtherwise = parseEntry(text).value !== text;
  return { ...cellOf(text), t: looksOtherwise ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** What a script puts into a cell, read as Excel reads it: formula, text after an apostrophe, or an entry. Cells of text format keep text. */
export function scriptedCell(value: string | number | boolean, format: string): ICellData {
  if (typeof value !== "string") return cellOf(value);
  if (value === "") return EMPTY_CELL;
  if (value.startsWith("'")) return textCell(value.slice(1));
  if (format === "@") return textCell(value);
  if (value.startsWith("=") && value.length > 1) return { f: value, v: null, si: null, p: null, t: null };
  const entry = parseEntry(value);
  const cell = cellOf(entry.value);
  return entry.format && format === GENERAL ? { ...cell, s: { n: { pattern: entry.format } } } : cell;
}

export const GENERAL = "General";
