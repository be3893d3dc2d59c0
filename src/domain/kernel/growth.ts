/** A way in which something grows, and how far at most. */
export interface Growth {
  readonly direction: Float64Array;
  readonly most: number;
}

/**
 * Where x ← x + (b − A·x) leads from x = 0, A = I − W, W and b zero or more: to A⁻¹·b where W is below 1 (its spectral radius), that is, where all pivots are
 * above zero; else without end along some v > 0 with W·v ≥ v, the null vector of A's leading part up to the pivot that is not.
 * Cost: n³/3.
 *
 * @param a  rows of A; used up
 * @source Berman and Plemmons (1994), Nonnegative matrices in the mathematical sciences, chapter 6: condition E18
 */
export function growth(a: readonly Float64Array[], b: Float64Array): Growth {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    // A pivot that is rounding is none.
    if (!(a[k][k] > 1e-14)) {
      const direction = new Float64Array(n);
      direction[k] = 1;
      for (let i = k - 1; i >= 0; i--) {
        for (let j = i + 1; j <= k; j++) direction[i] -= a[i][j] * direction[j];
        direction[i] /= a[i][i];
      }
      return { direction, most: Infinity };
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i][k] / a[k][k];
      if (factor === 0) continue;
      for (let j = k; j < n; j++) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return { direction: b, most: 1 };
}
