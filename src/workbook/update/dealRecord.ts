import type { DealRow } from "../blocks/dealRow";
import { type DealScope, EVERYTHING } from "../read/filterDeals";

/** What a deal table was made from. A cache beside the workbook: where it is lost, the table itself and its as-of line still tell. */
export interface DealRecord {
  /** ISO date. */
  readonly asOf: string;
  readonly scope: DealScope;
  readonly rows: readonly DealRow[];
  /** Listed beside the table as no payments. */
  readonly context: readonly DealRow[];
  /** Refs that were there to be taken, and were not. */
  readonly left: readonly string[];
}

const FIELDS = [
  "ref",
  "from",
  "to",
  "amount",
  "kind",
  "status",
  "probability",
  "announced",
  "start",
  "term",
  "source",
  "link",
  "note",
] as const satisfies readonly (keyof DealRow)[];
const NUMBERS: ReadonlySet<string> = new Set(["amount", "probability", "announced", "start", "term"]);

/** Rows beyond these would bloat the file: the reader's own are then left out, which the catalogue never changes. */
const MOST_OWN_ROWS = 1_000;
const VERSION = 1;

export function recordKey(tableId: string): string {
  return `roundtrip.deals.${tableId}`;
}

export function recordText({ asOf, scope, rows, context, left }: DealRecord): string {
  const kept = rows.length > MOST_OWN_ROWS ? rows.filter(({ ref }) => ref !== "") : rows;
  const packed = (list: readonly DealRow[]) => list.map((row) => FIELDS.map((field) => row[field]));
  return JSON.stringify({ version: VERSION, asOf, scope, rows: packed(kept), context: packed(context), left });
}

/** The record that a text holds; null where it is none, whoever wrote it. */
export function readRecord(text: unknown): DealRecord | null {
  if (typeof text !== "string") return null;
  let held: Record<string, unknown>;
  try {
    held = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof held !== "object" || held === null || held.version !== VERSION || typeof held.asOf !== "string") return null;
  const [rows, context] = [unpacked(held.rows), unpacked(held.context)];
  if (!rows || !context || !Array.isArray(held.left)) return null;
  const scope = (held.scope ?? {}) as Partial<Record<keyof DealScope, unknown>>;
  const word = (name: keyof DealScope) => (typeof scope[name] === "string" ? scope[name] : EVERYTHING[name]);
  return {
    asOf: held.asOf,
    scope: { text: word("text"), kind: word("kind"), status: word("status") },
    rows,
    context,
    left: held.left.map(String),
  };
}

function unpacked(list: unknown): DealRow[] | null {
  if (!Array.isArray(list)) return null;
  const rows = list.map((cells: unknown) => {
    if (!Array.isArray(cells) || cells.length !== FIELDS.length) return null;
    const fine = FIELDS.every((field, i) =>
      NUMBERS.has(field) ? cells[i] === null || typeof cells[i] === "number" : typeof cells[i] === "string",
    );
    return fine ? (Object.fromEntries(FIELDS.map((field, i) => [field, cells[i] as unknown])) as unknown as DealRow) : null;
  });
  return rows.every((row) => row !== null) ? (rows as DealRow[]) : null;
}
