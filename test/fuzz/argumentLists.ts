import fc from "fast-check";
import { EXCEL_ERROR_CODES } from "../../src/catalogue/cell";
import type { Column, FunctionSpec, Parameter } from "../../src/catalogue/spec";

const NAMES = ["Amazon", " amazon ", "OpenAI", "Nvidia", "SoftBank", "Microsoft", "A", "B", "C", "D", ""];

const awkwardNumber = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  1e-320,
  5e-324,
  1e-15,
  1e15,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MAX_SAFE_INTEGER,
  NaN,
  Infinity,
  -Infinity,
);
const plausibleNumber = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -2, max: 1000, noNaN: true }),
  fc.integer({ min: 40_000, max: 50_000 }),
);
const number = fc.oneof({ arbitrary: plausibleNumber, weight: 5 }, { arbitrary: awkwardNumber, weight: 1 });
const word = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ maxLength: 8 }),
  fc.constantFrom("12%", "1e3", "2026-01-31", "TRUE", "=1+1", "\t"),
);
const error = fc.constantFrom(...EXCEL_ERROR_CODES).chain((code) => fc.constantFrom<unknown>({ code }, code, { basicValue: code }));
const blank = fc.constantFrom(null, undefined, "", " ");
const junk = fc.constantFrom<unknown>({}, [], [[]], [[], []], Symbol.iterator, 10n, () => 1, new Date(0), new Map());
const cell = fc.oneof(
  { arbitrary: number as fc.Arbitrary<unknown>, weight: 6 },
  { arbitrary: word, weight: 3 },
  { arbitrary: blank, weight: 2 },
  { arbitrary: fc.boolean(), weight: 1 },
  { arbitrary: error, weight: 1 },
);
const anyRange = fc.oneof(
  fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
  fc.array(cell, { maxLength: 6 }) as fc.Arbitrary<unknown>,
);

function cellOf(column: Column): fc.Arbitrary<unknown> {
  const fitting = column.kind === "text" ? fc.constantFrom(...NAMES.slice(0, 10), "common", "participating", "option", "safe") : number;
  return fc.oneof(
    { arbitrary: fitting as fc.Arbitrary<unknown>, weight: 14 },
    { arbitrary: cell, weight: 1 },
    { arbitrary: blank, weight: 1 },
  );
}

function tableOf(columns: readonly Column[]): fc.Arbitrary<unknown> {
  const rows = fc.array(fc.tuple(...columns.map(cellOf)), { maxLength: 9 });
  const header = columns.map(({ name }) => name);
  return fc.tuple(fc.boolean(), rows).map(([headed, body]) => (headed ? [header, ...body] : body));
}

function fittingOf(spec: FunctionSpec, parameter: Parameter): fc.Arbitrary<unknown> {
  switch (parameter.kind) {
    case "table":
      return tableOf(parameter.columns);
    case "series": {
      const one: fc.Arbitrary<unknown> = parameter.of === "text" ? fc.constantFrom(...NAMES.slice(0, 10)) : number;
      return fc.array(one, { minLength: 1, maxLength: 5 }).map((values) => values.map((value) => [value]));
    }
    case "choice":
      return fc.constantFrom(...parameter.options.map(({ value }) => value));
    case "measure":
      return fc.constantFrom(...(spec.measures ?? []).map(({ name }) => name));
    case "flag":
      return fc.boolean();
    case "text":
      return fc.constantFrom(...NAMES);
    default:
      return number;
  }
}

/** Lists of arguments for a function: mostly of the declared kind, some of any other, some missing, some too many. */
export function argumentLists(spec: FunctionSpec): fc.Arbitrary<readonly unknown[]> {
  const each = spec.parameters.map((parameter) =>
    fc.oneof(
      { arbitrary: fittingOf(spec, parameter), weight: 12 },
      { arbitrary: blank, weight: parameter.optional ? 6 : 1 },
      { arbitrary: cell, weight: 1 },
      { arbitrary: anyRange, weight: 1 },
      { arbitrary: junk, weight: 1 },
    ),
  );
  const whole = fc.tuple(...each) as fc.Arbitrary<readonly unknown[]>;
  return fc.oneof(
    { arbitrary: whole, weight: 10 },
    { arbitrary: fc.tuple(whole, fc.nat(8)).map(([args, n]) => args.slice(0, n)), weight: 1 },
    { arbitrary: fc.array(fc.oneof(cell, anyRange, junk), { maxLength: 12 }), weight: 1 },
  );
}
