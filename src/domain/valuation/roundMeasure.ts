import { failure, type Outcome, success } from "../kernel/outcome";
import { type Basis, pricedRound } from "./pricedRound";

/** A priced round and one investor's part in it; amounts in one currency unit, undefined where not given. */
export interface RoundTerms {
  readonly raised: number;
  readonly valuation: number;
  readonly basis: Basis;
  /** Post-money of the round before. */
  readonly prior?: number;
  readonly investment?: number;
  readonly revenue?: number;
  /** Part of the investment paid in kind, at its headline amount. */
  readonly noncash: number;
  /** Fair worth of a unit of noncash, as a fraction of its headline. */
  readonly noncashFair: number;
  /** Present value of the margin that comes back to the investor. */
  readonly returned: number;
}

export type RoundMeasure =
  | "pre_money"
  | "post_money"
  | "new_money_stake"
  | "investor_stake"
  | "retained"
  | "step_up"
  | "headline_step_up"
  | "revenue_multiple"
  | "cash_in"
  | "net_cost"
  | "effective_valuation"
  | "cash_valuation";

/** Slack for sums that differ in their last bits only. */
const ROUNDING = 1 + 1e-12;

/**
 * One number of a priced round. Every measure is refused alike where the terms contradict each other.
 *
 * Net cost = investment − noncash·(1 − noncashFair) − returned; effective valuation = net cost / investor stake; cash valuation =
 * (investment − noncash) / investor stake. The economic measures have no published standard.
 *
 * @returns amount in the unit of the terms, or a ratio; "unavailable" names the argument that is missing, "division" the one that is zero
 */
export function roundMeasure(terms: RoundTerms, measure: RoundMeasure): Outcome<number> {
  const { raised, investment, noncash } = terms;
  const priced = pricedRound(raised, terms.valuation, terms.basis);
  if (!priced.ok) return priced;
  const { preMoney, postMoney, stake, retained } = priced.value;
  if (investment !== undefined && investment > raised * ROUNDING) {
    return failure("number", "investment must not exceed raised, of which it is a part");
  }
  if (noncash > (investment ?? 0) * ROUNDING) {
    return investment === undefined
      ? failure("value", "noncash needs investment, of which it is a part")
      : failure("number", "noncash must not exceed investment, of which it is a part");
  }
  switch (measure) {
    case "pre_money":
      return success(preMoney);
    case "post_money":
      return success(postMoney);
    case "new_money_stake":
      return success(stake);
    case "retained":
      return success(retained);
    case "step_up":
      return ratio(preMoney, terms.prior, measure, "prior");
    case "headline_step_up":
      return ratio(postMoney, terms.prior, measure, "prior");
    case "revenue_multiple":
      return ratio(postMoney, terms.revenue, measure, "revenue");
  }
  if (investment === undefined) return failure("unavailable", `${measure} needs investment`);
  const cash = investment - noncash;
  const netCost = investment - noncash * (1 - terms.noncashFair) - terms.returned;
  switch (measure) {
    case "investor_stake":
      return success(investment / postMoney);
    case "cash_in":
      return success(cash);
    case "net_cost":
      return success(netCost);
    case "cash_valuation":
      return ratio(cash, investment / postMoney, measure, "investment");
    case "effective_valuation":
      return ratio(netCost, investment / postMoney, measure, "investment");
  }
}

function ratio(amount: number, divisor: number | undefined, measure: RoundMeasure, name: string): Outcome<number> {
  if (divisor === undefined) return failure("unavailable", `${measure} needs ${name}`);
  return divisor === 0 ? failure("division", `${name} is zero, which leaves ${measure} undefined`) : success(amount / divisor);
}
