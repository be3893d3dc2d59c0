import { type Failure, failure, type Outcome, success } from "../kernel/outcome";
import { type Compounding, COMPOUNDING_PERIODS, noteInterest } from "./noteInterest";

/** A row as written: NaN or "" where a cell is blank; a cap of 0 is none. */
export interface ConvertibleRow {
  readonly holder: string;
  readonly kind: string;
  readonly amount: number;
  readonly cap: number;
  readonly discount: number;
  readonly rate: number;
  readonly years: number;
  readonly compounding: string;
  readonly proRata: number;
}

/** Terms that go together: an MFN holder takes a later package as a whole. */
export interface Package {
  /** Money over cap; 0 without a cap. */
  readonly weight: number;
  /** What the cap is divided by: with the converting securities and without the pool's increase ("post"), or the reverse ("pre"). */
  readonly capitalization: "post" | "pre";
  /** Money over the complement of the discount. */
  readonly dear: number;
}

export interface Convertible {
  readonly holder: string;
  readonly label: "SAFE" | "Note";
  /** What converts, interest included. */
  readonly money: number;
  readonly packages: readonly Package[];
  /** Part of the pro-rata right that is exercised. */
  readonly proRata: number;
}

type Kind = "safe_post" | "safe_pre" | "note" | "note_post" | "mfn";

const KINDS: Readonly<Record<string, Kind>> = {
  safe: "safe_post",
  safepost: "safe_post",
  post: "safe_post",
  postmoney: "safe_post",
  postsafe: "safe_post",
  postmoneysafe: "safe_post",
  safepre: "safe_pre",
  pre: "safe_pre",
  premoney: "safe_pre",
  presafe: "safe_pre",
  premoneysafe: "safe_pre",
  note: "note",
  convertiblenote: "note",
  notepost: "note_post",
  mfn: "mfn",
  safemfn: "mfn",
  mfnsafe: "mfn",
};

interface Read extends ConvertibleRow {
  readonly known: Kind;
  readonly money: number;
}

/** Checks the rows of converting securities, adds interest, and gives MFN holders the packages of later rows. The first thing wrong is said by holder. */
export function convertibles(rows: readonly ConvertibleRow[]): Outcome<readonly Convertible[]> {
  const read: Read[] = [];
  for (const row of rows) {
    const one = readRow(row);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return success(
    read.map((row, i) => {
      const later = row.known === "mfn" ? read.slice(i + 1).filter(({ known }) => known !== "mfn") : [];
      return {
        holder: row.holder,
        label: row.known === "note" || row.known === "note_post" ? "Note" : "SAFE",
        money: row.money,
        packages: [row, ...later].map((terms) => packageOf(terms, row.money)),
        proRata: row.proRata > 0 ? row.proRata : 0,
      };
    }),
  );
}

function packageOf({ known, cap, discount }: Read, money: number): Package {
  return {
    weight: cap > 0 ? money / cap : 0,
    capitalization: known === "safe_pre" || known === "note" ? "pre" : "post",
    dear: money / (1 - (discount > 0 ? discount : 0)),
  };
}

function readRow(row: ConvertibleRow): Outcome<Read> {
  const written = row.kind.toLowerCase().replace(/[^a-z]/g, "");
  const known = row.kind === "" ? (row.rate > 0 ? "note" : "safe_post") : Object.hasOwn(KINDS, written) ? KINDS[written] : undefined;
  if (known === undefined) return wrong(row, "kind", `must be safe_post, safe_pre, note, note_post or mfn, not "${row.kind}"`);
  for (const what of ["amount", "cap", "discount", "rate", "years"] as const) {
    if (row[what] < 0) return wrong(row, what, "must not be negative");
  }
  if (row.discount >= 1) return wrong(row, "discount", "must be below 1: at 100% the shares would cost nothing");
  if (row.proRata < 0 || row.proRata > 1) return wrong(row, "pro_rata", "must be between 0 and 1");
  const compounding = row.compounding === "" ? "simple" : row.compounding.toLowerCase();
  if (!Object.hasOwn(COMPOUNDING_PERIODS, compounding)) {
    return wrong(row, "compounding", `must be ${Object.keys(COMPOUNDING_PERIODS).join(", ")}, not "${row.compounding}"`);
  }
  const money =
    row.amount + (row.rate > 0 && row.years > 0 ? noteInterest(row.amount, row.rate, row.years, compounding as Compounding) : 0);
  if ((known === "safe_post" || known === "note_post") && row.cap > 0 && row.cap <= money) {
    return failure(
      "number",
      `cap of "${row.holder}" must be above its money: at a post-money cap of ${row.cap} its ${money} would own the whole company`,
    );
  }
  return success({ ...row, known, money });
}

function wrong({ holder }: ConvertibleRow, what: string, why: string): Failure {
  return failure("value", `${what} of "${holder}" ${why}`);
}
