import type { Steps } from "../kernel/steps";

/** Differences that an extrapolation is made of. */
const DEPTH = 10;
/** Where a change is made up of those before it but for this little an entry, the rest is rounding, and they suffice. */
const ROUNDING = 1e-14;
/** Weights that add up to more than this would raise rounding to the size of what is extrapolated. */
const LARGEST_WEIGHTS = 1e8;

/**
 * Foresees where a slowly converging iteration goes: the weighted mean of its last iterates, weights adding up to 1, whose next change would be the
 * smallest (reduced rank extrapolation; what GMRES does for a linear system). Changes are taken relative to what changes, so that small entries
 * count as much as large ones.
 * Cost: about fifty passes over the vector, each time it is full.
 *
 * @source Sidi (1991), Efficient implementation of minimal polynomial and reduced rank extrapolation methods, J. Comput. Appl. Math. 36
 */
export class Extrapolation {
  /** Filled again and again: vectors of that size weigh on the collector of garbage. */
  private readonly iterates: Float64Array[] = [];
  private readonly basis: Float64Array[] = [];
  private count = 0;

  /** Takes in an iterate; where enough have come, the mean of them all, or null where it is of no use. Starts over then. */
  *add(x: Float64Array): Steps<Float64Array | null> {
    (this.iterates[this.count++] ??= new Float64Array(x.length)).set(x);
    if (this.count < DEPTH + 2) return null;
    this.count = 0;
    const found = yield* mean(this.iterates, this.basis);
    if (!found) return null;
    // What would fall below zero, or rise out of all proportion, stays as it was.
    for (let i = 0; i < found.length; i++) if (!(found[i] > 0.01 * x[i] && found[i] < 100 * x[i])) found[i] = x[i];
    return found;
  }
}

function* mean(iterates: readonly Float64Array[], basis: Float64Array[]): Steps<Float64Array | null> {
  const last = iterates[iterates.length - 1];
  const n = last.length;
  const rounding = ROUNDING * Math.sqrt(n);
  const r: number[][] = [];
  for (let k = 0; k <= DEPTH; k++) {
    const change = (basis[k] ??= new Float64Array(n));
    relativeChange(iterates[k], iterates[k + 1], last, change);
    const column: number[] = [];
    for (const direction of basis.slice(0, k)) {
      const along = dot(direction, change);
      column.push(along);
      add(change, -along, direction);
      yield;
    }
    const length = Math.sqrt(dot(change, change));
    column.push(Math.max(length, rounding));
    r.push(column);
    if (length <= rounding) break;
    add(change, 1 / length - 1, change);
    yield;
  }
  const weights = leastChange(r);
  if (!weights) return null;
  const result = new Float64Array(n);
  // The latest iterates obey the same weights, and are nearer.
  const first = iterates.length - weights.length;
  for (let k = 0; k < weights.length; k++) {
    add(result, weights[k], iterates[first + k]);
    yield;
  }
  return result;
}

/** Weights w, Σw = 1, for which |R·w| is least: Rᵀ·R·w in proportion to ones; R by columns. */
function leastChange(r: readonly (readonly number[])[]): number[] | null {
  const count = r.length;
  const w = new Array<number>(count).fill(1);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < i; k++) w[i] -= r[i][k] * w[k];
    w[i] /= r[i][i];
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let k = i + 1; k < count; k++) w[i] -= r[k][i] * w[k];
    w[i] /= r[i][i];
  }
  const total = w.reduce((sum, value) => sum + value, 0);
  const size = w.reduce((sum, value) => sum + Math.abs(value), 0);
  return size <= LARGEST_WEIGHTS * Math.abs(total) ? w.map((value) => value / total) : null;
}

// Loops in functions of their own: engines make those of generators less quick.

function relativeChange(from: Float64Array, to: Float64Array, scale: Float64Array, change: Float64Array): void {
  for (let i = 0; i < scale.length; i++) change[i] = scale[i] > 0 ? (to[i] - from[i]) / scale[i] : 0;
}

function add(to: Float64Array, times: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] += times * what[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
