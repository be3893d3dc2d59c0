import type { Steps } from "../kernel/steps";
import type { ShrinkingKnot } from "./shrinkingKnot";

/** Balances worked out together. */
const WIDTH = 8;
/** Links, times balances, between two pauses. */
const STRETCH = 1 << 19;
const MOST_SWEEPS = 40;
/** Error that a batch may add to what is used up, as a share of that: a few hundred batches at their worst come to 1e-12, at random to 1e-13. */
const ALLOWANCE = 8e-15;

/** Balances of a knot: as it is, and after each of the removals that are likely next. */
export interface ForeseenBalances {
  /** Who is likely to go next, and then next. */
  readonly goes: readonly number[];
  /** Balances, those of a company side by side. */
  readonly x: Float64Array;
  readonly width: number;
}

/**
 * Balances of a densely linked knot for the next removals at once. Who goes next is foreseen by what a removal does directly to those linked with it; that
 * is checked later by who really goes. Gauss–Seidel sweeps forwards, in which what has not yet been seen of the others' changes is made up for by what
 * everybody gets of everything on average: where links are many, that is nearly all of it.
 * Cost: a few passes over the links, each of which serves all the balances.
 *
 * What these steps use up is mostly little beside what was used up before, and need not be as exact in itself.
 *
 * @param left  what is left of each member, in proportion
 * @param used  what is used up
 * @returns null where loops are too far apart for sweeps to settle soon
 */
export function* foreseenBalances(
  knot: ShrinkingKnot,
  left: Float64Array,
  used: Float64Array,
  exact: number,
): Steps<ForeseenBalances | null> {
  const wide = prepared(knot, left, used);
  const tolerance = Math.max(exact, ALLOWANCE / wide.part);
  let before = Infinity;
  let rate = 1;
  for (let sweeps = 1; sweeps <= MOST_SWEEPS; sweeps++) {
    wide.change = 0;
    for (let from = 0; from < knot.left.length;) {
      from = sweepPart(knot, wide, from);
      yield;
    }
    const { change } = wide;
    rate = sweeps > 2 ? Math.max(change / before, 0.5 * rate) : sweeps > 1 ? change / before : 1;
    before = change;
    const error = rate < 1 ? (change * rate) / (1 - rate) : 1;
    if (error <= tolerance || change === 0) return { goes: wide.goes, x: wide.x, width: WIDTH };
    if (sweeps > 6 && sweeps + Math.log(tolerance / error) / Math.log(rate) > MOST_SWEEPS) break;
  }
  return null;
}

interface Wide {
  readonly goes: number[];
  readonly x: Float64Array;
  /** One over what each company pays those that are left; 0 for those that are not. */
  readonly share: Float64Array;
  /** One over what all pay together. */
  readonly average: Float64Array;
  readonly flow: Float64Array;
  change: number;
  /** Largest share that these steps have in what a company has used up after them. */
  part: number;
}

function prepared(knot: ShrinkingKnot, left: Float64Array, used: Float64Array): Wide {
  const { left: companies, out, into, weight } = knot;
  const n = knot.x.length;
  const size = n * WIDTH;
  const wide = {
    goes: [] as number[],
    x: new Float64Array(size),
    share: new Float64Array(size),
    average: new Float64Array(WIDTH),
    flow: new Float64Array(WIDTH).fill(1),
    change: 0,
    part: 0,
  };
  const rest = left.slice();
  const passes = knot.x.slice();
  const through = knot.through.slice();
  for (let c = 0; c < companies.length; c++) passes[companies[c]] *= through[companies[c]];
  for (let w = 0; w < WIDTH; w++) {
    let [all, total] = [0, 0];
    for (let c = 0; c < companies.length; c++) {
      all += through[companies[c]];
      total += passes[companies[c]];
    }
    wide.average[w] = 1 / all;
    let [first, multiple] = [-1, Infinity];
    for (let c = 0; c < companies.length; c++) {
      const i = companies[c];
      if (!(passes[i] > 0)) continue;
      wide.share[i * WIDTH + w] = 1 / through[i];
      wide.x[i * WIDTH + w] = passes[i] / total / through[i];
      const fits = (rest[i] * through[i]) / passes[i];
      if (fits < multiple) [first, multiple] = [i, fits];
    }
    for (let c = 0; c < companies.length; c++) rest[companies[c]] -= (multiple * passes[companies[c]]) / through[companies[c]];
    if (wide.goes.length < w) continue;
    wide.goes.push(first);
    for (let e = out.start[first]; e < out.end[first]; e++) {
      const j = out.other[e];
      passes[j] = Math.max(0.1 * passes[j], passes[j] - (passes[first] / through[first]) * knot.graph.amount[out.link[e]]);
    }
    for (let e = into.start[first]; e < into.end[first]; e++) {
      const i = into.other[e];
      through[i] -= weight[e];
      // Digits are getting lost: not further than this.
      if (passes[i] > 0 && through[i] < 0.1 * knot.through[i]) wide.goes.length = Math.min(wide.goes.length, w);
    }
    passes[first] = 0;
  }
  for (let c = 0; c < companies.length; c++) {
    const i = companies[c];
    wide.part = Math.max(wide.part, (left[i] - rest[i]) / (used[i] + left[i] - rest[i]));
  }
  return wide;
}

/** Balances companies from place `from` on, for one stretch; returns the next place. */
function sweepPart(knot: ShrinkingKnot, wide: Wide, from: number): number {
  const { left, received, weight } = knot;
  const { start, end, other } = knot.into;
  const { x, share, average, flow } = wide;
  const sums = new Float64Array(WIDTH);
  let { change } = wide;
  let step = from;
  for (let work = 0; step < left.length && work < STRETCH; step++) {
    const j = left[step];
    const last = end[j];
    work += (last - start[j] + 4) * WIDTH;
    addUp(x, other, weight, start[j], last, sums);
    for (let w = 0; w < WIDTH; w++) {
      const at = j * WIDTH + w;
      if (share[at] === 0) continue;
      let sum = sums[w];
      const usual = average[w] * received[j] * (1 - flow[w]);
      // What everybody gets on average is a guess, which must not outweigh what is known.
      if (usual > -0.5 * sum && usual < sum) sum += usual;
      const old = x[at];
      const balanced = sum * share[at];
      const difference = balanced > old ? balanced - old : old - balanced;
      if (difference > change * balanced) change = difference / balanced;
      flow[w] += (balanced - old) / share[at];
      x[at] = balanced;
    }
  }
  wide.change = change;
  return step;
}

/** Σ weight·x of the companies at the other end, for all balances. In a function of its own, with nothing else to keep at hand, it is twice as quick. */
function addUp(x: Float64Array, other: Int32Array, weight: Float64Array, from: number, to: number, sums: Float64Array): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  for (let l = from; l < to; l++) {
    const at = other[l] * WIDTH;
    const amount = weight[l];
    s0 += x[at] * amount;
    s1 += x[at + 1] * amount;
    s2 += x[at + 2] * amount;
    s3 += x[at + 3] * amount;
    s4 += x[at + 4] * amount;
    s5 += x[at + 5] * amount;
    s6 += x[at + 6] * amount;
    s7 += x[at + 7] * amount;
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
  sums[4] = s4;
  sums[5] = s5;
  sums[6] = s6;
  sums[7] = s7;
}
