import type { Convertible } from "./convertibles";
import { failure, type Outcome, success } from "../kernel/outcome";
import { pricedRound, type PricedRound, type RoundTerms } from "./pricedRound";

export interface Holder {
  readonly holder: string;
  /** "pool" for the unissued option pool. */
  readonly class: string;
  readonly shares: number;
  /** Part of the pro-rata right that is exercised. */
  readonly proRata: number;
}

export interface CapTableRow {
  readonly holder: string;
  readonly class: string;
  readonly before: number;
  readonly issued: number;
}

export interface CapTable extends PricedRound {
  readonly rows: readonly CapTableRow[];
  readonly before: number;
  /** Unissued pool after the round. */
  readonly pool: number;
  /** Price times all shares, none of them rounded. */
  readonly postMoney: number;
}

const POOL = /^((unissued|unallocated|available|option|options|esop) ?)*pool$|^(unissued|unallocated|available)( options)?$/i;

/** Class names of the unissued pool; a holder so named without a class is one too. */
function isPool({ holder, class: name }: Pick<Holder, "holder" | "class">): boolean {
  return POOL.test(name === "" ? holder : name);
}

/**
 * The cap table after a round: present holders, converting securities, pro-rata purchases and new investors.
 *
 * A pro-rata right buys, out of the round, the part of its new shares that the holder has of the company just before the new money (conversions
 * counted, the pool's increase not): it changes who buys, not the price.
 *
 * @param digits  shares are cut to so many decimals holder by holder; not rounded where undefined. The price never is.
 */
export function proFormaCapTable(
  holders: readonly Holder[],
  terms: Omit<RoundTerms, "shares" | "pool">,
  digits: number | undefined,
): Outcome<CapTable> {
  let shares = 0;
  let pool = 0;
  for (const one of holders) {
    if (one.shares < 0) return failure("value", `shares of "${one.holder}" must not be negative`);
    if (one.proRata < 0 || one.proRata > 1) return failure("value", `pro_rata of "${one.holder}" must be between 0 and 1`);
    shares += one.shares;
    if (isPool(one)) pool += one.shares;
  }
  if (!(shares > 0)) return failure("value", "holders need shares: somebody owns the company before the round");
  const solved = pricedRound({ ...terms, shares, pool });
  if (!solved.ok) return solved;
  const round = cut(solved.value, digits);
  const present = shares + solved.value.converted;
  const rows: CapTableRow[] = holders.map((one) => ({ holder: one.holder, class: one.class || "Common", before: one.shares, issued: 0 }));
  grow(rows, holders.findIndex(isPool), round.poolIncrease);
  terms.convertibles.forEach(({ holder, label }, i) => rows.push({ holder, class: label, before: 0, issued: round.conversions[i] }));
  const held = [...holders.map((one) => one.shares), ...solved.value.conversions];
  let others = solved.value.newShares;
  [...holders, ...terms.convertibles].forEach(({ holder, proRata }: Pick<Convertible, "holder" | "proRata">, i) => {
    const bought = proRata > 0 ? (held[i] / present) * proRata * solved.value.newShares : 0;
    if (bought > 0) rows.push({ holder, class: "New money", before: 0, issued: floor(bought, digits) });
    others -= bought;
  });
  if (terms.raised > 0) rows.push({ holder: "New investors", class: "New money", before: 0, issued: floor(Math.max(0, others), digits) });
  let total = 0;
  let converted = 0;
  for (const row of rows) total += row.before + row.issued;
  for (const conversion of round.conversions) converted += conversion;
  const newShares = total - shares - converted - round.poolIncrease;
  return success({
    ...round,
    ...(digits === undefined ? {} : { total, converted, newShares }),
    rows,
    before: shares,
    postMoney: solved.value.price * solved.value.total,
    pool: pool + round.poolIncrease,
  });
}

function grow(rows: CapTableRow[], at: number, increase: number): void {
  if (at >= 0) rows[at] = { ...rows[at], issued: increase };
  else if (increase > 0) rows.push({ holder: "Option pool", class: "pool", before: 0, issued: increase });
}

function cut(round: PricedRound, digits: number | undefined): PricedRound {
  return {
    ...round,
    conversions: round.conversions.map((shares) => floor(shares, digits)),
    poolIncrease: floor(round.poolIncrease, digits),
  };
}

/** Cut to decimals; a whole number that rounding error has pushed just below itself stays. */
function floor(shares: number, digits: number | undefined): number {
  if (digits === undefined) return shares;
  const unit = 10 ** digits;
  const units = shares * unit;
  const nearest = Math.round(units);
  return (Math.abs(units - nearest) <= 1e-11 * Math.max(1, nearest) ? nearest : Math.floor(units)) / unit;
}
