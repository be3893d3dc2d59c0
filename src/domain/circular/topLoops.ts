import { sortedInSteps } from "../kernel/sortedInSteps";
import { eachInSteps, type Steps } from "../kernel/steps";
import { withoutRounding } from "../kernel/withoutRounding";
import type { FlowGraph } from "./flowGraph";
import type { LoopLinks } from "./loopLinks";
import { LoopSearch } from "./loopSearch";
import { rankByName } from "./rankByName";
import type { Allowance } from "./ways";

/** A closed way along links that visits no company twice, from the company whose name comes first. */
export interface FlowLoop {
  readonly companies: readonly number[];
  /** Least amount along it. */
  readonly bottleneck: number;
}

export interface TopLoops {
  /** By bottleneck, then by length, then by names. */
  readonly loops: readonly FlowLoop[];
  /** Why loops are missing: there are more than asked for, or the search was broken off (no loop with a larger bottleneck is missing). */
  readonly cut: "top" | "search" | null;
}

/** Groups of equal amounts between two pauses. */
const PAUSE = 256;
/** Loops of one bottleneck that are found before the shortest are chosen, beyond those asked for. */
const MOST_TIED = 20_000;

/**
 * The loops with the largest bottlenecks, exactly, however many there are: links are let in by falling amount, and as each is, the loops
 * that it closes are found; its amount is their bottleneck. Loops of one bottleneck are taken shortest first.
 * Cost: O(loops·longest·links), within the allowance.
 */
export function* topLoops(graph: FlowGraph, inside: LoopLinks, longest: number, top: number, allowance: Allowance): Steps<TopLoops> {
  const rank = yield* rankByName(graph);
  const level: FlowGraph = { ...graph, amount: yield* eachInSteps(graph.links, (link) => withoutRounding(graph.amount[link])) };
  const links = yield* byFallingAmount(level, inside, rank);
  const search = yield* LoopSearch.begin(level, inside, rank, allowance);
  const loops: FlowLoop[] = [];
  for (let first = 0, next = 0, groups = 1; first < links.length; first = next, groups++) {
    if (groups % PAUSE === 0) yield;
    const bottleneck = graph.amount[links[first]];
    while (next < links.length && level.amount[links[next]] === level.amount[links[first]]) next++;
    const group = Array.from(links.subarray(first, next));
    const wanted = top - loops.length;
    const found = yield* search.shortest(group, longest, wanted, MOST_TIED);
    for (const companies of found.loops.slice(0, wanted)) loops.push({ companies, bottleneck });
    if (!found.complete) return { loops, cut: "search" };
    if (found.loops.length > wanted) return { loops, cut: "top" };
    search.admit(group);
  }
  return { loops, cut: null };
}

function* byFallingAmount({ source, target, amount }: FlowGraph, inside: LoopLinks, rank: Int32Array): Steps<Int32Array> {
  const links = new Int32Array(inside.links.length + inside.selfLinks.length);
  links.set(inside.links);
  links.set(inside.selfLinks, inside.links.length);
  return yield* sortedInSteps(
    links,
    (a, b) => amount[b] - amount[a] || rank[source[a]] - rank[source[b]] || rank[target[a]] - rank[target[b]],
  );
}
