import { type OptionTerms, spreadValues } from "./spreadValues";
import { shareOfTier, type Tiers } from "./tiers";

/**
 * Values by class today: each class takes its share of every tier. They sum to equity·exp(−payout·years).
 *
 * @source AICPA, Valuation of Privately-Held-Company Equity Securities Issued as Compensation: option pricing method
 */
export function optionPricing(tiers: Tiers, equity: number, terms: OptionTerms): Float64Array {
  const { values } = spreadValues(equity, tiers.starts, terms);
  const result = new Float64Array(tiers.classes.length);
  for (let i = 0; i < result.length; i++) {
    for (let k = 0; k < tiers.count; k++) result[i] += shareOfTier(tiers, k, i) * values[k];
  }
  return result;
}
