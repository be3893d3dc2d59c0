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
export function throughput({ companies, links, source, target, amount }: FlowGraph): Throughput {
  const received = new Float64Array(companies);
  const paid = new Float64Array(companies);
  for (let l = 0; l < links; l++) {
    paid[source[l]] += amount[l];
    received[target[l]] += amount[l];
  }
  const through = new Float64Array(companies);
  for (let i = 0; i < companies; i++) through[i] = Math.max(received[i], paid[i]);
  return { received, paid, through };
}
