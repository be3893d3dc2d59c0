import { inStretches, type Steps } from "../kernel/steps";
import { components } from "./components";
import type { FlowGraph } from "./flowGraph";
import type { LoopLinks } from "./loopLinks";
import { type Allowance, Ways } from "./ways";

/** Number of loops; where not complete, there are more than that. */
export interface LoopCount {
  readonly loops: number;
  readonly complete: boolean;
}

/**
 * Counts the loops of a graph: closed ways along links that visit no company twice, a link to oneself among them. Their number can grow
 * exponentially with the links, so the count stops beyond `most`, or where the allowance of work is used up.
 * Company by company: loops through it, then without it, each time inside components only. Cost: O((loops + 1)·links).
 *
 * @source Johnson (1975), Finding all the elementary circuits of a directed graph
 */
export function* countLoops(graph: FlowGraph, inside: LoopLinks, most: number, allowance: Allowance): Steps<LoopCount> {
  let loops = inside.selfLinks.length;
  const parts: ArrayLike<number>[] = [];
  for (let c = inside.components.count - 1; c >= 0; c--)
    if (inside.start[c + 1] > inside.start[c]) parts.push(inside.links.subarray(inside.start[c], inside.start[c + 1]));
  const local = new Int32Array(graph.companies).fill(-1);
  for (let links = parts.pop(); links; links = parts.pop()) {
    if (loops > most || allowance.left < 0) return { loops: Math.min(loops, most), complete: false };
    const { companies, next } = yield* localGraph(graph, links, local);
    const root = busiest(next);
    allowance.left -= links.length;
    const complete = yield* new Ways(companies.length).between(next, root, root, companies.length, allowance, () => ++loops <= most);
    if (!complete) return { loops: Math.min(loops, most), complete: false };
    yield* splitWithout(graph, links, companies, root, local, parts);
    for (const company of companies) local[company] = -1;
  }
  return { loops, complete: true };
}

interface LocalGraph {
  readonly companies: number[];
  readonly next: number[][];
}

function* localGraph({ source, target }: FlowGraph, links: ArrayLike<number>, local: Int32Array): Steps<LocalGraph> {
  const companies: number[] = [];
  const next: number[][] = [];
  const localOf = (company: number): number => {
    if (local[company] < 0) {
      local[company] = companies.length;
      companies.push(company);
      next.push([]);
    }
    return local[company];
  };
  yield* inStretches(links.length, (first, end) => {
    for (let l = first; l < end; l++) {
      const from = localOf(source[links[l]]);
      next[from].push(localOf(target[links[l]]));
    }
  });
  return { companies, next };
}

/** Taking the company with most links out first breaks a component up soonest. */
function busiest(next: readonly (readonly number[])[]): number {
  let best = 0;
  for (let u = 1; u < next.length; u++) if (next[u].length > next[best].length) best = u;
  return best;
}

/** Puts the components that remain of a part without one company on the list, as their links. */
function* splitWithout(
  { source, target }: FlowGraph,
  links: ArrayLike<number>,
  companies: readonly number[],
  root: number,
  local: Int32Array,
  parts: ArrayLike<number>[],
): Steps<void> {
  const kept: number[] = [];
  yield* inStretches(links.length, (first, end) => {
    for (let l = first; l < end; l++) if (local[source[links[l]]] !== root && local[target[links[l]]] !== root) kept.push(links[l]);
  });
  const start = new Int32Array(companies.length + 1);
  for (const link of kept) start[local[source[link]] + 1]++;
  for (let u = 0; u < companies.length; u++) start[u + 1] += start[u];
  const place = start.slice();
  const targets = new Int32Array(kept.length);
  yield;
  for (const link of kept) targets[place[local[source[link]]]++] = local[target[link]];
  const { of } = yield* components({ companies: companies.length, start, target: targets });
  const byComponent = new Map<number, number[]>();
  yield* inStretches(kept.length, (first, end) => {
    for (let l = first; l < end; l++) {
      const c = of[local[source[kept[l]]]];
      if (c !== of[local[target[kept[l]]]]) continue;
      const list = byComponent.get(c);
      if (list) list.push(kept[l]);
      else byComponent.set(c, [kept[l]]);
    }
  });
  for (const list of byComponent.values()) parts.push(list);
}
