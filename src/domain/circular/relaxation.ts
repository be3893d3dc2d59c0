import { inStretches, type Steps } from "../kernel/steps";
import { Extrapolation } from "./extrapolation";
import type { LeakySystem } from "./leakySystem";

/** An approximate solution and how far it is from balance: the largest imbalance of a company, relative to what goes through it. */
export interface Relaxed {
  readonly x: Float64Array;
  readonly residual: number;
}

/** Links between two pauses. */
const STRETCH = 1 << 15;
/** Links between two pauses where each goes to a place that nothing has touched before. */
const SCATTERED = 1 << 9;
/** Companies between two looks at how much that was. */
const COMPANIES = 1 << 9;

/** Sweeps before changes are regular enough to foresee where they lead. */
const SETTLING = 16;
/** Changes within this many times the tolerance are too close to rounding to foresee anything by. */
const UNFORESEEN = 4;

/** Sweeps without progress after which changes of less than this are rounding, which sums over very many links do not get below. */
const PATIENCE = 12;
const ROUNDING = 1e-12;

/** A system by payee: company j receives weight[l] from source[l], l from start[j] to start[j + 1]; `through` is its D. */
export interface Received {
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly weight: Float64Array;
  readonly through: Float64Array;
  readonly link: Int32Array;
}

export function* receivedLinks({ companies, start, target, weight, leak, link }: LeakySystem): Steps<Received> {
  const starts = new Int32Array(companies + 1);
  yield* inStretches(target.length, (from, to) => {
    for (let l = from; l < to; l++) starts[target[l] + 1]++;
  });
  for (let j = 0; j < companies; j++) starts[j + 1] += starts[j];
  yield;
  const next = starts.slice();
  yield;
  const source = new Int32Array(target.length);
  const weights = new Float64Array(target.length);
  const links = new Int32Array(target.length);
  const through = leak.slice();
  yield;
  let work = 0;
  for (let i = 0; i < companies; i++) {
    for (let l = start[i]; l < start[i + 1]; l++) {
      const at = next[target[l]]++;
      source[at] = i;
      links[at] = link[l];
      weights[at] = weight[l];
      through[i] += weight[l];
    }
    work += start[i + 1] - start[i] + 1;
    if (work >= SCATTERED) {
      work = 0;
      yield;
    }
  }
  return { start: starts, source, weight: weights, through, link: links };
}

/**
 * Balances companies one after another, forwards and backwards in turn (symmetric Gauss–Seidel), until no company changes by more than
 * `tolerance` of itself; every two dozen sweeps it goes to where they are foreseen to lead. With `b`: x_j·D_j = b_j + Σ_i x_i·C_ij, the level corrected after each pair of sweeps so that what leaks is what
 * comes in; without: the same for b = 0 where nothing leaks, x of largest entry 1.
 * Cost: links a sweep.
 */
export function* relax(
  system: LeakySystem,
  b: Float64Array | null,
  guess: Float64Array | null,
  tolerance: number,
  mostSweeps: number,
): Steps<Relaxed> {
  const n = system.companies;
  const received = yield* receivedLinks(system);
  const x = guess ? guess.slice() : new Float64Array(n).fill(b ? 0 : 1);
  yield;
  const comesIn = b ? b.reduce((sum, value) => sum + value, 0) : 0;
  const extrapolation = new Extrapolation();
  let change = 1;
  let least = 1;
  let idle = 0;
  let work = 0;
  for (let sweep = 0; sweep < mostSweeps && change > tolerance; sweep++) {
    change = 0;
    for (let from = 0; from < n;) {
      const to = Math.min(n, from + COMPANIES);
      change = sweepPart(received, b, x, sweep % 2 === 1, from, to, change);
      work += ((to - from) * (received.source.length + 2 * n)) / n;
      from = to;
      if (work < STRETCH) continue;
      work = 0;
      yield;
    }
    idle = change < least ? 0 : idle + 1;
    least = Math.min(least, change);
    if (change <= tolerance || (idle > PATIENCE && change < ROUNDING)) break;
    if (sweep % 2 === 0) continue;
    const foreseen = sweep < SETTLING || change < UNFORESEEN * tolerance ? x : yield* extrapolation.add(x);
    if (!foreseen) continue;
    if (foreseen !== x) x.set(foreseen);
    level(x, b ? comesIn / leaked(x, system.leak) : 1 / largest(x));
  }
  yield;
  return { x, residual: change };
}

/** Balances companies from..to−1 of those in order, backwards from the last if so wanted; returns the largest relative change, `change` among them. */
function sweepPart(
  { start, source, weight, through }: Received,
  b: Float64Array | null,
  x: Float64Array,
  backwards: boolean,
  from: number,
  to: number,
  change: number,
): number {
  const last = x.length - 1;
  for (let step = from; step < to; step++) {
    const j = backwards ? last - step : step;
    let sum = b ? b[j] : 0;
    for (let l = start[j], end = start[j + 1]; l < end; l++) sum += x[source[l]] * weight[l];
    const balanced = through[j] > 0 ? sum / through[j] : 0;
    const difference = balanced > x[j] ? balanced - x[j] : x[j] - balanced;
    if (difference > change * balanced) change = difference / balanced;
    x[j] = balanced;
  }
  return change;
}

function leaked(x: Float64Array, leak: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * leak[i];
  return sum;
}

function largest(x: Float64Array): number {
  let most = 0;
  for (const value of x) if (value > most) most = value;
  return most;
}

function level(x: Float64Array, factor: number): void {
  if (factor > 0 && Number.isFinite(factor)) for (let i = 0; i < x.length; i++) x[i] *= factor;
}
