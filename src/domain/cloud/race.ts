export interface Race {
  readonly leader: number;
  readonly leaderGrowthPerYear: number;
  readonly challenger: number;
  readonly challengerGrowthPerYear: number;
  /** Fraction of the distance to the pair's mean growth, weighted by revenue, that each growth rate loses a year. */
  readonly fade: number;
}

/** The mean of the two growth rates, weighted by revenue: what both fade towards. */
export function commonGrowth({ leader, leaderGrowthPerYear, challenger, challengerGrowthPerYear }: Race): number {
  return leaderGrowthPerYear + (challengerGrowthPerYear - leaderGrowthPerYear) / (1 + leader / challenger);
}

/** Relative difference below which two sums of the same amounts or rates are one. */
const ROUNDING = 1e-15;

export function isAhead(challenger: number, leader: number): boolean {
  return challenger > leader * (1 + ROUNDING);
}

/** How much faster the challenger grows a year; 0 where only rounding tells the rates apart. */
export function edgeOf({ leaderGrowthPerYear, challengerGrowthPerYear }: Race): number {
  const edge = challengerGrowthPerYear - leaderGrowthPerYear;
  return Math.abs(edge) <= ROUNDING * (1 + leaderGrowthPerYear) ? 0 : edge;
}
