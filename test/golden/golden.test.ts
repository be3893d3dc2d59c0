import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/catalogue";
import { parseCsv } from "../support/csv";
import { constantOf, evaluate } from "../support/evaluate";
import { matches } from "../support/matches";

const LEAST_ROWS = 8;
const tables = readdirSync(__dirname).filter((file) => file.endsWith(".csv"));
const names = catalogue.flatMap(({ functions }) => functions.map(({ name }) => name));

test("every function has a golden table, and every table a function", () => {
  expect(tables.map((file) => file.replace(/\.csv$/, "")).sort()).toEqual([...names].sort());
});

describe.each(tables)("%s", (file) => {
  const rows = parseCsv(readFileSync(join(__dirname, file), "utf8"));

  test(`has at least ${LEAST_ROWS} rows, each with a source`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(LEAST_ROWS);
    expect(rows.filter(({ source }) => !source)).toEqual([]);
  });

  test.each(rows.map((row) => [row.formula, row] as const))("%s", (_, { formula, expected, tolerance }) => {
    const result = evaluate(formula);
    const found = result.ok ? result.value : result.error.error;
    const wanted = /^[{"]/.test(expected) || (expected !== "" && Number.isFinite(Number(expected))) ? constantOf(expected) : expected;
    const difference = matches(found, wanted, tolerance ? Number(tolerance) : 1e-12);
    if (difference) throw new Error(`${formula}: ${difference}${result.ok ? "" : ` (${result.error.message ?? ""})`}`);
  });
});
