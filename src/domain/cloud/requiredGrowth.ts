import { failure, type Outcome, success } from "../kernel/outcome";
import { logRatio } from "./logRatio";
import { isAhead } from "./race";

/**
 * Growth per year at which the challenger draws level with the leader after the years: (1 + gA)·(A/B)^(1/years) − 1. Any more overtakes.
 *
 * @source solves A·(1 + gA)^t = B·(1 + gB)^t for gB
 */
export function requiredGrowth(leader: number, leaderGrowthPerYear: number, challenger: number, years: number): Outcome<number> {
  const ratio = leader / challenger;
  const lead = Number.isFinite(ratio) ? ratio ** (1 / years) : Math.exp(logRatio(leader, challenger) / years);
  const growth = (1 + leaderGrowthPerYear) * lead - 1;
  if (isAhead(challenger, leader)) {
    return failure("unavailable", `challenger is already ahead; it stays ahead if it grows by more than ${percent(growth)} a year`);
  }
  return success(growth);
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1e4) / 100}%`;
}
