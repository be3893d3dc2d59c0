import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/**
 * A component as a graph of its own; links in the order given, which is by source.
 *
 * @param localCompany  −1 for the component's companies on entry; their numbers in it on return
 * @param localLink     the same for links, whatever on entry
 */
export function* componentGraph(graph: FlowGraph, links: Int32Array, localCompany: Int32Array, localLink: Int32Array): Steps<FlowGraph> {
  let companies = 0;
  yield* inStretches(links.length, (from, to) => {
    for (let i = from; i < to; i++) {
      localLink[links[i]] = i;
      if (localCompany[graph.source[links[i]]] < 0) localCompany[graph.source[links[i]]] = companies++;
    }
  });
  const start = new Int32Array(companies + 1);
  const source = new Int32Array(links.length);
  const target = new Int32Array(links.length);
  yield* inStretches(links.length, (from, to) => {
    for (let i = from; i < to; i++) {
      source[i] = localCompany[graph.source[links[i]]];
      target[i] = localCompany[graph.target[links[i]]];
      start[source[i] + 1]++;
    }
  });
  for (let i = 0; i < companies; i++) start[i + 1] += start[i];
  return {
    names: [],
    companyNamed: () => undefined,
    companies,
    links: links.length,
    start,
    source,
    target,
    amount: yield* eachInSteps(links.length, (i) => graph.amount[links[i]]),
    linkOfRow: new Int32Array(0),
  };
}
