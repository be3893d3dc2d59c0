import { normalCdf } from "../../../src/domain/kernel/normalDistribution";

/** N(x) − ½ = φ(x)·Σ x^(2k+1)/(2k+1)!!, all terms of one sign (Marsaglia 2004); tails by Laplace's continued fraction. */
function reference(x: number): number {
  const phi = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (x < -4) {
    let fraction = 0;
    for (let k = 200; k >= 1; k--) fraction = k / (-x + fraction);
    return phi / (-x + fraction);
  }
  let term = x;
  let total = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(total); k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + phi * total;
}

test("the normal distribution function agrees with two other expansions to double precision", () => {
  for (let x = -1.5; x <= 8; x += 0.0101) expect(Math.abs(normalCdf(x) / reference(x) - 1)).toBeLessThan(4e-15);
  for (let x = -35; x <= -4; x += 0.0101) expect(Math.abs(normalCdf(x) / reference(x) - 1)).toBeLessThan(3e-14);
});

test.each([
  [0, 0.5],
  [-1, 0.15865525393145705],
  [1.96, 0.9750021048517795],
  [-6, 9.865876450376981e-10],
  [40, 1],
  [-40, 0],
])("N(%d) is %d", (x, wanted) => {
  expect(Math.abs(normalCdf(x) - wanted)).toBeLessThanOrEqual(1e-15 * wanted);
});
