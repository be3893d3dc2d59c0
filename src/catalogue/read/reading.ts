import { failure, type Failure, type Success } from "../../domain/kernel/outcome";
import { type CellError, errorIn } from "../cell";
import type { Bounds } from "../spec";

/** An error that was in an argument's cell before we were called: it comes through unchanged. */
export interface PrecedentError {
  readonly ok: false;
  readonly kind: "precedent";
  readonly error: CellError;
}

export type Reading<T> = Success<T> | Failure | PrecedentError;

export function precedent(error: CellError): PrecedentError {
  return { ok: false, kind: "precedent", error };
}

/** How a raw value is named in a message: short, quoted, on one line. */
export function show(raw: unknown): string {
  if (typeof raw === "number") return String(raw);
  if (typeof raw === "boolean") return raw ? "TRUE" : "FALSE";
  const text = String(raw).replace(/\s+/g, " ").trim();
  return `"${text.length > 24 ? `${text.slice(0, 23)}…` : text}"`;
}

const NUMERIC_TEXT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i;

/** The number a text spells, as Excel coerces a text argument: "5", "1.5e3", "12%"; NaN where it spells none. */
export function numberOfText(text: string): number {
  const trimmed = text.trim();
  if (!NUMERIC_TEXT.test(trimmed)) return NaN;
  return trimmed.endsWith("%") ? Number(trimmed.slice(0, -1)) / 100 : Number(trimmed);
}

/** The sentence that says which bound a number breaks, without the subject; null where it breaks none. */
export function brokenBound(value: number, bounds: Bounds): string | null {
  if (bounds.above !== undefined && !(value > bounds.above)) return `must be above ${spell(bounds.above)}`;
  if (bounds.min !== undefined && !(value >= bounds.min))
    return bounds.min === 0 ? "must not be negative" : `must be at least ${spell(bounds.min)}`;
  if (bounds.below !== undefined && !(value < bounds.below)) return `must be below ${spell(bounds.below)}`;
  if (bounds.max !== undefined && !(value <= bounds.max)) return `must be at most ${spell(bounds.max)}`;
  if (bounds.integer && !Number.isInteger(value)) return "must be a whole number";
  return null;
}

function spell(bound: number): string {
  return bound === 0 ? "zero" : String(bound);
}

/** A scalar argument out of a raw one: a 1×1 range is its cell; a larger range is refused (invoke.ts broadcasts before it gets here). */
export function scalarOf(name: string, raw: unknown): Reading<unknown> {
  let value = raw;
  if (Array.isArray(value)) {
    const rows: readonly unknown[] = value;
    const only = rows.length === 1 ? rows[0] : undefined;
    if (Array.isArray(only) && only.length === 1) value = only[0];
    else if (rows.length === 1 && !Array.isArray(only)) value = only;
    else return failure("value", `${name} must be one cell, not a range`);
  }
  const error = errorIn(value);
  return error ? precedent(error) : { ok: true, value };
}

/** Rows of a range argument; a single value is a 1×1 range. Ragged rows are kept: a missing cell is a blank one. */
export function rowsOf(raw: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(raw)) return [[raw]];
  const rows: readonly unknown[] = raw;
  for (let i = 0; i < rows.length; i++) {
    if (!Array.isArray(rows[i])) return rows.map((row) => (Array.isArray(row) ? (row as unknown[]) : [row]));
  }
  return rows as readonly (readonly unknown[])[];
}
