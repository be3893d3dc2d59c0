import type { Steps } from "./steps";

/*
 * Dense systems of flows that leak: D − C, where C holds what flows from i to j, zero or more, and D_i = Σ_j C_ij + leak_i (j ≠ i).
 * Elimination takes companies out one after another and sends what flowed into them on to where they sent it. Pivots are added up from
 * what is left instead of subtracted (Grassmann, Taksar and Heyman), so that nothing cancels: every entry keeps its digits however
 * nearly closed the loops are, and pivoting is not needed. The diagonal of C is never read.
 */

/** Rows that are worked on together: with a tile of columns they stay in the processor's second-level cache. */
const BLOCK = 48;
const TILE = 512;

/**
 * Takes the first `m` of `n` companies out, in place. Row k < m then holds right of the diagonal what k sends on, row i > k the share
 * C_ik / pivot_k; the square from m on and `leak` are the system that is left.
 * Cost: n³/3 multiplications where m = n; blocked.
 *
 * @param c     n × n, by rows
 * @param leak  what each company sends outside
 * @returns pivots; the last may be 0 where nothing leaks
 * @source Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains
 */
export function* eliminateLeaky(c: Float64Array, leak: Float64Array, n: number, m: number): Steps<Float64Array> {
  const pivot = new Float64Array(m);
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = Math.min(n, top + BLOCK);
    for (let left = 0; left < Math.min(top, m); left += BLOCK) {
      const right = Math.min(m, left + BLOCK, top);
      for (let i = top; i < bottom; i++) spendRow(c, leak, pivot, n, i, left, right, right);
      for (let tile = right; tile < n; tile += TILE) {
        multiplyAdd(c, n, top, bottom, left, right, tile, Math.min(n, tile + TILE));
        yield;
      }
    }
    for (let i = top; i < bottom; i++) {
      if (top < m) spendRow(c, leak, pivot, n, i, top, Math.min(i, m), n);
      if (i >= m) continue;
      let sum = leak[i];
      for (let j = i * n + i + 1; j < (i + 1) * n; j++) sum += c[j];
      pivot[i] = sum;
    }
    yield;
  }
  return pivot;
}

/** Passes what row i sends to companies left..right−1 on along their rows, in columns before `end`. */
function spendRow(
  c: Float64Array,
  leak: Float64Array,
  pivot: Float64Array,
  n: number,
  i: number,
  left: number,
  right: number,
  end: number,
) {
  const row = i * n;
  for (let k = left; k < right; k++) {
    const sent = c[row + k];
    if (sent === 0) continue;
    const share = (c[row + k] = pivot[k] > 0 ? sent / pivot[k] : 0);
    leak[i] += share * leak[k];
    const via = k * n;
    for (let j = k + 1; j < end; j++) c[row + j] += share * c[via + j];
  }
}

/** C[top..bottom, from..to] += C[top..bottom, left..right] × C[left..right, from..to], two rows by four columns at a time. */
function multiplyAdd(c: Float64Array, n: number, top: number, bottom: number, left: number, right: number, from: number, to: number) {
  let i = top;
  for (; i + 1 < bottom; i += 2) {
    const [row, below] = [i * n, (i + 1) * n];
    let k = left;
    for (; k + 3 < right; k += 4) {
      const [a, b, d, e] = [c[row + k], c[row + k + 1], c[row + k + 2], c[row + k + 3]];
      const [p, q, r, s] = [c[below + k], c[below + k + 1], c[below + k + 2], c[below + k + 3]];
      const v0 = k * n;
      const [v1, v2, v3] = [v0 + n, v0 + 2 * n, v0 + 3 * n];
      for (let j = from; j < to; j++) {
        const [w, x, y, z] = [c[v0 + j], c[v1 + j], c[v2 + j], c[v3 + j]];
        c[row + j] += a * w + b * x + d * y + e * z;
        c[below + j] += p * w + q * x + r * y + s * z;
      }
    }
    for (; k < right; k++) {
      const [a, p, via] = [c[row + k], c[below + k], k * n];
      for (let j = from; j < to; j++) {
        const w = c[via + j];
        c[row + j] += a * w;
        c[below + j] += p * w;
      }
    }
  }
  for (; i < bottom; i++) {
    const row = i * n;
    for (let k = left; k < right; k++) {
      const [a, via] = [c[row + k], k * n];
      for (let j = from; j < to; j++) c[row + j] += a * c[via + j];
    }
  }
}

/** x with x_j·D_j = b_j + Σ_i x_i·C_ij, from what {@link eliminateLeaky} left of C; in place of b. Cost: n². */
export function solveLeaky(c: Float64Array, pivot: Float64Array, b: Float64Array): void {
  const n = pivot.length;
  for (let k = 0; k < n; k++) {
    const x = (b[k] = pivot[k] > 0 ? b[k] / pivot[k] : 0);
    if (x !== 0) for (let j = k + 1; j < n; j++) b[j] += x * c[k * n + j];
  }
  for (let i = n - 1; i > 0; i--) {
    const x = b[i];
    if (x !== 0) for (let k = 0; k < i; k++) b[k] += x * c[i * n + k];
  }
}

/** x > 0 with x_j·D_j = Σ_i x_i·C_ij and x_{n−1} = 1, from what {@link eliminateLeaky} left of a C without leaks. Cost: n²/2. */
export function balanceClosed(c: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  x[n - 1] = 1;
  for (let i = n - 1; i > 0; i--) {
    for (let k = 0; k < i; k++) x[k] += x[i] * c[i * n + k];
  }
  return x;
}

/**
 * What leaves each company never to come back to it: the pivot it has when it is taken out last, 1 / ((D − C)⁻¹)_ii.
 * Takes one half out to answer for the other, and the other way round. Cost: 7/9·n³ multiplications.
 */
export function* escapes(c: Float64Array, leak: Float64Array, n: number): Steps<Float64Array> {
  if (n === 1) return leak.slice();
  const half = n >> 1;
  const result = new Float64Array(n);
  for (const [first, kept] of [
    [0, n - half],
    [n - half, half],
  ] as const) {
    const taken = n - kept;
    // The half to answer for, `first`..`first + kept`, goes last.
    const order = (i: number): number => (first === 0 ? (i + kept) % n : i);
    const work = new Float64Array(n * n);
    const rest = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const from = order(i) * n;
      rest[i] = leak[order(i)];
      for (let j = 0; j < n; j++) work[i * n + j] = c[from + order(j)];
      if (i % 64 === 63) yield;
    }
    yield* eliminateLeaky(work, rest, n, taken);
    const square = new Float64Array(kept * kept);
    for (let i = 0; i < kept; i++) square.set(work.subarray((taken + i) * n + taken, (taken + i + 1) * n), i * kept);
    result.set(yield* escapes(square, rest.subarray(taken), kept), first);
  }
  return result;
}
