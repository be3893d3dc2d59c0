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
