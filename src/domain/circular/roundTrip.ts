import { sum } from "../kernel/sum";

/** Amounts by year. */
export interface Yearly {
  readonly years: ArrayLike<number>;
  readonly amounts: ArrayLike<number>;
}

/** What comes back to an investor, year by year, as far as it can be its own money. */
export interface RoundTrip {
  /** Every year named, ascending. */
  readonly years: readonly number[];
  readonly invested: readonly number[];
  readonly returned: readonly number[];
  /** Round-trip money: returned, but never more than went out up to that year and did not come back earlier. */
  readonly roundTrip: readonly number[];
}

const FIRST_CALENDAR_YEAR = 1900;

/** Part of a total below which what is left of it is rounding. */
const ROUNDING = 1e-12;

/**
 * Round trip between two parties over years. Money cannot come back before it went out:
 * RT_t = max(0, min(R_t, cumI_t − cumRT_{t−1})), I and R being what was invested and returned in a year (rows of one year add up).
 */
export function roundTrip(invested: Yearly, returned: Yearly): RoundTrip {
  const out = byYear(invested);
  const back = byYear(returned);
  const years = [...new Set([...out.keys(), ...back.keys()])].sort((a, b) => a - b);
  // Nothing in the year 0 beside calendar years is a blank row, as it may arrive: it would date present values back.
  if (years[0] === 0 && years[1] >= FIRST_CALENDAR_YEAR && !out.get(0) && !back.get(0)) years.shift();
  const result = { years, invested: [] as number[], returned: [] as number[], roundTrip: [] as number[] };
  const nothing = ROUNDING * sum([...out.values()]);
  let outstanding = 0;
  for (const year of years) {
    const returnedNow = back.get(year) ?? 0;
    outstanding += out.get(year) ?? 0;
    const comesBack = Math.min(returnedNow, outstanding);
    outstanding = outstanding - comesBack <= nothing ? 0 : outstanding - comesBack;
    result.invested.push(out.get(year) ?? 0);
    result.returned.push(returnedNow);
    result.roundTrip.push(comesBack);
  }
  return result;
}

function byYear({ years, amounts }: Yearly): Map<number, number> {
  const totals = new Map<number, number>();
  for (let i = 0; i < years.length; i++) totals.set(years[i], (totals.get(years[i]) ?? 0) + amounts[i]);
  return totals;
}

/** Value at the first of the years of amounts paid at the end of each later one: Σ amount / (1 + rate)^(year − first year). */
export function valueAtFirstYear({ years }: RoundTrip, amounts: readonly number[], ratePerYear: number): number {
  return sum(amounts.map((amount, i) => amount / (1 + ratePerYear) ** (years[i] - years[0])));
}

/**
 * Growth of a revenue from the year before its last to its last, as reported or without the round-trip money in it:
 * (U_t − RT_t) / (U_{t−1} − RT_{t−1}) − 1.
 *
 * @returns null where the last two years do not follow each other; NaN where there was nothing left to grow from
 */
export function lastGrowth(revenue: Yearly, taken: RoundTrip | null): number | null {
  const byYearRevenue = byYear(revenue);
  let last = -Infinity;
  for (const year of byYearRevenue.keys()) if (year > last) last = year;
  const [now, before] = [byYearRevenue.get(last), byYearRevenue.get(last - 1)];
  if (now === undefined || before === undefined) return null;
  const without = (amount: number, year: number): number => amount - (taken?.roundTrip[taken.years.indexOf(year)] ?? 0);
  const base = without(before, last - 1);
  return base > ROUNDING * before ? without(now, last) / base - 1 : NaN;
}
