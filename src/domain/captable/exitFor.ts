import { failure, type Outcome, success } from "../kernel/outcome";
import type { Tiers } from "./tiers";

/** A target that is a preference or a cap but for the last bits of a product is that preference or cap. */
const ROUNDING = 1 + 1e-12;

/**
 * Smallest equity value at which class i receives the target: its payout inverted to the residual value per share, exactly. Linear in
 * the tiers.
 */
export function exitFor(tiers: Tiers, i: number, target: number): Outcome<number> {
  if (target === 0) return success(0);
  const { kind, claim, rank, converted, joins, ceiling, name } = tiers.classes[i];
  if (target <= claim * ROUNDING) {
    const k = tiers.ranks.indexOf(rank);
    return success(tiers.starts[k] + tiers.bases[k] * Math.min(1, target / claim));
  }
  if (converted === 0) return failure("unavailable", `"${name}" never receives more than ${claim}: it has no share in what is left`);
  const onTop = kind === "participating" || (kind === "capped" && target <= ceiling * ROUNDING);
  const strike = kind === "option" || kind === "warrant" ? joins : 0;
  return success(equityAt(tiers, (onTop ? Math.min(target, ceiling) - claim : target) / converted + strike));
}

/** Equity at a residual value per as-converted share above 0: the smallest, where equity rises without anybody's payout. */
function equityAt({ starts, prices, bases, ranks, count }: Tiers, price: number): number {
  let k = count - 1;
  while (k > 0 && prices[k] > price && Number.isNaN(ranks[k - 1])) k--;
  const equity = starts[k] + bases[k] * Math.max(0, price - prices[k]);
  return k + 1 < count ? Math.min(equity, starts[k + 1]) : equity;
}
