import { sortedInSteps } from "../kernel/sortedInSteps";
import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import type { LoopLinks } from "./loopLinks";

/** Arcs between numbered nodes. */
export interface Arcs {
  readonly nodes: number;
  readonly source: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  readonly amount: Float64Array;
}

/** The links that lie on some loop, those of a company to itself left out. */
export function* innerArcs({ companies, source, target, amount }: FlowGraph, { links }: LoopLinks): Steps<Arcs> {
  return {
    nodes: companies,
    source: yield* eachInSteps(links.length, (i) => source[links[i]]),
    target: yield* eachInSteps(links.length, (i) => target[links[i]]),
    amount: yield* eachInSteps(links.length, (i) => amount[links[i]]),
  };
}

/**
 * Greatest amount such that the arcs of at least that amount contain a loop: the bottleneck of the loop that carries most. Zero where
 * there is no loop. Cost: O(m log m), by bisection over the sorted amounts.
 */
export function* largestBottleneck(arcs: Arcs): Steps<number> {
  const thresholds = yield* sortedInSteps(arcs.amount);
  let [low, high] = [-1, thresholds.length - 1];
  // Invariant: thresholds[low] leaves a loop (or low is −1, standing for none), thresholds[high + 1] leaves none.
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (yield* hasLoop(arcs, thresholds[middle])) low = middle;
    else high = middle - 1;
    yield;
  }
  return low < 0 ? 0 : thresholds[low];
}

/** Companies taken away between two pauses. */
const STRETCH = 1 << 10;

/** Whether arcs of at least the threshold form a loop, by taking away companies without income until none is left (Kahn 1962). */
function* hasLoop({ nodes, source, target, amount }: Arcs, threshold: number): Steps<boolean> {
  const start = new Int32Array(nodes + 2);
  const incoming = new Int32Array(nodes);
  let kept = 0;
  yield* inStretches(amount.length, (from, to) => {
    for (let a = from; a < to; a++) {
      if (amount[a] < threshold) continue;
      start[source[a] + 2]++;
      incoming[target[a]]++;
      kept++;
    }
  });
  for (let u = 0; u < nodes; u++) start[u + 2] += start[u + 1];
  yield;
  const targets = new Int32Array(kept);
  yield* inStretches(amount.length, (from, to) => {
    for (let a = from; a < to; a++) if (amount[a] >= threshold) targets[start[source[a] + 1]++] = target[a];
  });
  const free = new Int32Array(nodes);
  let count = 0;
  for (let u = 0; u < nodes; u++) if (incoming[u] === 0) free[count++] = u;
  for (let i = 0; i < count; i++) {
    if (i % STRETCH === STRETCH - 1) yield;
    for (let a = start[free[i]]; a < start[free[i] + 1]; a++) if (--incoming[targets[a]] === 0) free[count++] = targets[a];
  }
  return count < nodes;
}
