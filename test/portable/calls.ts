import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, errorIn } from "../../src/catalogue/cell";
import { portableOf } from "../../src/catalogue/portable";
import type { FunctionSpec } from "../../src/catalogue/spec";
import { defaultArgument } from "../../src/xlsx/portableLambda";
import { parseCsv } from "../support/csv";
import { callOf } from "../support/evaluate";
import type { Area, Placed } from "./engines/engine";

/** Raw arguments of one call, as Excel would hand them to the function. */
export type RawCall = readonly unknown[];

/** The different calls of a function's golden table. */
export function goldenCalls(name: string): RawCall[] {
  const rows = parseCsv(readFileSync(join(__dirname, "../golden", `${name}.csv`), "utf8"));
  const calls = new Map(rows.map(({ formula }) => [JSON.stringify(callOf(formula).args), callOf(formula).args]));
  return [...calls.values()];
}

const isRange = (raw: unknown): raw is readonly (readonly unknown[])[] =>
  Array.isArray(raw) && !(raw.length === 1 && Array.isArray(raw[0]) && raw[0].length === 1);

const isMissing = (raw: unknown) => raw === null || raw === undefined || raw === "";

function placed(row: number, column: number, raw: unknown): Placed[] {
  if (isMissing(raw)) return [];
  const error = errorIn(raw);
  return [{ row, column, value: error ? { error: error.error } : (raw as number | string | boolean) }];
}

function constantText(raw: unknown): string {
  const error = errorIn(raw);
  if (error) return error.error;
  if (typeof raw === "boolean") return raw ? "TRUE" : "FALSE";
  return typeof raw === "number" ? String(raw) : `"${String(raw).replaceAll('"', '""')}"`;
}

function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);
}

/** Far to the right of the calls. */
const TABLE_COLUMN = 60;

/** The table that a function's native equivalent looks up, as a share copy would hold it: its cells, and the name for them. */
export function layOutTable({ name }: FunctionSpec): { readonly cells: Placed[]; readonly names: Readonly<Record<string, string>> } {
  const portable = portableOf(name);
  const table = portable && "lambda" in portable ? portable.table : undefined;
  if (!table) return { cells: [], names: {} };
  const cells = table.rows.flatMap((row, r) => row.flatMap((value, c) => placed(r, TABLE_COLUMN + c, value)));
  const last = `$${columnName(TABLE_COLUMN + table.rows[0].length - 1)}$${table.rows.length}`;
  return { cells, names: { [table.name]: `Sheet1!$${columnName(TABLE_COLUMN)}$1:${last}` } };
}

/**
 * Lays one call out on a sheet from a row on, as a user would: ranges in cells, side by side, single values in the formula, what is left out as
 * the default that a share copy fills in. The area read back is one row and column larger than the result expected, to see that nothing follows.
 */
export function layOut(spec: FunctionSpec, lambdaName: string, call: RawCall, expected: Cell | Cell[][], row: number) {
  const cells: Placed[] = [];
  let column = 0;
  let height = 1;
  const args = spec.parameters.map((parameter, i) => {
    const raw = call[i];
    if (!isRange(raw)) {
      const value: unknown = Array.isArray(raw) ? (raw as unknown[][])[0][0] : raw;
      return isMissing(value) ? defaultArgument(parameter) : constantText(value);
    }
    const width = Math.max(...raw.map((line) => line.length));
    raw.forEach((line, r) => line.forEach((value, c) => cells.push(...placed(row + r, column + c, value))));
    const reference = `${columnName(column)}${row + 1}:${columnName(column + width - 1)}${row + raw.length}`;
    column += width + 1;
    height = Math.max(height, raw.length);
    return reference;
  });
  const [rows, columns] = Array.isArray(expected) ? [expected.length, expected[0].length] : [1, 1];
  cells.push({ row, column, value: { formula: `${lambdaName}(${args.join(",")})`, spills: true } });
  const area: Area = { row, column, rows: rows + 1, columns: columns + 1 };
  return { cells, area, nextRow: row + Math.max(height, rows) + 2 };
}
