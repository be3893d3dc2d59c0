import { failure, type Outcome, success } from "../kernel/outcome";
import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { knockOn } from "./knockOn";
import { throughput } from "./throughput";

/**
 * Share of company `of`'s income that traces to company `on`, directly and through others: with every unit followed back at random
 * through those that paid it, the chance that it has come through `on`. Of a company on itself: the share of its income that is its own
 * money come back.
 *
 * @returns 0 to 1; "division" where `of` has no income
 */
export function* dependence(graph: FlowGraph, of: number, on: number): Steps<Outcome<number>> {
  const flows = yield* throughput(graph);
  if (!(flows.received[of] > 0)) return failure("division", `of has no income in flows: ${graph.names[of]}`);
  const { x } = yield* knockOn(graph, flows, on, 1);
  let traced = 0;
  yield* inStretches(graph.links, (from, to) => {
    for (let l = from; l < to; l++) {
      if (graph.target[l] === of) traced += graph.amount[l] * (graph.source[l] === on ? 1 : x[graph.source[l]]);
    }
  });
  return success(Math.min(1, traced / flows.received[of]));
}
