import { failure, type Outcome, success } from "../kernel/outcome";

/** What a stated valuation means: after the new money, before it, or of a sale of existing shares only. */
export type Basis = "post" | "pre" | "secondary";

export interface PricedRound {
  readonly preMoney: number;
  readonly postMoney: number;
  /** Part of the company that the round's money buys. */
  readonly stake: number;
  /** What is left of a holder's stake who neither buys nor sells. */
  readonly retained: number;
}

/** Slack for sums that differ in their last bits only. */
const ROUNDING = 1 + 1e-12;

/**
 * Pre-money, post-money and the stake that the money buys.
 *
 * post: pre = V − I; pre: post = V + I; stake = I/post. Secondary: no new share, pre = post = V, nobody is diluted.
 *
 * @param raised     money of the round, in the unit of the valuation
 * @param valuation  above zero
 * @source Feld and Mendelson, Venture Deals, "Price"
 */
export function pricedRound(raised: number, valuation: number, basis: Basis): Outcome<PricedRound> {
  if (basis === "secondary") {
    if (raised > valuation * ROUNDING)
      return failure("number", "raised must not exceed valuation: more than the whole company would be sold");
    return success({ preMoney: valuation, postMoney: valuation, stake: Math.min(1, raised / valuation), retained: 1 });
  }
  if (basis === "post" && raised >= valuation) {
    return failure("number", 'raised must be below valuation, which includes it; use basis "pre" if it does not');
  }
  const preMoney = basis === "pre" ? valuation : valuation - raised;
  const postMoney = basis === "pre" ? valuation + raised : valuation;
  return success({ preMoney, postMoney, stake: raised / postMoney, retained: preMoney / postMoney });
}
