import { failure, type Outcome, success } from "../kernel/outcome";
import { risingRoot } from "../kernel/risingRoot";
import { type OptionTerms, spreadValues } from "./spreadValues";
import { shareOfTier, type Tiers } from "./tiers";

/** Below this elasticity of price to equity, double precision cannot tell equity values apart that differ visibly. */
const FLAT = 1e-9;

/**
 * Equity value at which the option pricing method prices a share of class i at `price`. The price rises with equity, so there is one
 * answer, an interval (a preference that is certain to be paid and not to convert), or none (a class without a share in the rest).
 * Newton's steps in logarithms inside a bracket; about ten valuations.
 */
export function backsolve(tiers: Tiers, i: number, price: number, terms: OptionTerms): Outcome<number> {
  const { name, shares, claim, converted } = tiers.classes[i];
  if (!(shares > 0)) return failure("value", `class "${name}" has no shares to price`);
  const weights = Float64Array.from({ length: tiers.count }, (_, k) => shareOfTier(tiers, k, i));
  const value = (logEquity: number) => {
    const spreads = spreadValues(Math.exp(logEquity), tiers.starts, terms);
    let total = 0;
    let slope = 0;
    for (let k = 0; k < weights.length; k++) {
      total += weights[k] * spreads.values[k];
      slope += weights[k] * spreads.slopes[k];
    }
    return { value: total, slope };
  };
  const target = price * shares;
  const most = claim * Math.exp(-terms.rate * terms.years);
  if (converted === 0 && target >= most) {
    return failure(
      "number",
      `price is not reached: "${name}" has no share in the rest, and its preference is worth at most ${most / shares} a share`,
    );
  }
  let everybody = 0;
  for (const other of tiers.classes) everybody += other.converted;
  const root = risingRoot(value, target, Math.log((price * shares * Math.max(everybody, converted)) / (converted || shares)));
  if (root === null) return failure("number", `price is not reached by any equity value that a cell can hold`);
  const { slope } = value(root);
  if (slope < FLAT * target) {
    const from = risingRoot(value, target * (1 - 1e-12), root) ?? root;
    const to = risingRoot(value, target * (1 + 1e-12), root) ?? root;
    if (to - from > 1e-6) {
      return failure(
        "number",
        `price is the same for "${name}" at any equity value from ${Math.exp(from).toPrecision(6)} to ${Math.exp(to).toPrecision(6)}; a price away from its preference tells more`,
      );
    }
  }
  return success(Math.exp(root));
}
