import { DEAL_KINDS, DEAL_STATUSES } from "../../deals";
import { serialOfIsoDate } from "../block/dates";
import { safeLink } from "../block/inert";
import type { DealRow } from "../blocks/dealRow";
import { finish, type Steps } from "../../domain/kernel/steps";
import { type CsvRow, csvRows } from "./csvRows";
import { type DecimalMark, decimalMarkOf, marksTold, markTold, parseDecimal, parseMoney, parsePercent } from "./parseNumber";

/** What was read: whole rows, and every row that could not be, with its line and why. */
export interface CsvDeals {
  readonly rows: readonly DealRow[];
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
  /** Heads of the columns that were not recognised, and so not read. */
  readonly ignored: readonly string[];
}

type ColumnName =
  "from" | "to" | "amount" | "kind" | "status" | "probability" | "announced" | "start" | "term" | "source" | "link" | "note";

/** What a column may be called, in the order of trying. */
const HEADS: readonly (readonly [ColumnName, RegExp])[] = [
  ["from", /^(from|payer|investor|buyer|customer|lender|source company|sender)$/],
  ["to", /^(to|payee|receiver|recipient|company|investee|target|seller|supplier|vendor|borrower)$/],
  ["amount", /^((deal|transaction) )?(amount|value|size|usd|sum|headline)\b/],
  ["kind", /^(kind|type|instrument|category)$/],
  ["status", /^(status|stage|state)$/],
  ["probability", /^(probability|chance|likelihood|prob)/],
  ["announced", /^(announced|date|announcement date|reported)$/],
  ["start", /^(start|start date|from date|begins)$/],
  ["term", /^(term|years|term years|duration)\b/],
  ["link", /^(link|url|source url|source link)$/],
  ["source", /^(source|source title|publication)$/],
  ["note", /^(note|notes|comment|remarks?)$/],
];

const MOST_ROWS = 100_000;

/** Reads deals from pasted cells or a CSV file: comma, semicolon or tab, with a header row. Nothing is dropped without being told. */
export function dealsFromCsv(text: string): CsvDeals {
  return finish(dealsFromCsvInSteps(text));
}

/** Rows between two pauses: a few milliseconds. */
const STRETCH = 500;

/** The same as {@link dealsFromCsv}, in steps that a driver can interrupt. */
export function* dealsFromCsvInSteps(text: string): Steps<CsvDeals> {
  const { rows: lines, unclosed } = yield* csvRows(text);
  const isFilled = ({ fields }: CsvRow) => fields.some((field) => field.trim() !== "");
  const head = lines.find(isFilled);
  if (!head) return { rows: [], problems: [{ line: 1, reason: "there is nothing to read" }], ignored: [] };
  const names = head.fields.map((field) => field.trim());
  const columns = columnsOf(names);
  const missing = (["from", "to", "amount"] as const).filter((name) => !columns.has(name));
  if (missing.length > 0) {
    const reason = `the first row must name the columns From, To and Amount; ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing`;
    return { rows: [], problems: [{ line: head.line, reason }], ignored: [] };
  }
  const body = lines.filter((row) => row.line > head.line && isFilled(row));
  const amountAt = columns.get("amount") ?? -1;
  const mark = yield* markOf(body.map(({ fields }) => fields[amountAt] ?? ""));
  const reader: RowReading = { columns, width: names.length, bare: bareOf(names[amountAt]), mark };
  const rows: DealRow[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (let i = 0; i < body.length; i++) {
    if (i % STRETCH === STRETCH - 1) yield;
    const { line, fields } = body[i];
    const row =
      line === unclosed
        ? "a quote is opened here and never closed"
        : rows.length < MOST_ROWS
          ? dealIn(fields, reader)
          : `only the first ${MOST_ROWS} rows are read`;
    if (typeof row === "string") problems.push({ line, reason: row });
    else rows.push(row);
  }
  const used = new Set(columns.values());
  return { rows, problems, ignored: names.filter((name, i) => name !== "" && !used.has(i)) };
}

/** How the rows of one text are read. */
interface RowReading {
  readonly columns: ReadonlyMap<ColumnName, number>;
  /** Heads there are. */
  readonly width: number;
  readonly bare: 0 | 6 | 9;
  readonly mark: DecimalMark | null;
}

/** The mark that all the amounts together tell. */
function* markOf(amounts: readonly string[]): Steps<DecimalMark | null> {
  const told = { comma: false, point: false };
  for (let from = 0; from < amounts.length; from += STRETCH) {
    if (from > 0) yield;
    const { comma, point } = marksTold(amounts.slice(from, from + STRETCH));
    told.comma ||= comma;
    told.point ||= point;
  }
  return markTold(told);
}

/** A deal, or why the fields are none. */
function dealIn(fields: readonly string[], { columns, width, bare, mark }: RowReading): DealRow | string {
  if (fields.length > width && fields.slice(width).some((field) => field.trim() !== ""))
    return `there are ${fields.length} fields under ${width} heads; put text with separators into quotes`;
  return readRow((name) => fields[columns.get(name) ?? -1]?.trim() ?? "", bare, mark);
}

function columnsOf(names: readonly string[]): Map<ColumnName, number> {
  const columns = new Map<ColumnName, number>();
  for (const [name, pattern] of HEADS) {
    const at = names.findIndex((head, i) => pattern.test(plain(head)) && ![...columns.values()].includes(i));
    if (at >= 0) columns.set(name, at);
  }
  return columns;
}

function plain(head: string): string {
  return head
    .toLowerCase()
    .replace(/[_\-]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a bare amount counts in, told by the head: `Amount ($B)`. */
function bareOf(head: string): 0 | 6 | 9 {
  if (/\b(bn|billions?)\b|\$\s*b\b|\(\s*b\s*\)/i.test(head)) return 9;
  return /\b(mn|millions?)\b|\$\s*m\b|\(\s*m\s*\)/i.test(head) ? 6 : 0;
}

/** A row, or why it is none. */
function readRow(field: (name: ColumnName) => string, bare: 0 | 6 | 9, told: DecimalMark | null): DealRow | string {
  const [from, to] = [field("from"), field("to")];
  if (from === "") return "from is blank";
  if (to === "") return "to is blank";
  // Where the file's amounts tell both marks, each is read by its own, and one that tells none not at all.
  const mark = told ?? decimalMarkOf([field("amount")]) ?? ".";
  if (told === null && /^\D*\d{1,3}[.,]\d{3}\D*$/.test(field("amount")))
    return `amount "${short(field("amount"))}" can be read two ways here; write it without the ${field("amount").includes(",") ? "comma" : "point"}`;
  const amount = parseMoney(field("amount"), bare, mark);
  if (amount === null) return "amount is blank";
  if (amount === undefined) return `amount "${short(field("amount"))}" is not a number`;
  if (amount < 0) return "amount is negative; enter the flow from its payer";
  const kind = oneOf("kind", field("kind"), DEAL_KINDS);
  if (kind.problem) return kind.problem;
  const status = oneOf("status", field("status"), DEAL_STATUSES);
  if (status.problem) return status.problem;
  const probability = readProbability(field("probability"), mark);
  if (probability === undefined) return `probability "${short(field("probability"))}" must be between 0 and 1, or 0% and 100%`;
  const [announced, start] = [readDate(field("announced")), readDate(field("start"))];
  if (announced === undefined) return `date "${short(field("announced"))}" is not read; write it as 2026-01-31`;
  if (start === undefined) return `start "${short(field("start"))}" is not read; write it as 2026-01-31`;
  const term = field("term") === "" ? null : parseDecimal(field("term").replace(/\s*(y|yrs?|years?)\.?$/i, ""), mark);
  if (term === undefined || (term !== null && !(term > 0 && term <= 100)))
    return `term "${short(field("term"))}" must be a number of years above 0`;
  const link = safeLink(field("link")) ?? safeLink(field("source"));
  if (field("link") !== "" && !link) return `link "${short(field("link"))}" must start with https:// or http://`;
  return {
    ref: "",
    from,
    to,
    amount,
    kind: kind.word,
    status: status.word,
    probability,
    announced,
    start,
    term,
    source: field("source"),
    link: link ?? "",
    note: field("note"),
  };
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

function oneOf(name: string, text: string, words: readonly string[]): { readonly word: string; readonly problem?: string } {
  if (text === "") return { word: "" };
  const word = words.find((one) => one === text.toLowerCase().replace("data center", "data centre"));
  return word ? { word } : { word: "", problem: `${name} "${short(text)}" is none of ${words.join(", ")}` };
}

function readProbability(text: string, mark: DecimalMark): number | null | undefined {
  if (text === "") return null;
  const value = text.endsWith("%") ? parsePercent(text, mark) : parseDecimal(text, mark);
  return typeof value === "number" && value >= 0 && value <= 1 ? value : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A serial from an ISO date (to the day, month or year), `31.01.2026`, `31 Jan 2026`, `Jan 31, 2026` or a serial. What could be read two
 * ways (`01/02/2026`) is not read.
 */
function readDate(text: string): number | null | undefined {
  if (text === "") return null;
  if (/^\d{5}$/.test(text)) return Number(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return serialOfIsoDate(`${dotted[3]}-${dotted[2].padStart(2, "0")}-${dotted[1].padStart(2, "0")}`) ?? undefined;
  const iso = serialOfIsoDate(text);
  if (iso !== null) return iso;
  const match = /^(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})$/i.exec(text) ?? /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  if (!match) return undefined;
  const [day, month] = /^\d/.test(match[1]) ? [match[1], match[2]] : [match[2], match[1]];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return undefined;
  return serialOfIsoDate(`${match[3]}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`) ?? undefined;
}
