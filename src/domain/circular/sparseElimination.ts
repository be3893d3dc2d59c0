import { balanceClosed, eliminateLeaky, inverseLeaky, solveLeaky } from "../kernel/denseLeaky";
import { inStretches, type Steps } from "../kernel/steps";
import type { LeakySystem } from "./leakySystem";

/** What a system is after its thinly linked companies are taken out: how they were, and the densely linked core that is left. */
export interface Elimination {
  /** Size of the core. */
  readonly core: number;
  /** x with x_j·D_j = b_j + Σ_i x_i·C_ij. */
  solve(b: Float64Array): Steps<Float64Array>;
  /** x > 0 with x_j·D_j = Σ_i x_i·C_ij, where nothing leaks. */
  balance(): Steps<Float64Array>;
  /** What leaves each company never to come back to it, 1 / ((D − C)⁻¹)_ii. Instead of the others, not after them. */
  escapes(): Steps<Float64Array>;
}

/** Largest system that is solved by elimination whatever its links: as a square of all pairs it takes 32 MB. */
export const LARGEST_DIRECT = 2048;

/** Links looked at between two pauses. */
const STRETCH = 1 << 15;
/** Rows of the core between two pauses. */
const ROWS = 16;
/** How much more a multiplication along lists costs than one in the core. */
const DEAR = 64;

/** A company taken out: who paid it, the share of it that each of them holds, whom it paid and how much, and that in all. */
interface Taken {
  readonly company: number;
  readonly from: readonly number[];
  readonly shares: readonly number[];
  readonly to: readonly number[];
  readonly sent: readonly number[];
  readonly pivot: number;
}

/**
 * Takes companies out in order of how few links that makes (Markowitz), as long as that is cheaper than treating what is left as dense.
 * Subtraction-free as {@link eliminateLeaky}. Cost: linear on trees and rings, (core)³/3 for the core once solved.
 *
 * @returns null where taking out alone would come to more than `mostWork` links looked at
 */
export function* eliminateSparse(system: LeakySystem, mostWork = Infinity): Steps<Elimination | null> {
  const { companies: n, start, target, weight } = system;
  const leak = system.leak.slice();
  const outs: number[][] = [];
  const amounts: number[][] = [];
  const ins: number[][] = [];
  for (let i = 0; i < n; i++) {
    outs.push([]);
    amounts.push([]);
    ins.push([]);
  }
  yield* inStretches(n, (first, end) => {
    for (let i = first; i < end; i++) {
      for (let l = start[i]; l < start[i + 1]; l++) {
        if (weight[l] === 0) continue;
        outs[i].push(target[l]);
        amounts[i].push(weight[l]);
        ins[target[l]].push(i);
      }
    }
  });
  const taken: Taken[] = [];
  const isOut = new Uint8Array(n);
  /** Where a company stands in the row at hand; −1 between uses. */
  const place = new Int32Array(n).fill(-1);
  let left = n;
  let work = 0;
  let worked = 0;
  const pass = (i: number, k: number, pivot: number): number => {
    const [row, values, to, sent] = [outs[i], amounts[i], outs[k], amounts[k]];
    for (let o = 0; o < row.length; o++) place[row[o]] = o;
    const hole = place[k];
    const share = pivot > 0 ? values[hole] / pivot : 0;
    leak[i] += share * leak[k];
    for (let o = 0; o < to.length; o++) {
      const j = to[o];
      const more = share * sent[o];
      if (j === i || more === 0) continue;
      if (place[j] < 0) {
        place[j] = row.length;
        row.push(j);
        values.push(more);
        ins[j].push(i);
      } else values[place[j]] += more;
    }
    for (const j of row) place[j] = -1;
    work += row.length + to.length + 16;
    const [last, value] = [row.pop() as number, values.pop() as number];
    if (last !== k) [row[hole], values[hole]] = [last, value];
    return share;
  };
  const takeOut = (k: number): Taken => {
    const [from, to, sent] = [ins[k], outs[k], amounts[k]];
    const pivot = sent.reduce((sum, amount) => sum + amount, leak[k]);
    const shares = from.map((i) => pass(i, k, pivot));
    for (const j of to) {
      const at = ins[j].indexOf(k);
      const last = ins[j].pop() as number;
      if (last !== k) ins[j][at] = last;
      work += ins[j].length;
    }
    isOut[k] = 1;
    left--;
    const one = { company: k, from, shares, to, sent, pivot };
    taken.push(one);
    return one;
  };
  const isThin = (k: number, limit: number): boolean => isOut[k] === 0 && ins[k].length * outs[k].length <= limit;
  for (let limit = 1; left > 1 && limit <= (left * left) / DEAR + 1; limit *= 2) {
    const waiting: number[] = [];
    for (let k = 0; k < n; k++) if (isThin(k, limit)) waiting.push(k);
    while (waiting.length > 0 && left > 1) {
      const k = waiting.pop() as number;
      if (!isThin(k, limit)) continue;
      const { from, to } = takeOut(k);
      for (const other of from) if (isThin(other, limit)) waiting.push(other);
      for (const other of to) if (isThin(other, limit)) waiting.push(other);
      if (worked + work > mostWork) return null;
      if (work >= STRETCH) {
        worked += work;
        work = 0;
        yield;
      }
    }
  }
  return yield* eliminationOf(n, leak, outs, amounts, taken, isOut);
}

function* eliminationOf(
  n: number,
  leak: Float64Array,
  outs: readonly (readonly number[])[],
  amounts: readonly (readonly number[])[],
  taken: readonly Taken[],
  isOut: Uint8Array,
): Steps<Elimination> {
  const kept: number[] = [];
  const place = new Int32Array(n).fill(-1);
  for (let k = 0; k < n; k++) if (isOut[k] === 0) place[k] = kept.push(k) - 1;
  const left = kept.length;
  const core = new Float64Array(left * left);
  const coreLeak = Float64Array.from(kept, (k) => leak[k]);
  for (let i = 0; i < left; i++) {
    outs[kept[i]].forEach((j, o) => (core[i * left + place[j]] = amounts[kept[i]][o]));
    if (i % ROWS === ROWS - 1) yield;
  }
  let pivot: Float64Array | null = null;
  function* factor(): Steps<Float64Array> {
    return (pivot ??= yield* eliminateLeaky(core, coreLeak, left, left));
  }
  const goBack = (x: Float64Array): Float64Array => {
    for (let t = taken.length - 1; t >= 0; t--) {
      const { company, from, shares } = taken[t];
      for (let e = 0; e < from.length; e++) x[company] += x[from[e]] * shares[e];
    }
    return x;
  };
  return {
    core: left,
    *solve(b) {
      const x = b.slice();
      for (const { company, to, sent, pivot } of taken) {
        x[company] = pivot > 0 ? x[company] / pivot : 0;
        for (let o = 0; o < to.length; o++) x[to[o]] += x[company] * sent[o];
      }
      const inCore = Float64Array.from(kept, (k) => x[k]);
      solveLeaky(core, yield* factor(), inCore);
      kept.forEach((k, i) => (x[k] = inCore[i]));
      return goBack(x);
    },
    *balance() {
      yield* factor();
      const inCore = balanceClosed(core, left);
      const x = new Float64Array(n);
      kept.forEach((k, i) => (x[k] = inCore[i]));
      return goBack(x);
    },
    *escapes() {
      const inverse = yield* inverseLeaky(core, coreLeak, left);
      const own = new Float64Array(n);
      kept.forEach((k, i) => (own[k] = inverse[i * left + i]));
      // The inverse's entries of j and i, by i·n + j, for whatever flows from i to j once companies are out; those of the core stand in its own.
      const entries = new Map<number, number>();
      const entry = (i: number, j: number): number =>
        i === j ? own[i] : place[i] >= 0 && place[j] >= 0 ? inverse[place[j] * left + place[i]] : (entries.get(i * n + j) ?? 0);
      let work = 0;
      for (let t = taken.length - 1; t >= 0; t--) {
        const { company: k, from, shares, to, sent, pivot } = taken[t];
        for (const i of from) entries.set(i * n + k, to.reduce((sum, j, o) => sum + sent[o] * entry(i, j), 0) / pivot);
        let around = 1;
        for (let o = 0; o < to.length; o++) {
          const value = from.reduce((sum, i, e) => sum + shares[e] * entry(i, to[o]), 0);
          entries.set(k * n + to[o], value);
          around += sent[o] * value;
        }
        own[k] = around / pivot;
        work += from.length * to.length * 4;
        if (work < STRETCH) continue;
        work = 0;
        yield;
      }
      return own.map((value) => 1 / value);
    },
  };
}
