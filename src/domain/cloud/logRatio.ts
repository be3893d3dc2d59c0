/** ln(a/b) of two positive numbers, to full precision where they are close and without overflow where they are not. */
export function logRatio(a: number, b: number): number {
  return a < 2 * b && b < 2 * a ? Math.log1p((a - b) / b) : Math.log(a) - Math.log(b);
}
