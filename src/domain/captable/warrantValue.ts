export interface WarrantValue {
  /** What exercise gains over its cost: shares·max(0, value − strike). */
  readonly intrinsic: number;
  /** Shares received without paying: intrinsic over value. */
  readonly netShares: number;
  /** Shares given up in place of the strike. */
  readonly withheldShares: number;
  /** Cash that an exercise for cash costs; 0 out of the money. */
  readonly exerciseCost: number;
}

/** A warrant at a value per share: intrinsic value and net (cashless) exercise; shares not rounded. */
export function warrantValue(shares: number, strike: number, value: number): WarrantValue {
  const intrinsic = shares * Math.max(0, value - strike);
  if (intrinsic === 0) return { intrinsic: 0, netShares: 0, withheldShares: 0, exerciseCost: 0 };
  const netShares = intrinsic / value;
  return { intrinsic, netShares, withheldShares: shares - netShares, exerciseCost: shares * strike };
}
