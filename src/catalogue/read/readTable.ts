import { failure, type Failure, success } from "../../domain/kernel/outcome";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import type { Steps } from "../../domain/kernel/steps";
import { errorIn, isBlank } from "../cell";
import type { Column, TableArgument, TableParameter } from "../spec";
import { brokenBound, numberOfText, precedent, type PrecedentError, type Reading, rowsOf, show } from "./reading";

type Row = readonly unknown[];

/** Where each column stands in the range (-1 where it is absent), and the first row of data. */
interface Layout {
  readonly at: readonly number[];
  readonly firstRow: number;
  readonly hasHeader: boolean;
}

/** Rows between two pauses: a few milliseconds of one column. */
const STRETCH = 1 << 12;

/** Reads a range by its declared columns. Cost: linear in the cells of those columns; one array a column. */
export function* readTable(parameter: TableParameter, raw: unknown): Steps<Reading<TableArgument>> {
  const rows = rowsOf(raw);
  const { columns } = parameter;
  yield;
  const layout = layOut(columns, rows);
  yield;
  const missing = columns.findIndex((column, i) => layout.at[i] < 0 && !column.optional);
  if (missing >= 0) {
    return failure(
      "value",
      `${parameter.name} needs the columns ${columns
        .filter((c) => !c.optional)
        .map((c) => c.name)
        .join(", ")}; ${columns[missing].name} is missing`,
    );
  }
  const kept = yield* nonBlankRows(columns, layout, rows);
  if (kept.length < (parameter.minRows ?? 1)) {
    const wanted = parameter.minRows ?? 1;
    return failure("value", `${parameter.name} has ${kept.length === 0 ? "no rows" : `${kept.length} rows`}; it needs at least ${wanted}`);
  }
  const numbers = new Map<string, Float64Array>();
  const texts = new Map<string, string[]>();
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c];
    if (layout.at[c] < 0) continue;
    const isText = column.kind === "text";
    const values = isText ? new Array<string>(kept.length) : new Float64Array(kept.length);
    for (let from = 0; from < kept.length; from += STRETCH) {
      const part = { column, at: layout.at[c], kept, rows, from, to: Math.min(from + STRETCH, kept.length) };
      const refused = isText ? readTexts(part, values as string[]) : readNumbers(part, values as Float64Array);
      if (refused) return refused;
      yield;
    }
    if (isText) texts.set(column.name, values as string[]);
    else numbers.set(column.name, values as Float64Array);
  }
  return success({
    count: kept.length,
    rows: kept.map((row) => row + 1),
    hasHeader: layout.hasHeader,
    header: (name) => (layout.hasHeader ? headerName(rows[0][layout.at[columns.findIndex((column) => column.name === name)]]) : ""),
    given: new Set(columns.filter((_, i) => layout.at[i] >= 0).map((column) => column.name)),
    numbers: (name) => numbers.get(name) ?? new Float64Array(kept.length).fill(numberFallback(declared(columns, name))),
    texts: (name) => texts.get(name) ?? new Array<string>(kept.length).fill(String(declared(columns, name).default ?? "")),
  });
}

function declared(columns: readonly Column[], name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`column ${name} is not declared`);
  return column;
}

function numberFallback({ default: fallback }: Column): number {
  return typeof fallback === "number" ? fallback : NaN;
}

function headerName(cell: unknown): string {
  return typeof cell === "string"
    ? cell
        .replace(/\(.*$/, "")
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, "_")
    : "";
}

function layOut(columns: readonly Column[], rows: readonly Row[]): Layout {
  const first = rows[0] ?? [];
  const names = first.map(headerName);
  const named = columns.map(({ name, aliases = [] }) => names.findIndex((header) => header === name || aliases.includes(header)));
  if (columns.every((column, i) => column.optional || named[i] >= 0)) return { at: named, firstRow: 1, hasHeader: true };
  let width = 0;
  for (let r = 0; r < rows.length && width < columns.length; r++) width = Math.max(width, rows[r].length);
  const needed = columns.filter((column) => !column.optional);
  const bare = width === needed.length;
  const at = columns.map((column, i) => (bare ? needed.indexOf(column) : i < width ? i : -1));
  const key = columns.findIndex((column) => column.kind !== "text" && !column.optional);
  const hasHeader = key >= 0 && isWord(columns[key], first[at[key]]);
  const firstRow = hasHeader ? 1 : 0;
  const others = columns.findIndex((column, i) => column.loose && at[i] >= 0 && holdsWords(column, rows, at[i], firstRow));
  return { at: others < 0 ? at : at.map((place, i) => (i < others ? place : -1)), firstRow, hasHeader };
}

function isWord(column: Column, cell: unknown): boolean {
  return typeof cell === "string" && !isBlank(cell) && !errorIn(cell) && Number.isNaN(numericText(column, cell));
}

function holdsWords(column: Column, rows: readonly Row[], at: number, firstRow: number): boolean {
  let words = false;
  for (let r = firstRow; r < rows.length; r++) {
    if (isBlank(rows[r][at])) continue;
    if (!isWord(column, rows[r][at])) return false;
    words = true;
  }
  return words;
}

/** Indices of rows with something in a declared column. A blank text cell may arrive as 0: a row of blanks and zeros beside a text column is blank. */
function* nonBlankRows(columns: readonly Column[], layout: Layout, rows: readonly Row[]): Steps<Int32Array> {
  const zeroIsBlank = columns.some((column, c) => column.kind === "text" && (!column.optional || (c === 0 && layout.at[c] >= 0)));
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let r = layout.firstRow; r < rows.length; r++) {
    if (r % STRETCH === STRETCH - 1) yield;
    const row = rows[r];
    for (let c = 0; c < columns.length; c++) {
      const cell = layout.at[c] < 0 ? null : row[layout.at[c]];
      if (!isBlank(cell) && !(zeroIsBlank && cell === 0)) {
        kept[count++] = r;
        break;
      }
    }
  }
  return kept.slice(0, count);
}

/** A stretch of one column: entries `from` to before `to` of the rows kept. */
interface Part {
  readonly column: Column;
  readonly at: number;
  readonly kept: Int32Array;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
}

/** Fills `texts`, or says what is wrong. */
function readTexts({ column, at, kept, rows, from, to }: Part, texts: string[]): Failure | PrecedentError | null {
  for (let i = from; i < to; i++) {
    const cell = rows[kept[i]][at];
    if (typeof cell === "string") {
      const error = errorIn(cell);
      if (error) return precedent(error);
      texts[i] = cell.trim();
    } else if (typeof cell === "number" && cell !== 0 && Number.isFinite(cell)) texts[i] = String(cell);
    else if (cell === null || cell === undefined || cell === 0) texts[i] = "";
    else {
      const error = errorIn(cell);
      return error ? precedent(error) : failure("value", `${column.name} in row ${kept[i] + 1} must be text, not ${show(cell)}`);
    }
    if (texts[i] === "") {
      if (column.default !== undefined) texts[i] = String(column.default);
      else if (!column.optional)
        return failure("value", `${column.name} in row ${kept[i] + 1} is ${cell === 0 ? "blank or 0; enter a name" : "blank"}`);
    }
  }
  return null;
}

/** Fills `numbers`, or says what is wrong. */
function readNumbers({ column, at, kept, rows, from, to }: Part, numbers: Float64Array): Failure | PrecedentError | null {
  const fallback = numberFallback(column);
  // Nearly every cell is a number within simple bounds: looked up once, they cost nothing a row.
  const least = column.integer ? NaN : Math.max(column.min ?? -Infinity, column.above ?? -Infinity);
  const most = Math.min(column.max ?? Infinity, column.below ?? Infinity);
  for (let i = from; i < to; i++) {
    const cell = rows[kept[i]][at];
    let value: number;
    if (typeof cell === "number" && cell > least && cell < most) {
      numbers[i] = cell;
      continue;
    }
    if (typeof cell === "number") value = cell;
    else if (isBlank(cell)) {
      if (Number.isNaN(fallback) && !column.optional)
        return failure("value", `${column.name} in row ${kept[i] + 1} is blank; enter a ${column.kind}`);
      numbers[i] = fallback;
      continue;
    } else {
      const error = errorIn(cell);
      if (error) return precedent(error);
      value = typeof cell === "string" ? numericText(column, cell) : NaN;
      if (Number.isNaN(value))
        return failure(
          "value",
          `${column.name} in row ${kept[i] + 1} must be a ${column.kind}, not ${show(cell)}${column.optional ? "; with a header row, columns go by their names" : ""}`,
        );
    }
    if (!Number.isFinite(value)) return failure("value", `${column.name} in row ${kept[i] + 1} must be a finite number`);
    const broken = brokenBound(value, column);
    if (broken) {
      const said = column.min === 0 && value < 0 ? "is negative" : broken;
      return failure("value", `${column.name} in row ${kept[i] + 1} ${said}${column.hint ? `; ${column.hint}` : ""}`);
    }
    numbers[i] = value;
  }
  return null;
}

function numericText(column: Column, text: string): number {
  return column.kind === "date" ? (serialOfIsoDate(text) ?? numberOfText(text)) : numberOfText(text);
}
