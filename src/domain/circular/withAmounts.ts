import type { FlowGraph } from "./flowGraph";

/** The graph with other amounts on its links, those of zero left out; rows are forgotten. Cost: linear. */
export function withAmounts(graph: FlowGraph, amounts: ArrayLike<number>): FlowGraph {
  const { companies } = graph;
  const start = new Int32Array(companies + 1);
  const source: number[] = [];
  const target: number[] = [];
  const amount: number[] = [];
  for (let i = 0; i < companies; i++) {
    for (let l = graph.start[i]; l < graph.start[i + 1]; l++) {
      if (!(amounts[l] > 0)) continue;
      source.push(i);
      target.push(graph.target[l]);
      amount.push(amounts[l]);
    }
    start[i + 1] = amount.length;
  }
  return {
    names: graph.names,
    indexOf: graph.indexOf,
    companies,
    links: amount.length,
    start,
    source: Int32Array.from(source),
    target: Int32Array.from(target),
    amount: Float64Array.from(amount),
    linkOfRow: new Int32Array(0),
  };
}
