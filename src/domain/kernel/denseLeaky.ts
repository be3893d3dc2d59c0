import type { Steps } from "./steps";

/*
 * Dense systems of flows that leak: D − C, where C holds what flows from i to j, zero or more, and D_i = Σ_j C_ij + leak_i (j ≠ i).
 * Elimination takes companies out one after another and sends what flowed into them on to where they sent it. Pivots are added up from
 * what is left instead of subtracted (Grassmann, Taksar and Heyman), so that nothing cancels: every entry keeps its digits however
 * nearly closed the loops are, and pivoting is not needed. The diagonal of C is never read.
 */

/** Rows that are worked on together: with a tile of columns they stay in the processor's second-level cache. */
const BLOCK = 48;
const TILE = 256;

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

/** C[top..bottom, from..to] += C[top..bottom, left..right] × C[left..right, from..to], four rows by four columns at a time. */
function multiplyAdd(c: Float64Array, n: number, top: number, bottom: number, left: number, right: number, from: number, to: number) {
  const [fourRows, fourColumns] = [bottom - ((bottom - top) % 4), right - ((right - left) % 4)];
  for (let i = top; i < fourRows; i += 4) for (let k = left; k < fourColumns; k += 4) multiplyAddFour(c, n, i, k, from, to);
  for (let i = top; i < bottom; i++) {
    const row = i * n;
    for (let k = i < fourRows ? fourColumns : left; k < right; k++) {
      const [share, via] = [c[row + k], k * n];
      for (let j = from; j < to; j++) c[row + j] += share * c[via + j];
    }
  }
}

// One value a name: arrays taken apart would be set up anew for every column, and take twice as long as the arithmetic.
function multiplyAddFour(c: Float64Array, n: number, i: number, k: number, from: number, to: number) {
  const r0 = i * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  const v0 = k * n;
  const v1 = v0 + n;
  const v2 = v1 + n;
  const v3 = v2 + n;
  const a0 = c[r0 + k];
  const a1 = c[r0 + k + 1];
  const a2 = c[r0 + k + 2];
  const a3 = c[r0 + k + 3];
  const b0 = c[r1 + k];
  const b1 = c[r1 + k + 1];
  const b2 = c[r1 + k + 2];
  const b3 = c[r1 + k + 3];
  const d0 = c[r2 + k];
  const d1 = c[r2 + k + 1];
  const d2 = c[r2 + k + 2];
  const d3 = c[r2 + k + 3];
  const e0 = c[r3 + k];
  const e1 = c[r3 + k + 1];
  const e2 = c[r3 + k + 2];
  const e3 = c[r3 + k + 3];
  for (let j = from; j < to; j++) {
    const w = c[v0 + j];
    const x = c[v1 + j];
    const y = c[v2 + j];
    const z = c[v3 + j];
    c[r0 + j] += a0 * w + a1 * x + a2 * y + a3 * z;
    c[r1 + j] += b0 * w + b1 * x + b2 * y + b3 * z;
    c[r2 + j] += d0 * w + d1 * x + d2 * y + d3 * z;
    c[r3 + j] += e0 * w + e1 * x + e2 * y + e3 * z;
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
 * What leaves each company never to come back to it: 1 / ((D − C)⁻¹)_ii. In place of C.
 *
 * D − C = (I − L)·P·(I − U) after elimination, P the pivots; the diagonal of the inverse needs the two triangles inverted, M = (I − L)⁻¹ and
 * V = (I − U)⁻¹, but not their product: Σ_k V_ik·M_ki / P_k. All of it sums of what is not negative. Cost: 2/3·n³ multiplications; blocked.
 */
export function* escapes(c: Float64Array, leak: Float64Array, n: number): Steps<Float64Array> {
  const pivot = yield* invertTriangles(c, leak, n);
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 1 / pivot[i];
    for (let k = i + 1; k < n; k++) sum += (c[i * n + k] * c[k * n + i]) / pivot[k];
    result[i] = 1 / sum;
    if (i % BLOCK === BLOCK - 1) yield;
  }
  return result;
}

/** (D − C)⁻¹ = V·P⁻¹·M, as above. Uses C up. Cost: n³ multiplications. */
export function* inverseLeaky(c: Float64Array, leak: Float64Array, n: number): Steps<Float64Array> {
  const pivot = yield* invertTriangles(c, leak, n);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = i; k < n; k++) addInverse(inverse, c, n, i, k, (k > i ? c[i * n + k] : 1) / pivot[k]);
    yield;
  }
  return inverse;
}

function addInverse(inverse: Float64Array, c: Float64Array, n: number, i: number, k: number, share: number): void {
  const [row, via] = [i * n, k * n];
  for (let j = 0; j < k; j++) inverse[row + j] += share * c[via + j];
  inverse[row + k] += share;
}

function* invertTriangles(c: Float64Array, leak: Float64Array, n: number): Steps<Float64Array> {
  const pivot = yield* eliminateLeaky(c, leak, n, n);
  yield* invertUpper(c, pivot, n);
  yield* invertLower(c, n);
  return pivot;
}

/** U, as shares of its pivots, becomes V − I = U·V. From below, and from the right within a row: what is read has not been written yet. */
function* invertUpper(c: Float64Array, pivot: Float64Array, n: number): Steps<void> {
  for (let top = Math.floor((n - 1) / BLOCK) * BLOCK; top >= 0; top -= BLOCK) {
    const bottom = Math.min(n, top + BLOCK);
    for (let i = top; i < bottom; i++) for (let j = i + 1; j < n; j++) c[i * n + j] /= pivot[i];
    for (let left = Math.floor((n - 1) / BLOCK) * BLOCK; left >= bottom; left -= BLOCK) {
      const right = Math.min(n, left + BLOCK);
      for (let tile = right; tile < n; tile += TILE) {
        multiplyAdd(c, n, top, bottom, left, right, tile, Math.min(n, tile + TILE));
        yield;
      }
      for (let i = top; i < bottom; i++) for (let k = right - 1; k >= left; k--) addRow(c, n, i, k, k + 1, right);
    }
    for (let i = bottom - 1; i >= top; i--) for (let k = bottom - 1; k > i; k--) addRow(c, n, i, k, k + 1, n);
    yield;
  }
}

/** L becomes M − I = L·M. From above, and from the left within a row. */
function* invertLower(c: Float64Array, n: number): Steps<void> {
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = Math.min(n, top + BLOCK);
    for (let left = 0; left < top; left += BLOCK) {
      const right = left + BLOCK;
      for (let tile = 0; tile < left; tile += TILE) {
        multiplyAdd(c, n, top, bottom, left, right, tile, Math.min(left, tile + TILE));
        yield;
      }
      for (let i = top; i < bottom; i++) for (let k = left; k < right; k++) addRow(c, n, i, k, left, k);
    }
    for (let i = top; i < bottom; i++) for (let k = top; k < i; k++) addRow(c, n, i, k, 0, k);
    yield;
  }
}

/** Row i += C_ik × row k, in columns from..to. */
function addRow(c: Float64Array, n: number, i: number, k: number, from: number, to: number): void {
  const [row, via] = [i * n, k * n];
  const share = c[row + k];
  if (share !== 0) for (let j = from; j < to; j++) c[row + j] += share * c[via + j];
}
