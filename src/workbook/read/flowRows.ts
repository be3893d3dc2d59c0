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

/** Payments of a range: by header where its first row names From, To and Amount, else by position. Blank rows are skipped, others told. */
export function flowRows(values: readonly (readonly unknown[])[]): ReadFlows {
  const heads = (values[0] ?? []).map((cell) => String(cell).trim().toLowerCase());
  const named = heads.includes("from") && heads.includes("to") && heads.includes("amount");
  const places = (name: keyof typeof COLUMNS): readonly number[] =>
    named
      ? COLUMNS[name].map((head) => heads.indexOf(head)).filter((at) => at >= 0)
      : (({ from: [0], to: [1], amount: [2] } as Record<string, number[]>)[name] ?? []);
  const first = named || typeof values[0]?.[2] === "string" ? 1 : 0;
  const rows: FlowRow[] = [];
  const problems: string[] = [];
  values.slice(first).forEach((row, i) => {
    const filled = (name: keyof typeof COLUMNS) =>
      places(name)
        .map((at) => row[at])
        .find((cell) => cell !== "" && cell !== null && cell !== undefined);
    const [from, to, amount] = [filled("from"), filled("to"), filled("amount")];
    if (from === undefined && to === undefined && amount === undefined) return;
    const where = `row ${first + i + 1}`;
    if (from === undefined || to === undefined) problems.push(`${where}: ${from === undefined ? "from" : "to"} is blank`);
    else if (typeof amount !== "number" || amount < 0) problems.push(`${where}: amount must be a number, zero or more`);
    else {
      const [probability, start, term] = [filled("probability"), filled("start"), filled("term")].map((cell) =>
        typeof cell === "number" ? cell : null,
      );
      rows.push({ from: String(from).trim(), to: String(to).trim(), amount, probability, start, term: term ?? 0 });
    }
  });
  return { rows, problems };
}
