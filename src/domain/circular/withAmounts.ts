import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/** The graph with other amounts on its links, those of zero left out; rows are forgotten. Cost: linear. */
export function* withAmounts(graph: FlowGraph, amounts: ArrayLike<number>): Steps<FlowGraph> {
  const { companies } = graph;
  const start = new Int32Array(companies + 1);
  const source = new Int32Array(graph.links);
  const target = new Int32Array(graph.links);
  const amount = new Float64Array(graph.links);
  let links = 0;
  yield* inStretches(graph.links, (from, to) => {
    for (let l = from; l < to; l++) {
      if (!(amounts[l] > 0)) continue;
      source[links] = graph.source[l];
      target[links] = graph.target[l];
      amount[links++] = amounts[l];
      start[graph.source[l] + 1]++;
    }
  });
  for (let i = 0; i < companies; i++) start[i + 1] += start[i];
  return {
    names: graph.names,
    companyNamed: graph.companyNamed,
    companies,
    links,
    start,
    source: source.subarray(0, links),
    target: target.subarray(0, links),
    amount: amount.subarray(0, links),
    linkOfRow: new Int32Array(0),
  };
}
