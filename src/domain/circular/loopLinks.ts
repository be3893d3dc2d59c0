import { inStretches, type Steps } from "../kernel/steps";
import { components, type Components } from "./components";
import type { FlowGraph } from "./flowGraph";

/** The links of a graph that lie on some loop, by strongly connected component; those from a company to itself apart. */
export interface LoopLinks {
  readonly components: Components;
  /** Links inside a component, of component c from start[c] to start[c + 1] − 1, links to oneself left out. */
  readonly start: Int32Array;
  readonly links: Int32Array;
  /** Links from a company to itself. */
  readonly selfLinks: Int32Array;
}

/** Cost: linear. */
export function* loopLinks(graph: FlowGraph): Steps<LoopLinks> {
  const parts = yield* components(graph);
  const { of, count } = parts;
  const { source, target, links: all } = graph;
  const start = new Int32Array(count + 1);
  const selfLinks: number[] = [];
  yield* inStretches(all, (from, to) => {
    for (let link = from; link < to; link++) {
      if (source[link] === target[link]) selfLinks.push(link);
      else if (of[source[link]] === of[target[link]]) start[of[source[link]] + 1]++;
    }
  });
  for (let c = 0; c < count; c++) start[c + 1] += start[c];
  const place = start.slice();
  const links = new Int32Array(start[count]);
  yield* inStretches(all, (from, to) => {
    for (let link = from; link < to; link++) {
      const c = of[source[link]];
      if (source[link] !== target[link] && c === of[target[link]]) links[place[c]++] = link;
    }
  });
  return { components: parts, start, links, selfLinks: Int32Array.from(selfLinks) };
}
