import { balanceClosed, eliminateLeaky, solveLeaky } from "../kernel/denseLeaky";
import type { Steps } from "../kernel/steps";
import type { LeakySystem } from "./leakySystem";

/** What a system is after its thinly linked companies are taken out: how they were, and the densely linked core that is left. */
export interface Elimination {
  /** Size of the core. */
  readonly core: number;
  /** x with x_j·D_j = b_j + Σ_i x_i·C_ij. */
  solve(b: Float64Array): Steps<Float64Array>;
  /** x > 0 with x_j·D_j = Σ_i x_i·C_ij, where nothing leaks. */
  balance(): Steps<Float64Array>;
}

/** Largest system for which a square of all pairs is set aside: 32 MB. */
export const LARGEST_DIRECT = 2048;

/** A square of all pairs, zero between uses: setting aside a new one for each of many systems would cost more than solving them. */
export class Square {
  private cells = new Float64Array(0);
  atLeast(companies: number): Float64Array {
    if (this.cells.length < companies * companies) this.cells = new Float64Array(companies * companies);
    return this.cells;
  }
}

/** Multiplications between two pauses. */
const STRETCH = 1 << 17;

/**
 * Takes companies out in order of how few links that makes (Markowitz), as long as that is cheaper than treating what is left as dense.
 * Subtraction-free as {@link eliminateLeaky}. Cost: linear on trees and rings, (core)³/3 for the core once solved.
 *
 * @returns null where taking out alone would come to more than `mostWork` multiplications
 */
export function* eliminateSparse(system: LeakySystem, square: Square, mostWork = Infinity): Steps<Elimination | null> {
  const { companies: n, start, target, weight } = system;
  const a = square.atLeast(n);
  const leak = system.leak.slice();
  const outs: number[][] = Array.from({ length: n }, () => []);
  const ins: number[][] = Array.from({ length: n }, () => []);
  for (let i = 0; i < n; i++) {
    for (let l = start[i]; l < start[i + 1]; l++) {
      a[i * n + target[l]] = weight[l];
      outs[i].push(target[l]);
      ins[target[l]].push(i);
    }
  }
  const taken: number[] = [];
  const pivots: number[] = [];
  const sharesOf: { readonly ins: number[]; readonly shares: number[]; readonly outs: number[]; readonly sent: number[] }[] = [];
  const isOut = new Uint8Array(n);
  let left = n;
  let work = 0;
  let worked = 0;
  const takeOut = (k: number): number[] => {
    const sent = outs[k].map((j) => a[k * n + j]);
    const pivot = sent.reduce((sum, amount) => sum + amount, leak[k]);
    const shares = ins[k].map((i) => (pivot > 0 ? a[i * n + k] / pivot : 0));
    for (let e = 0; e < ins[k].length; e++) {
      const i = ins[k][e];
      leak[i] += shares[e] * leak[k];
      a[i * n + k] = 0;
      outs[i].splice(outs[i].indexOf(k), 1);
      for (let o = 0; o < sent.length; o++) {
        const j = outs[k][o];
        const more = shares[e] * sent[o];
        if (j === i || more === 0) continue;
        if (a[i * n + j] === 0) {
          outs[i].push(j);
          ins[j].push(i);
        }
        a[i * n + j] += more;
      }
    }
    for (const j of outs[k]) {
      a[k * n + j] = 0;
      ins[j].splice(ins[j].indexOf(k), 1);
    }
    work += ins[k].length * (sent.length + 4);
    taken.push(k);
    pivots.push(pivot);
    sharesOf.push({ ins: ins[k], shares, outs: outs[k], sent });
    isOut[k] = 1;
    left--;
    return [...ins[k], ...outs[k]];
  };
  const fill = (k: number): number => ins[k].length * outs[k].length;
  for (let limit = 1; left > 1 && limit <= (left * left) / 16 + 1; limit *= 2) {
    const waiting: number[] = [];
    for (let k = 0; k < n; k++) if (isOut[k] === 0 && fill(k) <= limit) waiting.push(k);
    while (waiting.length > 0 && left > 1) {
      const k = waiting.pop() as number;
      if (isOut[k] === 1 || fill(k) > limit) continue;
      for (const other of takeOut(k)) if (isOut[other] === 0 && fill(other) <= limit) waiting.push(other);
      if (worked + work > mostWork) {
        for (let i = 0; i < n; i++) if (isOut[i] === 0) for (const j of outs[i]) a[i * n + j] = 0;
        return null;
      }
      if (work >= STRETCH) {
        worked += work;
        work = 0;
        yield;
      }
    }
  }
  const kept: number[] = [];
  for (let k = 0; k < n; k++) if (isOut[k] === 0) kept.push(k);
  const dense = new Float64Array(left * left);
  const denseLeak = Float64Array.from(kept, (k) => leak[k]);
  const place = new Int32Array(n);
  kept.forEach((k, i) => (place[k] = i));
  for (let i = 0; i < left; i++) {
    for (const j of outs[kept[i]]) {
      dense[i * left + place[j]] = a[kept[i] * n + j];
      a[kept[i] * n + j] = 0;
    }
  }
  let pivot: Float64Array | null = null;
  function* factor(): Steps<Float64Array> {
    return (pivot ??= yield* eliminateLeaky(dense, denseLeak, left, left));
  }
  const goBack = (x: Float64Array): Float64Array => {
    for (let t = taken.length - 1; t >= 0; t--) {
      const { ins: from, shares } = sharesOf[t];
      for (let e = 0; e < from.length; e++) x[taken[t]] += x[from[e]] * shares[e];
    }
    return x;
  };
  return {
    core: left,
    *solve(b) {
      const x = b.slice();
      for (let t = 0; t < taken.length; t++) {
        const k = taken[t];
        x[k] = pivots[t] > 0 ? x[k] / pivots[t] : 0;
        const { outs: to, sent } = sharesOf[t];
        for (let o = 0; o < to.length; o++) x[to[o]] += x[k] * sent[o];
      }
      const inCore = Float64Array.from(kept, (k) => x[k]);
      solveLeaky(dense, yield* factor(), inCore);
      kept.forEach((k, i) => (x[k] = inCore[i]));
      return goBack(x);
    },
    *balance() {
      yield* factor();
      const inCore = balanceClosed(dense, left);
      const x = new Float64Array(n);
      kept.forEach((k, i) => (x[k] = inCore[i]));
      return goBack(x);
    },
  };
}
