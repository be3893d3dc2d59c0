import { failure, type Outcome, success } from "../kernel/outcome";

/** Of the post-money: a whole round that reaches the target but for rounding reaches it. */
const ROUNDING = 1e-14;

/**
 * Cheque, within a round of new shares, after which a holder owns `target`: x = target·(pre + round) − ownership·pre, at least 0.
 *
 * @param ownership  stake before the round, fully diluted, as a fraction
 * @param round      all new money of the round, this cheque included
 * @param target     stake wanted after the round; without one the stake is kept, and x = ownership·round whatever the price
 * @param preMoney   pre-money valuation; needed with a target
 */
export function proRataCheque(ownership: number, round: number, target?: number, preMoney?: number): Outcome<number> {
  if (target === undefined || target === ownership) return success(ownership * round);
  if (preMoney === undefined) return failure("value", "pre_money is missing; a target needs it");
  const cheque = Math.max(0, target * (preMoney + round) - ownership * preMoney);
  if (cheque - round > ROUNDING * (preMoney + round)) {
    const most = (ownership * preMoney + round) / (preMoney + round);
    return failure("number", `target cannot be reached: the whole round of ${round} would give a stake of ${most}`);
  }
  return success(Math.min(cheque, round));
}
