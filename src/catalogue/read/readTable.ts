import { failure, type Failure, success } from "../../domain/kernel/outcome";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import type { Steps } from "../../domain/kernel/steps";
import { Vocabulary, type Worded } from "../../domain/kernel/vocabulary";
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
const STRETCH = 1 << 10;

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
  const words = new Map<string, Int32Array>();
  const vocabulary = new Vocabulary();
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c];
    if (layout.at[c] < 0) continue;
    const [ofTexts, ofNumbers] = [
      new Int32Array(column.kind === "text" ? kept.length : 0),
      new Float64Array(column.kind === "text" ? 0 : kept.length),
    ];
    for (let from = 0; from < kept.length; from += STRETCH) {
      const part = { column, at: layout.at[c], kept, rows, from, to: Math.min(from + STRETCH, kept.length) };
      const refused = column.kind === "text" ? readTexts(part, vocabulary, ofTexts) : readNumbers(part, ofNumbers);
      if (refused) return refused;
      yield;
    }
    if (column.kind === "text") words.set(column.name, ofTexts);
    else numbers.set(column.name, ofNumbers);
  }
  const worded = (name: string): Worded => {
    const at = words.get(name);
    return at
      ? { words: vocabulary.words, at }
      : { words: [String(declared(columns, name).default ?? "")], at: new Int32Array(kept.length) };
  };
  return success({
    count: kept.length,
    rows: kept,
    hasHeader: layout.hasHeader,
    header: (name) => (layout.hasHeader ? headerName(rows[0][layout.at[columns.findIndex((column) => column.name === name)]]) : ""),
    given: new Set(columns.filter((_, i) => layout.at[i] >= 0).map((column) => column.name)),
    numbers: (name) => numbers.get(name) ?? new Float64Array(kept.length).fill(numberFallback(declared(columns, name))),
    texts: (name) => {
      const { words: all, at } = worded(name);
      return Array.from(at, (word) => all[word]);
    },
    worded,
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

/** Rows with something in a declared column, counted from 1. A blank text cell may arrive as 0: a row of blanks and zeros beside a text column is blank. */
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
        kept[count++] = r + 1;
        break;
      }
    }
  }
  return kept.subarray(0, count);
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

/** Fills `words` with the vocabulary's numbers, or says what is wrong. A spelling that was read before is not looked at again. */
function readTexts({ column, at, kept, rows, from, to }: Part, vocabulary: Vocabulary, words: Int32Array): Failure | PrecedentError | null {
  for (let i = from; i < to; i++) {
    const cell = rows[kept[i] - 1][at];
    const spelling = spellingOf(cell);
    const known = spelling === "" ? undefined : vocabulary.numberOf(spelling);
    if (known !== undefined) {
      words[i] = known;
      continue;
    }
    const word = wordIn(cell, spelling.trim(), column, kept[i]);
    if (typeof word !== "string") return word;
    const key = spelling.trim() === "" ? word : spelling;
    words[i] = vocabulary.numberOf(key) ?? vocabulary.add(key, word);
  }
  return null;
}

/** The text of a cell; "" where it has none, a 0 among them. */
function spellingOf(cell: unknown): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" && cell !== 0 && Number.isFinite(cell) ? String(cell) : "";
}

/** A cell's word for its column, the default where it is blank. */
function wordIn(cell: unknown, text: string, column: Column, row: number): string | Failure | PrecedentError {
  const error = errorIn(cell);
  if (error) return precedent(error);
  if (text !== "") return text;
  if (!isBlank(cell) && cell !== 0) return failure("value", `${column.name} in row ${row} must be text, not ${show(cell)}`);
  if (column.default !== undefined) return String(column.default);
  return column.optional ? "" : failure("value", `${column.name} in row ${row} is ${cell === 0 ? "blank or 0; enter a name" : "blank"}`);
}

/** Fills `numbers`, or says what is wrong. */
function readNumbers({ column, at, kept, rows, from, to }: Part, numbers: Float64Array): Failure | PrecedentError | null {
  const fallback = numberFallback(column);
  // Nearly every cell is a number within simple bounds: looked up once, they cost nothing a row.
  const least = column.integer ? NaN : Math.max(column.min ?? -Infinity, column.above ?? -Infinity);
  const most = Math.min(column.max ?? Infinity, column.below ?? Infinity);
  for (let i = from; i < to; i++) {
    const cell = rows[kept[i] - 1][at];
    let value: number;
    if (typeof cell === "number" && cell > least && cell < most) {
      numbers[i] = cell;
      continue;
    }
    if (typeof cell === "number") value = cell;
    else if (isBlank(cell)) {
      if (Number.isNaN(fallback) && !column.optional)
        return failure("value", `${column.name} in row ${kept[i]} is blank; enter a ${column.kind}`);
      numbers[i] = fallback;
      continue;
    } else {
      const error = errorIn(cell);
      if (error) return precedent(error);
      value = typeof cell === "string" ? numericText(column, cell) : NaN;
      if (Number.isNaN(value))
        return failure(
          "value",
          `${column.name} in row ${kept[i]} must be a ${column.kind}, not ${show(cell)}${column.optional ? "; with a header row, columns go by their names" : ""}`,
        );
    }
    if (!Number.isFinite(value)) return failure("value", `${column.name} in row ${kept[i]} must be a finite number`);
    const broken = brokenBound(value, column);
    if (broken) {
      const said = column.min === 0 && value < 0 ? "is negative" : broken;
      return failure("value", `${column.name} in row ${kept[i]} ${said}${column.hint ? `; ${column.hint}` : ""}`);
    }
    numbers[i] = value;
  }
  return null;
}

function numericText(column: Column, text: string): number {
  return column.kind === "date" ? (serialOfIsoDate(text) ?? numberOfText(text)) : numberOfText(text);
}
