/**
 * Growth in the given year of a projection (1 is the first): the first year grows at today's rate, and each later year a fraction `fade`
 * of the distance to the common rate is gone.
 */
export function growthInYear(year: number, ratePerYear: number, commonPerYear: number, fade: number): number {
  return commonPerYear + (ratePerYear - commonPerYear) * (1 - fade) ** (year - 1);
}
