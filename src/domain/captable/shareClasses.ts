import { type Failure, failure, type Outcome, success } from "../kernel/outcome";

export type ShareClassKind = "common" | "nonparticipating" | "participating" | "capped" | "option" | "warrant";

/** A row as written. A blank cell is NaN or "", and 0 where Excel hands blanks over so: 0 means the default throughout. */
export interface ShareClassRow {
  readonly name: string;
  readonly shares: number;
  /** Liquidation preference per share. */
  readonly preference: number;
  /** Liquidation preference of the whole class, in place of the one per share. */
  readonly invested: number;
  readonly seniority: number;
  readonly kind: string;
  /** Most that a capped class gets without converting, as a multiple of its preference. */
  readonly cap: number;
  /** "total": the cap includes the preference; "beyond": it comes on top of it. */
  readonly capBasis: string;
  readonly conversion: number;
  readonly strike: number;
}

export interface ShareClass {
  readonly name: string;
  readonly kind: ShareClassKind;
  readonly shares: number;
  /** Liquidation preference of the whole class; 0 for common, options and warrants. */
  readonly claim: number;
  /** 1 is paid first; equal ranks share in proportion to their claims. */
  readonly rank: number;
  /** As-converted shares. */
  readonly converted: number;
  /**
   * Residual values per as-converted share at which the class starts to share, stops (its cap is reached), and starts again (it converts).
   * Infinity where it never does.
   */
  readonly joins: number;
  readonly leaves: number;
  readonly rejoins: number;
  /** Most without converting: claim times cap; Infinity without a cap. */
  readonly ceiling: number;
}

const NOT_NEGATIVE = ["shares", "preference", "invested", "seniority", "cap", "conversion", "strike"] as const;

const KINDS: Readonly<Record<string, ShareClassKind>> = {
  common: "common",
  ordinary: "common",
  nonparticipating: "nonparticipating",
  participating: "participating",
  fullparticipating: "participating",
  nonconvertible: "nonparticipating",
  straight: "nonparticipating",
  capped: "capped",
  cappedparticipating: "capped",
  participatingcapped: "capped",
  option: "option",
  options: "option",
  warrant: "warrant",
  warrants: "warrant",
};

const NEVER_CONVERTS: ReadonlySet<string> = new Set(["nonconvertible", "straight"]);

/** Checks the rows of a table of classes; the first thing wrong is said with the class's name. Cost: linear. */
export function shareClasses(rows: readonly ShareClassRow[]): Outcome<readonly ShareClass[]> {
  const classes: ShareClass[] = [];
  const names = new Set<string>();
  let converted = 0;
  for (const row of rows) {
    const key = row.name.toLowerCase();
    if (names.has(key)) return failure("value", `class "${row.name}" stands twice; give each class one row`);
    names.add(key);
    const one = shareClass(row);
    if (!one.ok) return one;
    classes.push(one.value);
    converted += one.value.converted;
  }
  return converted > 0
    ? success(classes)
    : failure("value", "classes need a class with shares that take what is left over the preferences");
}

function shareClass(row: ShareClassRow): Outcome<ShareClass> {
  for (const what of NOT_NEGATIVE) if (row[what] < 0) return wrong(row, what, "must not be negative");
  const total = row.invested > 0 ? row.invested : row.shares * or(row.preference, 0);
  const kind = kindOf(row, total);
  if (kind === undefined) {
    return wrong(row, "kind", `must be common, nonparticipating, participating, capped, option or warrant, not "${row.kind}"`);
  }
  const preferred = kind === "nonparticipating" || kind === "participating" || kind === "capped";
  if (!preferred && total > 0) return wrong(row, "preference", `must be blank: ${kind} shares have none`);
  const conversion = row.conversion > 0 ? row.conversion : 1;
  const converted = NEVER_CONVERTS.has(plain(row.kind)) ? 0 : row.shares * conversion;
  const one: ShareClass = {
    name: row.name,
    kind,
    shares: row.shares,
    claim: total,
    rank: row.seniority > 0 ? row.seniority : 1,
    converted,
    joins: Infinity,
    leaves: Infinity,
    rejoins: Infinity,
    ceiling: Infinity,
  };
  const perShare = row.invested > 0 ? total / converted : or(row.preference, 0) / conversion;
  const cap = kind === "capped" ? capMultiple(row) : success(Infinity);
  return cap.ok ? success(withKinks(one, perShare, or(row.strike, 0) / conversion, cap.value)) : cap;
}

/** Most that a capped class gets without converting, as a multiple of its preference, which it includes. */
function capMultiple(row: ShareClassRow): Outcome<number> {
  if (!(row.cap > 0)) return wrong(row, "cap", "is missing: a multiple of the preference, such as 3");
  if (row.capBasis.toLowerCase() === "beyond") return success(row.cap + 1);
  return row.cap < 1 ? wrong(row, "cap", "must be at least 1: it is a multiple of the preference and includes it") : success(row.cap);
}

function withKinks(one: Mutable<ShareClass>, preference: number, strike: number, cap: number): ShareClass {
  one.ceiling = cap === Infinity ? Infinity : cap * one.claim;
  if (one.converted === 0) return one;
  if (one.kind === "nonparticipating") one.joins = preference;
  else if (one.kind === "option" || one.kind === "warrant") one.joins = strike;
  else one.joins = 0;
  if (one.kind === "capped") {
    one.leaves = (cap - 1) * preference;
    one.rejoins = cap * preference;
  }
  return one;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function wrong({ name }: ShareClassRow, what: string, why: string): Failure {
  return failure("value", `${what} of "${name}" ${why}`);
}

/** The kind written, or the one that the row's other cells say. */
function kindOf(row: ShareClassRow, claim: number): ShareClassKind | undefined {
  if (row.kind === "") return row.strike > 0 ? "option" : claim > 0 ? (row.cap > 0 ? "capped" : "nonparticipating") : "common";
  const written = plain(row.kind);
  const kind = Object.hasOwn(KINDS, written) ? KINDS[written] : undefined;
  return kind === "participating" && row.cap > 0 ? "capped" : kind;
}

function plain(kind: string): string {
  return kind.toLowerCase().replace(/[^a-z]/g, "");
}

function or(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
