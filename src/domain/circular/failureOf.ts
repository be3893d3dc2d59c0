import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { knockOn } from "./knockOn";
import { throughput } from "./throughput";

/** What a company's failure costs the others. */
export interface FailureLoss {
  readonly received: Float64Array;
  /** Income lost by each company once the knock-on has run its course. */
  readonly lost: Float64Array;
  /** Income lost in each round: the first by those the failed company pays, the next by those they pay, and so on. */
  readonly rounds: readonly Float64Array[];
  /** Share of its payments that each company no longer makes; 1 for the failed company. */
  readonly cut: Float64Array;
}

/** A round in which nobody loses more than this share of what it loses in all is not worth a column. */
export const SMALLEST_ROUND = 1e-9;

/**
 * A company stops paying; whoever loses income pays `passThrough` of the loss less, in proportion to what it pays whom. Nobody loses more
 * income than it has, for nobody passes on more than it lost.
 * Cost: one solve for the totals, a pass over the links for each round.
 *
 * @param mostRounds  rounds told apart; what comes later is in the total only
 */
export function* failureOf(graph: FlowGraph, failed: number, passThrough: number, mostRounds: number): Steps<FailureLoss> {
  const { companies: n, links, source, target, amount } = graph;
  const flows = yield* throughput(graph);
  const { x } = yield* knockOn(graph, flows, failed, passThrough);
  const lost = yield* eachInSteps(n, (i) => (i === failed ? 0 : Math.min(flows.received[i], x[i] * flows.through[i])));
  const rounds: Float64Array[] = [];
  let spent = new Float64Array(n);
  for (let round = 0; round < mostRounds; round++) {
    const now = new Float64Array(n);
    const from = spent;
    yield* inStretches(links, (first, end) => {
      for (let l = first; l < end; l++) {
        const [i, j] = [source[l], target[l]];
        if (j === failed) continue;
        if (i === failed) now[j] += round === 0 ? amount[l] : 0;
        else if (from[i] > 0) now[j] += (passThrough * amount[l] * from[i]) / flows.through[i];
      }
    });
    const little = round === 0 ? 0 : SMALLEST_ROUND;
    if (now.every((amount, i) => amount <= little * lost[i])) break;
    rounds.push(now);
    spent = now;
  }
  const cut = yield* eachInSteps(n, (i) => {
    if (i === failed) return 1;
    return flows.through[i] > 0 ? Math.min(1, (passThrough * lost[i]) / flows.through[i]) : 0;
  });
  return { received: flows.received, lost, rounds, cut };
}
