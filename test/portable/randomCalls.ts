import type { Column, FunctionSpec, Parameter } from "../../src/catalogue/spec";
import type { RawCall } from "./calls";

/** A small seeded generator (mulberry32): the same calls in every run, so that a failure can be looked at again. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)];

function perturbed(random: Random, value: unknown, whole: boolean): unknown {
  if (typeof value !== "number") return value;
  if (random() < 0.2) return value;
  const moved = value * (0.5 + random());
  return whole || (Number.isInteger(value) && Math.abs(value) < 10) ? Math.round(moved) : Number(moved.toPrecision(6));
}

const isWhole = (bounds: { readonly integer?: boolean; readonly unit?: string }) =>
  bounds.integer === true || bounds.unit === "count" || bounds.unit === "date";

/** Calendar years move by at most three: amounts of other centuries would say nothing. */
function nearbyYear(random: Random, value: unknown): unknown {
  return typeof value === "number" && value >= 1900 && value < 2100
    ? value + Math.round(6 * random() - 3)
    : perturbed(random, value, false);
}

/** The declared columns that stand in a range without a header, by the rule of the functions: just the required ones where it is as wide as those. */
function columnsByPosition(columns: readonly Column[], width: number): readonly Column[] {
  const required = columns.filter(({ optional }) => !optional);
  return width === required.length ? required : columns.slice(0, width);
}

/** The same table with its columns under their headers, in another order and beside one of the user's own. */
function reordered(random: Random, rows: readonly unknown[][], isHeader: boolean, columns: readonly Column[]): unknown[][] {
  const heads = isHeader ? rows[0] : columnsByPosition(columns, rows[0].length).map(({ name }) => name);
  if (heads.length < rows[0].length) return [...rows];
  const order = [...heads.map((_, i) => i), -1].map((i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
  const line = (row: readonly unknown[], own: unknown) => order.map(({ i }) => (i < 0 ? own : (row[i] ?? null)));
  return [line(heads, "remark"), ...rows.slice(isHeader ? 1 : 0).map((row, r) => line(row, r % 2 === 0 ? "seen" : null))];
}

/** Rows of a table, each number moved, at times a row left out, repeated or left blank, or columns in another order; a first row of text is kept as header. */
function perturbedTable(random: Random, rows: readonly (readonly unknown[])[], columns: readonly Column[]): unknown[][] {
  const isHeader = rows.length > 1 && rows[0].every((value) => typeof value !== "number");
  const body: unknown[][] = rows
    .slice(isHeader ? 1 : 0)
    .map((row) =>
      row.map((value, i) =>
        columns[i]?.unit === "years"
          ? nearbyYear(random, value)
          : perturbed(random, value, columns[i] !== undefined && isWhole(columns[i])),
      ),
    );
  const at = Math.floor(random() * body.length);
  const what = random();
  if (what < 0.1 && body.length > 1) body.splice(at, 1);
  else if (what < 0.2) body.splice(at, 0, [...body[at]]);
  else if (what < 0.3) {
    body.splice(
      at,
      0,
      body[at].map(() => null),
    );
  }
  const moved = isHeader ? [[...rows[0]], ...body] : body;
  return random() < 0.3 ? reordered(random, moved, isHeader, columns) : moved;
}

function perturbedArgument(random: Random, spec: FunctionSpec, parameter: Parameter, raw: unknown): unknown {
  if (raw === null || raw === undefined) return raw;
  switch (parameter.kind) {
    case "choice":
      return random() < 0.5 ? pick(random, parameter.options).value : raw;
    case "measure":
      return pick(random, [raw, "", ...(spec.measures ?? []).map(({ name }) => name)]);
    case "flag":
      return random() < 0.5;
    case "number":
      return Array.isArray(raw) ? raw : perturbed(random, raw, isWhole(parameter));
    case "series":
      return Array.isArray(raw)
        ? (raw as unknown[][]).map((row) => row.map((value) => perturbed(random, value, isWhole(parameter))))
        : perturbed(random, raw, false);
    case "table":
      return Array.isArray(raw) ? perturbedTable(random, raw as unknown[][], parameter.columns) : raw;
    default:
      return raw;
  }
}

/** Calls drawn by moving every number, word and row of the given calls at random. */
export function* randomCalls(spec: FunctionSpec, from: readonly RawCall[], seed: number): Generator<RawCall> {
  const random = randomness(seed);
  for (;;) {
    const call = pick(random, from);
    yield spec.parameters.map((parameter, i) => perturbedArgument(random, spec, parameter, call[i]));
  }
}
