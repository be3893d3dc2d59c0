import type { Steps } from "../kernel/steps";
import type { Links } from "./components";

/** Links between two pauses. */
const STRETCH = 1 << 10;

/**
 * Flows among a few companies and out of them: company i sends weight[l] to target[l] for l from start[i] to start[i + 1], none of it
 * to itself, and leak[i] outside. Its throughput is D_i = Σ weight + leak_i.
 */
export interface LeakySystem {
  readonly companies: number;
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly weight: Float64Array;
  readonly leak: Float64Array;
  /** Link of the graph that each is. */
  readonly link: Int32Array;
}

/**
 * The system of some companies of a graph: links among them stay, links to oneself vanish, all others leak, unless `closed`.
 *
 * @param members  companies of the graph
 * @param local    scratch, one entry a company of the graph, −1 on entry and on return
 */
export function* systemOf(
  graph: Links & { readonly amount: Float64Array },
  members: Int32Array,
  local: Int32Array,
  leak: Float64Array | null,
): Steps<LeakySystem> {
  const companies = members.length;
  for (let i = 0; i < companies; i++) local[members[i]] = i;
  const start = new Int32Array(companies + 1);
  let work = 0;
  const leaks = new Float64Array(companies);
  for (let i = 0; i < companies; i++) {
    const company = members[i];
    if (leak) leaks[i] = leak[company];
    let inside = 0;
    for (let link = graph.start[company]; link < graph.start[company + 1]; link++) {
      const j = local[graph.target[link]];
      if (j >= 0) inside += j === i ? 0 : 1;
      else if (leak) leaks[i] += graph.amount[link];
    }
    start[i + 1] = start[i] + inside;
    work += graph.start[company + 1] - graph.start[company] + 1;
    if (work >= STRETCH) {
      work = 0;
      yield;
    }
  }
  const target = new Int32Array(start[companies]);
  const weight = new Float64Array(start[companies]);
  const links = new Int32Array(start[companies]);
  for (let i = 0, next = 0; i < companies; i++) {
    for (let link = graph.start[members[i]]; link < graph.start[members[i] + 1]; link++) {
      const j = local[graph.target[link]];
      if (j < 0 || j === i) continue;
      target[next] = j;
      links[next] = link;
      weight[next++] = graph.amount[link];
    }
    work += graph.start[members[i] + 1] - graph.start[members[i]] + 1;
    if (work >= STRETCH) {
      work = 0;
      yield;
    }
  }
  for (let i = 0; i < companies; i++) local[members[i]] = -1;
  return { companies, start, target, weight, leak: leaks, link: links };
}
