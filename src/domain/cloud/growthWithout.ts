export interface PeriodGrowth {
  readonly without: number;
  /** Undefined in the first period and after a period of zero. */
  readonly growth?: number;
  readonly growthWithout?: number;
}

/** What is left of the revenue; nothing where only rounding tells it from its circular part. */
export function remainder(revenue: number, circular: number): number {
  const left = revenue - circular;
  return Math.abs(left) <= 1e-12 * revenue ? 0 : left;
}

/** Growth by period of revenue, and of revenue less its circular part; both series are of one length. */
export function growthWithout(revenue: Float64Array, circular: Float64Array): PeriodGrowth[] {
  const without = revenue.map((amount, i) => remainder(amount, circular[i]));
  return Array.from(revenue, (_, i) => ({
    without: without[i],
    growth: growthOver(revenue, i),
    growthWithout: growthOver(without, i),
  }));
}

function growthOver(amounts: Float64Array, i: number): number | undefined {
  return i === 0 || amounts[i - 1] === 0 ? undefined : (amounts[i] - amounts[i - 1]) / amounts[i - 1];
}
