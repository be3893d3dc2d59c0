/** How often interest is added to the balance; "simple" never adds it. */
export const COMPOUNDING_PERIODS = {
  simple: 0,
  compound: 1,
  annual: 1,
  semiannual: 2,
  quarterly: 4,
  monthly: 12,
  daily: 365,
} as const;
export type Compounding = keyof typeof COMPOUNDING_PERIODS;

/**
 * Interest accrued on a note.
 *
 * @param principal    money lent
 * @param rate         interest a year, as a fraction
 * @param years        time outstanding in years (days over 365 for ACT/365)
 * @param compounding  simple, or periods a year: I = P·((1 + rate/m)^(m·years) − 1)
 */
export function noteInterest(principal: number, rate: number, years: number, compounding: Compounding): number {
  const periods = COMPOUNDING_PERIODS[compounding];
  if (periods === 0) return principal * rate * years;
  return principal * Math.expm1(periods * years * Math.log1p(rate / periods));
}
