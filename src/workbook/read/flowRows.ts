/** A payment as the Circular tab works with it. */
export interface FlowRow {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly probability: number | null;
  /** Excel serial, where the table has one. */
  readonly start: number | null;
  /** Years; 0 where the table has none. */
  readonly term: number;
}

export interface ReadFlows {
  readonly rows: readonly FlowRow[];
  /** Rows that are no payment, with their place in the range counted from 1. */
  readonly problems: readonly string[];
}

const COLUMNS = {
  from: ["from"],
  to: ["to"],
  amount: ["amount"],
  probability: ["probability"],
  start: ["start", "announced", "date"],
  term: ["term"],
} as const;

const known = new WeakMap<object, ReadFlows>();

/**
 * Payments of a range: by header where its first row names From, To and Amount, else by position. Blank rows are skipped, others told.
 * The same values are read once: the tab and its report ask for them again and again.
 */
export function flowRows(values: readonly (readonly unknown[])[]): ReadFlows {
  const before = known.get(values);
  if (before) return before;
  const read = readRows(values);
  known.set(values, read);
  return read;
}

/** Where each column stands; several places where several heads would do. */
type Places = Readonly<Record<keyof typeof COLUMNS, readonly number[]>>;

const BY_POSITION: Places = { from: [0], to: [1], amount: [2], probability: [], start: [], term: [] };

function readRows(values: readonly (readonly unknown[])[]): ReadFlows {
  const heads = (values[0] ?? []).map((cell) => String(cell).trim().toLowerCase());
  const named = heads.includes("from") && heads.includes("to") && heads.includes("amount");
  const placesOf = (names: readonly string[]) => names.map((head) => heads.indexOf(head)).filter((at) => at >= 0);
  const places = named
    ? (Object.fromEntries(Object.entries(COLUMNS).map(([name, names]) => [name, placesOf(names)])) as unknown as Places)
    : BY_POSITION;
  const first = named || typeof values[0]?.[2] === "string" ? 1 : 0;
  const rows: FlowRow[] = [];
  const problems: string[] = [];
  for (let i = first; i < values.length; i++) {
    const read = readRow(values[i], places);
    if (typeof read === "string") problems.push(`row ${i + 1}: ${read}`);
    else if (read) rows.push(read);
  }
  return { rows, problems };
}

/** The first filled cell of those that would do. */
function filled(row: readonly unknown[], places: readonly number[]): unknown {
  for (const at of places) {
    const cell = row[at];
    if (cell !== "" && cell !== null && cell !== undefined) return cell;
  }
  return undefined;
}

/** A payment, why the row is none, or null where it is blank. */
function readRow(row: readonly unknown[], places: Places): FlowRow | string | null {
  const [from, to, amount] = [filled(row, places.from), filled(row, places.to), filled(row, places.amount)];
  if (from === undefined && to === undefined && amount === undefined) return null;
  if (from === undefined || to === undefined) return `${from === undefined ? "from" : "to"} is blank`;
  if (typeof amount !== "number" || amount < 0) return "amount must be a number, zero or more";
  const [probability, start, term] = [filled(row, places.probability), filled(row, places.start), filled(row, places.term)];
  return {
    from: String(from).trim(),
    to: String(to).trim(),
    amount,
    probability: typeof probability === "number" ? probability : null,
    start: typeof start === "number" ? start : null,
    term: typeof term === "number" ? term : 0,
  };
}
