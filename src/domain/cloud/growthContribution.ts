import { failure, type Outcome, success } from "../kernel/outcome";
import { sum } from "../kernel/sum";

export interface Contribution {
  readonly previous: number;
  readonly added: number;
  /** Part of the total's growth, as a fraction: contributions sum to the total's growth. */
  readonly points: number;
  /** Fraction of what all added; undefined where the total did not change. */
  readonly shareOfGrowth?: number;
}

/**
 * What each part adds to the growth of the total: previous = current/(1 + g), points = added / total previous.
 *
 * @source Bureau of Economic Analysis, contributions to growth: weight a period before times growth
 */
export function growthContribution(current: Float64Array, growthPerPeriod: Float64Array): Outcome<Contribution[]> {
  const previous = current.map((amount, i) => amount / (1 + growthPerPeriod[i]));
  const added = previous.map((amount, i) => amount * growthPerPeriod[i]);
  const before = sum(previous);
  const change = sum(added);
  if (before === 0) return failure("division", "current adds up to zero, which leaves growth undefined");
  return success(
    Array.from(previous, (amount, i) => ({
      previous: amount,
      added: added[i],
      points: added[i] / before,
      shareOfGrowth: change === 0 ? undefined : added[i] / change,
    })),
  );
}
