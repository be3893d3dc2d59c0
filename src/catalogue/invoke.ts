import type { FailureKind, Outcome } from "../domain/kernel/outcome";
import { finish, type Steps } from "../domain/kernel/steps";
import { type Cell, type CellError, isBlank } from "./cell";
import { errorCode } from "./errorCode";
import { readArguments } from "./read/readArguments";
import type { FunctionSpec, SummaryValues } from "./spec";

/** What a call comes to: a cell, a spilled table, or an Excel error whose message starts with the function's name. */
export type CallResult = { readonly ok: true; readonly value: Cell | Cell[][] } | { readonly ok: false; readonly error: CellError };

/**
 * Calls a declared function with raw arguments as Excel passes them: the one place where arguments are checked, broadcast and
 * coerced, and where failures become Excel errors. Never throws for bad input; never returns NaN, Infinity or undefined.
 */
export function invoke(spec: FunctionSpec, raw: readonly unknown[]): CallResult {
  return finish(invokeInSteps(spec, raw));
}

/** The same as {@link invoke}, in steps that a driver can interrupt. */
export function* invokeInSteps(spec: FunctionSpec, raw: readonly unknown[]): Steps<CallResult> {
  const shape = broadcastShape(spec, raw);
  return shape ? yield* broadcast(spec, raw, shape) : yield* call(spec, raw);
}

function* call(spec: FunctionSpec, raw: readonly unknown[]): Steps<CallResult> {
  const reading = yield* readArguments(spec, raw);
  if (!reading.ok) {
    return reading.kind === "precedent" ? { ok: false, error: reading.error } : refuse(spec, reading.kind, reading.message);
  }
  const outcome = yield* settled(spec.compute(reading.value));
  if (!outcome.ok) return refuse(spec, outcome.kind, outcome.message);
  const measure = spec.parameters.some(({ kind }) => kind === "measure") ? reading.value.text("measure") : "";
  if (spec.result === "summary" || measure !== "") return yield* summarise(spec, outcome.value as SummaryValues, measure);
  return spec.result === "table"
    ? yield* spill(spec, outcome.value as readonly (readonly Cell[])[])
    : scalar(spec, outcome.value as number | string);
}

function* settled<T>(outcome: Outcome<T> | Steps<Outcome<T>>): Steps<Outcome<T>> {
  return "ok" in outcome ? outcome : yield* outcome;
}

function refuse(spec: FunctionSpec, kind: FailureKind, message: string): CallResult {
  return { ok: false, error: { error: errorCode(kind), message: `${spec.name}: ${message}` } };
}

function scalar(spec: FunctionSpec, value: Cell): CallResult {
  if (typeof value === "number" && !Number.isFinite(value))
    return refuse(spec, "number", "the result is too large or undefined for these inputs");
  return { ok: true, value: value === 0 ? 0 : value };
}

/** Rows between two pauses. */
const STRETCH = 1 << 12;

/** Checks what a table holds; nothing is copied but what needs mending, for a million rows weigh. */
function* spill(spec: FunctionSpec, rows: readonly (readonly Cell[])[]): Steps<CallResult> {
  if (rows.length === 0 || rows[0].length === 0) return refuse(spec, "unavailable", "nothing to show");
  let result = rows as Cell[][];
  for (let i = 0; i < rows.length; i++) {
    if (!rows[i].every(isPlain)) {
      if (result === rows) result = rows.slice() as Cell[][];
      result[i] = [];
      for (const value of rows[i]) {
        const cell = scalar(spec, value);
        if (!cell.ok) return cell;
        result[i].push(cell.value as Cell);
      }
    }
    if (i % STRETCH === STRETCH - 1) yield;
  }
  return { ok: true, value: result };
}

/** Neither a number that is none, nor minus zero. */
function isPlain(value: Cell): boolean {
  return typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0));
}

function* summarise(spec: FunctionSpec, values: SummaryValues, measure: string): Steps<CallResult> {
  if (measure !== "") {
    const outcome = yield* force(values, measure);
    return outcome.ok ? scalar(spec, outcome.value) : refuse(spec, outcome.kind, outcome.message);
  }
  const rows: Cell[][] = [];
  for (const { name, label, onRequest } of spec.measures ?? []) {
    if (onRequest || !(name in values)) continue;
    const outcome = yield* force(values, name);
    if (outcome.ok) rows.push([label, outcome.value]);
    else if (outcome.kind !== "unavailable") return refuse(spec, outcome.kind, outcome.message);
  }
  return yield* spill(spec, rows);
}

function* force(values: SummaryValues, measure: string): Steps<Outcome<number | string>> {
  const held = values[measure];
  if (held === undefined) return { ok: false, kind: "unavailable", message: `${measure} is not available for these arguments` };
  if (typeof held === "function") return yield* settled(held());
  return typeof held === "object" ? held : { ok: true, value: held };
}

interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** The shape to broadcast to, where a one-cell parameter of a function that gives one cell is handed a larger range, as Excel does for its own functions. */
function broadcastShape(spec: FunctionSpec, raw: readonly unknown[]): Shape | null {
  let rows = 1;
  let columns = 1;
  for (let i = 0; i < spec.parameters.length; i++) {
    if (!isLifted(spec, i, raw[i])) continue;
    const table = raw[i] as unknown[][];
    rows = Math.max(rows, table.length);
    for (const row of table) if (Array.isArray(row)) columns = Math.max(columns, row.length);
  }
  if (rows === 1 && columns === 1) return null;
  if (spec.result === "scalar") return { rows, columns };
  const measure = spec.parameters.findIndex((parameter) => parameter.kind === "measure");
  return measure >= 0 && !isBlank(raw[measure]) ? { rows, columns } : null;
}

function isLifted(spec: FunctionSpec, i: number, raw: unknown): boolean {
  const { kind } = spec.parameters[i];
  return kind !== "table" && kind !== "series" && Array.isArray(raw) && raw.length > 0 && raw.every(Array.isArray);
}

const NOT_AVAILABLE: CellError = { error: "#N/A" };

function* broadcast(spec: FunctionSpec, raw: readonly unknown[], shape: Shape): Steps<CallResult> {
  const lifted = spec.parameters.map((_, i) => isLifted(spec, i, raw[i]));
  const result: Cell[][] = [];
  for (let r = 0; r < shape.rows; r++) {
    const line: Cell[] = [];
    for (let c = 0; c < shape.columns; c++) line.push(yield* element(spec, raw, lifted, r, c));
    result.push(line);
    yield;
  }
  return { ok: true, value: result };
}

function* element(spec: FunctionSpec, raw: readonly unknown[], lifted: readonly boolean[], r: number, c: number): Steps<Cell> {
  const args: unknown[] = [];
  for (let i = 0; i < spec.parameters.length; i++) {
    if (!lifted[i]) {
      args.push(raw[i]);
      continue;
    }
    const table = raw[i] as unknown[][];
    const row = table.length === 1 ? table[0] : table[r];
    const cell = row === undefined ? undefined : row.length === 1 ? row[0] : row[c];
    if (cell === undefined) return NOT_AVAILABLE;
    args.push(cell);
  }
  const one = yield* call(spec, args);
  if (!one.ok) return one.error;
  return Array.isArray(one.value)
    ? { error: "#VALUE!", message: `${spec.name}: measure is missing, and a summary has no room in one cell` }
    : one.value;
}
