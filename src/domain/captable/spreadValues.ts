import { normalCdf } from "../kernel/normalDistribution";

export interface OptionTerms {
  readonly years: number;
  /** Annual standard deviation of the logarithm of equity. */
  readonly volatility: number;
  /** Continuously compounded. */
  readonly rate: number;
  /** Continuously compounded part of equity paid out a year. */
  readonly payout: number;
}

/** Values and slopes (change by unit of ln equity) of the tiers between strikes. */
export interface Spreads {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

/**
 * Black–Scholes values today of the slices of a future equity between rising strikes, the first 0 and the last slice open: call spreads.
 *
 * A slice below the forward is valued through puts and one above through calls, so that a small slice of a large equity keeps its digits.
 * Cost: two normal distribution functions a strike.
 *
 * @source Black and Scholes (1973); Merton (1973) for the payout
 */
export function spreadValues(equity: number, strikes: readonly number[], { years, volatility, rate, payout }: OptionTerms): Spreads {
  const count = strikes.length;
  const values = new Float64Array(count);
  const slopes = new Float64Array(count);
  const deviation = volatility * Math.sqrt(years);
  const present = equity * Math.exp(-payout * years);
  const factor = Math.exp(-rate * years);
  let lower = { strike: 0, put: true, value: 0, spot: 0 };
  for (let k = 0; k < count; k++) {
    const upper = k + 1 < count ? option(present, strikes[k + 1] * factor, deviation) : { strike: Infinity, put: false, value: 0, spot: 0 };
    if (lower.put === upper.put) {
      values[k] = lower.put ? upper.strike - lower.strike - (upper.value - lower.value) : lower.value - upper.value;
      slopes[k] = lower.spot - upper.spot;
    } else {
      values[k] = lower.value + present - lower.strike - upper.value;
      slopes[k] = lower.spot + present - upper.spot;
    }
    lower = upper;
  }
  return { values, slopes };
}

/** The out-of-the-money option at a discounted strike, and its slope by ln equity. */
function option(present: number, strike: number, deviation: number) {
  const d1 = Math.log(present / strike) / deviation + deviation / 2;
  const d2 = d1 - deviation;
  if (d1 + d2 > 0) {
    const spot = -present * normalCdf(-d1);
    return { strike, put: true, value: strike * normalCdf(-d2) + spot, spot };
  }
  const spot = present * normalCdf(d1);
  return { strike, put: false, value: spot - strike * normalCdf(d2), spot };
}
