import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/** What each company receives and pays, payments to itself included, and the larger of the two. */
export interface Throughput {
  readonly received: Float64Array;
  readonly paid: Float64Array;
  readonly through: Float64Array;
}

/**
 * Money is fungible: what a company pays comes in equal proportion from all that it receives and, where it pays more than it receives,
 * from its own funds. So each unit that reaches it goes on along its links in the ratio amount / through.
 */
export function* throughput({ companies, links, source, target, amount }: FlowGraph): Steps<Throughput> {
  const received = new Float64Array(companies);
  const paid = new Float64Array(companies);
  yield* inStretches(links, (from, to) => {
    for (let l = from; l < to; l++) {
      paid[source[l]] += amount[l];
      received[target[l]] += amount[l];
    }
  });
  return { received, paid, through: yield* eachInSteps(companies, (i) => Math.max(received[i], paid[i])) };
}
