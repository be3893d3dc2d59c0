import { logRatio } from "./logRatio";
import type { Race } from "./race";

/** From here on the series of {@link FadingLead} converges: its terms at least halve. */
const SERIES_REACH = 0.5;
const SERIES_TERMS = 60;
/** Relative rounding within which a gain makes a lead good: level counts as overtaking. */
const LEVEL = 1e-13;

/**
 * How a challenger's gain on a leader adds up while their growth rates close in on each other.
 *
 * In year n the lead ln(A/B) shrinks by ln(1 + b·q^(n−1)) − ln(1 + a·q^(n−1)), with q = 1 − fade and a ≤ 0 ≤ b the two rates' distances
 * from the common rate, over 1 + common. Expanded in powers of q the gain of the next m years is one closed sum, so that no
 * crossing is missed however far away, and "never" is known from the gain of all years: no step limit decides it.
 */
export class FadingLead {
  readonly #a: number;
  readonly #b: number;
  /** ln q, without loss for a small fade. */
  readonly #logKept: number;
  readonly #lead: number;

  constructor({ leader, leaderGrowthPerYear, challenger, challengerGrowthPerYear, fade }: Race) {
    const edge = challengerGrowthPerYear - leaderGrowthPerYear;
    const challengerWeight = 1 / (1 + leader / challenger);
    const spread = edge / (1 + leaderGrowthPerYear + edge * challengerWeight);
    this.#a = -spread * challengerWeight;
    this.#b = spread * (1 - challengerWeight);
    this.#logKept = Math.log1p(-fade);
    this.#lead = logRatio(leader, challenger);
  }

  /** Years until the lead is gone; Infinity where it never is. Cost: some thousand steps at worst, sixty as a rule. */
  yearsUntilGone(): number {
    let lead = this.#lead;
    // Only the first year gains: it is level at its end, or never.
    if (this.#logKept === -Infinity) return lead <= this.#gain(0) * (1 + LEVEL) ? Math.min(1, lead / this.#gain(0)) : Infinity;
    let year = 0;
    // While a rate is far out, a year gains at least ln 1.5, so these years end long before ln of the largest ratio of numbers is used up.
    while (Math.max(-this.#a, this.#b) * this.#kept(year) > SERIES_REACH) {
      const gain = this.#gain(year);
      if (gain >= lead) return year + lead / gain;
      lead -= gain;
      year++;
    }
    if (!(this.#gainOf(year, Infinity) > lead)) return Infinity;
    let enough = 1;
    while (this.#gainOf(year, enough) < lead) enough *= 2;
    let short = Math.floor(enough / 2);
    while (enough - short > 1) {
      const middle = Math.floor((short + enough) / 2);
      if (this.#gainOf(year, middle) < lead) short = middle;
      else enough = middle;
    }
    const fraction = (lead - this.#gainOf(year, enough - 1)) / this.#gain(year + enough - 1);
    return year + enough - 1 + Math.min(1, Math.max(0, fraction));
  }

  /** q^year. */
  #kept(year: number): number {
    return year === 0 ? 1 : Math.exp(year * this.#logKept);
  }

  /** What the challenger gains in the year after `year`. */
  #gain(year: number): number {
    const kept = this.#kept(year);
    return Math.log1p(this.#b * kept) - Math.log1p(this.#a * kept);
  }

  /** What the challenger gains in `count` years after `year`. */
  #gainOf(year: number, count: number): number {
    if (count === 0) return 0;
    const kept = this.#kept(year);
    let total = 0;
    for (let j = SERIES_TERMS; j >= 1; j--) {
      const difference = (this.#b * kept) ** j - (this.#a * kept) ** j;
      const repeats = Math.expm1(j * count * this.#logKept) / Math.expm1(j * this.#logKept);
      total += ((j % 2 === 1 ? 1 : -1) * difference * repeats) / j;
    }
    return total;
  }
}
