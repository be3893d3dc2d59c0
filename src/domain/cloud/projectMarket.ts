import { failure, type Outcome, success } from "../kernel/outcome";
import { sum } from "../kernel/sum";
import { growthInYear } from "./growthInYear";
import { herfindahl } from "./herfindahl";

export interface Market {
  readonly revenue: Float64Array;
  readonly growthPerYear: Float64Array;
  readonly years: number;
  /** Revenue of everyone else. */
  readonly rest: number;
  readonly restGrowthPerYear: number;
  /** Fraction of the distance to the market's growth that each provider's growth loses a year. */
  readonly fade: number;
}

export interface MarketYear {
  readonly revenue: readonly number[];
  readonly rest: number;
  readonly total: number;
  /** Growth in this year, that of the rest last; undefined in year 0. */
  readonly growth?: readonly number[];
  /** HHI in points, the rest being many small firms. */
  readonly hhi: number;
}

/**
 * Revenue by provider and year, from today (year 0). Growth fades towards the market's growth of today: the mean weighted by revenue, the
 * rest among it.
 */
export function projectMarket(market: Market): Outcome<MarketYear[]> {
  const { growthPerYear, restGrowthPerYear, fade } = market;
  const today = [...market.revenue, market.rest];
  const largest = Math.max(...today);
  if (largest === 0) return failure("division", "revenue adds up to zero, which leaves shares undefined");
  const rates = [...growthPerYear, restGrowthPerYear];
  const weights = today.map((revenue) => revenue / largest);
  const common = sum(weights.map((weight, i) => weight * rates[i])) / sum(weights);

  const result = [marketYear(today)];
  if (!Number.isFinite(result[0].total)) return failure("number", "revenue adds up to a number out of range");
  let revenue = today;
  for (let year = 1; year <= market.years; year++) {
    const growth = rates.map((rate) => growthInYear(year, rate, common, fade));
    revenue = revenue.map((amount, i) => amount * (1 + growth[i]));
    result.push({ ...marketYear(revenue), growth });
    if (!Number.isFinite(result[year].total)) return failure("number", `revenue grows out of range in year ${year}`);
  }
  return success(result);
}

function marketYear(amounts: readonly number[]): MarketYear {
  const revenue = amounts.slice(0, -1);
  const rest = amounts[amounts.length - 1];
  const concentration = herfindahl(revenue, rest);
  return { revenue, rest, total: sum(amounts), hhi: concentration.ok ? concentration.value.hhi : 0 };
}
