import type { ShareClass } from "./shareClasses";
import { type Tiers, tierAt } from "./tiers";

/** What a class chooses at an exit; "" where it has no choice. */
export type Decision = "" | "preference" | "converts" | "participates" | "at cap" | "exercised" | "unexercised";

export interface Payouts {
  readonly amounts: Float64Array;
  readonly decisions: readonly Decision[];
}

/**
 * Payout and decision of every class at an equity value (exit less debt, not below 0). Cost: linear in the classes.
 */
export function waterfall(tiers: Tiers, equity: number): Payouts {
  const { classes } = tiers;
  const amounts = new Float64Array(classes.length);
  const decisions = new Array<Decision>(classes.length);
  const k = tierAt(tiers, equity);
  const rank = tiers.ranks[k];
  const inStack = !Number.isNaN(rank);
  const part = inStack ? (equity - tiers.starts[k]) / tiers.bases[k] : 1;
  const above = inStack ? 0 : (equity - tiers.starts[k]) / tiers.bases[k];
  const price = inStack ? 0 : tiers.prices[k] + above;
  for (let i = 0; i < classes.length; i++) {
    const one = classes[i];
    amounts[i] = inStack
      ? one.rank < rank
        ? one.claim
        : one.rank > rank
          ? 0
          : one.claim * Math.min(1, part)
      : payoutAt(one, price, tiers.prices[k], above);
    decisions[i] = decisionAt(one, price);
  }
  return { amounts, decisions };
}

/**
 * Payout of a class at a residual value per as-converted share, the stack being paid in full. The value is also given as that at the start of the
 * tier and what lies above: a strike is taken from the former, so that options just in the money keep their digits.
 */
function payoutAt({ kind, claim, converted, joins, ceiling }: ShareClass, price: number, start: number, above: number): number {
  const conversion = converted * price;
  switch (kind) {
    case "common":
      return conversion;
    case "nonparticipating":
      return Math.max(claim, conversion);
    case "participating":
      return claim + conversion;
    case "capped":
      return Math.max(Math.min(claim + conversion, ceiling), conversion);
    case "option":
    case "warrant":
      return converted * Math.max(0, start - joins + above);
  }
}

function decisionAt({ kind, joins, leaves, rejoins }: ShareClass, price: number): Decision {
  const past = (kink: number) => price > kink * (1 + 1e-12);
  switch (kind) {
    case "nonparticipating":
      return past(joins) ? "converts" : "preference";
    case "capped":
      return past(rejoins) ? "converts" : past(leaves) ? "at cap" : "participates";
    case "option":
    case "warrant":
      return past(joins) ? "exercised" : "unexercised";
    default:
      return "";
  }
}
