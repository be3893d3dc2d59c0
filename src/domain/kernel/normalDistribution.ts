const ONE_OVER_SQRT_2 = Math.SQRT1_2;
const ONE_OVER_SQRT_PI = 0.5641895835477563;

/**
 * Probability that a standard normal variable is at most x, to full double precision (relative error below 1e-15 in the body, tails included).
 *
 * Through erfc by Cody's rational approximations: near 0, up to 4, beyond. Cost: two short polynomials and at most one exp.
 *
 * @source W. J. Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, 631-637
 */
export function normalCdf(x: number): number {
  const z = x * ONE_OVER_SQRT_2;
  const y = Math.abs(z);
  if (y <= 0.46875) return 0.5 + 0.5 * z * erfRatio(y * y);
  if (y > 27) return x > 0 ? 1 : 0;
  const tail = 0.5 * scaledErfc(y) * Math.exp(-0.5 * x * x);
  return x > 0 ? 1 - tail : tail;
}

/** erf(y)/y at y² ≤ 0.22. */
function erfRatio(s: number): number {
  return (
    ((((1.85777706184603153e-1 * s + 3.1611237438705656) * s + 1.13864154151050156e2) * s + 3.77485237685302021e2) * s +
      3.20937758913846947e3) /
    ((((s + 2.36012909523441209e1) * s + 2.44024637934444173e2) * s + 1.28261652607737228e3) * s + 2.84423683343917062e3)
  );
}

/** erfc(y)·exp(y²) at y > 0.46875. */
function scaledErfc(y: number): number {
  if (y <= 4) {
    return (
      ((((((((2.15311535474403846e-8 * y + 5.64188496988670089e-1) * y + 8.88314979438837594) * y + 6.61191906371416295e1) * y +
        2.98635138197400131e2) *
        y +
        8.8195222124176909e2) *
        y +
        1.71204761263407058e3) *
        y +
        2.05107837782607147e3) *
        y +
        1.23033935479799725e3) /
      ((((((((y + 1.57449261107098347e1) * y + 1.17693950891312499e2) * y + 5.37181101862009858e2) * y + 1.62138957456669019e3) * y +
        3.29079923573345963e3) *
        y +
        4.36261909014324716e3) *
        y +
        3.43936767414372164e3) *
        y +
        1.23033935480374942e3)
    );
  }
  const s = 1 / (y * y);
  const ratio =
    (s *
      (((((1.63153871373020978e-2 * s + 3.05326634961232344e-1) * s + 3.60344899949804439e-1) * s + 1.25781726111229246e-1) * s +
        1.60837851487422766e-2) *
        s +
        6.58749161529837803e-4)) /
    (((((s + 2.56852019228982242) * s + 1.87295284992346047) * s + 5.27905102951428412e-1) * s + 6.05183413124413191e-2) * s +
      2.33520497626869185e-3);
  return (ONE_OVER_SQRT_PI - ratio) / y;
}
