/** A number to twelve digits, for comparing: decimals that are equal but for the rounding of their sums come out equal. */
export function withoutRounding(value: number): number {
  return Number(value.toPrecision(12));
}
