import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import type { Relaxed } from "./relaxation";
import { solveFlows } from "./solveFlows";
import type { Throughput } from "./throughput";

/**
 * The share of what goes through each company that goes missing when `failed` pays nothing, and every company that misses income pays
 * `passThrough` of it less along its own links, in proportion: y_j·T_j = w_fj + passThrough·Σ_i w_ij·y_i. The failed company's own
 * losses go no further.
 *
 * With passThrough 1 this is the chance that a unit that goes through j has come through `failed`, traced back at random.
 *
 * @returns x: share by company (0 to 1), the failed company's own being what would have come back to it
 * @source Szyrmer and Ulanowicz (1987), Total flows in ecosystems (total dependency); Leontief (1941) for the inverse
 */
export function* knockOn(graph: FlowGraph, { through, paid }: Throughput, failed: number, passThrough: number): Steps<Relaxed> {
  const { companies: n, links, source, target } = graph;
  const first = new Float64Array(n);
  const amount = new Float64Array(links);
  const leak = yield* eachInSteps(n, (i) => {
    const left = i === failed ? through[i] : through[i] - passThrough * paid[i];
    return left < 1e-15 * through[i] ? 0 : left;
  });
  yield* inStretches(links, (from, to) => {
    for (let l = from; l < to; l++) {
      if (source[l] === failed) {
        first[target[l]] += graph.amount[l];
        // What the failed company pays itself comes back to it at once.
      } else amount[l] = passThrough * graph.amount[l];
    }
  });
  return yield* solveFlows({ companies: n, start: graph.start, target, amount }, leak, first);
}
