import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/**
 * The links of one component with every company that has one link in and one link out passed over: such companies only hand on, so a
 * chain of links between two others carries one flow, bounded by its least amount.
 */
export interface Chains {
  /** Companies kept; none where the component is one ring, which then is a single chain without ends. */
  readonly nodes: Int32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Links of chain a, in order: links[start[a]] to links[start[a + 1] - 1]. */
  readonly start: Int32Array;
  readonly links: Int32Array;
}

/** Scratch space by company, shared by the components of a graph. */
export interface ChainSpace {
  readonly inDegree: Int32Array;
  readonly outDegree: Int32Array;
  readonly onlyOut: Int32Array;
  readonly localOf: Int32Array;
}

export function chainSpace(companies: number): ChainSpace {
  const array = () => new Int32Array(companies);
  return { inDegree: array(), outDegree: array(), onlyOut: array(), localOf: array() };
}

/** Chains put together between two pauses. */
const STRETCH = 1 << 9;

/** Cost: linear in the component's links. */
export function* chains({ source, target }: FlowGraph, inside: Int32Array, space: ChainSpace): Steps<Chains> {
  const { inDegree, outDegree, onlyOut, localOf } = space;
  yield* inStretches(inside.length, (from, to) => {
    for (const link of inside.subarray(from, to)) inDegree[target[link]] = outDegree[source[link]] = 0;
  });
  yield* inStretches(inside.length, (from, to) => {
    for (const link of inside.subarray(from, to)) {
      inDegree[target[link]]++;
      outDegree[source[link]]++;
      onlyOut[source[link]] = link;
    }
  });
  const passedOver = (company: number): boolean => inDegree[company] === 1 && outDegree[company] === 1;
  const ends = new Int32Array(inside.length);
  const firsts = new Int32Array(inside.length);
  let nodes = 0;
  let count = 0;
  let last = -1;
  yield* inStretches(inside.length, (from, to) => {
    for (const link of inside.subarray(from, to)) {
      const company = source[link];
      if (passedOver(company)) continue;
      if (company !== last) {
        localOf[company] = nodes;
        ends[nodes++] = company;
        last = company;
      }
      firsts[count++] = link;
    }
  });
  yield;
  const isRing = count === 0;
  if (isRing) firsts[count++] = inside[0];
  const links = new Int32Array(inside.length);
  const start = new Int32Array(count + 1);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  let filled = 0;
  for (let a = 0; a < count; a++) {
    if (a % STRETCH === STRETCH - 1) yield;
    let link = firsts[a];
    links[filled++] = link;
    while (passedOver(target[link]) && filled < inside.length) {
      link = onlyOut[target[link]];
      links[filled++] = link;
    }
    start[a + 1] = filled;
    if (!isRing) {
      from[a] = localOf[source[firsts[a]]];
      to[a] = localOf[target[link]];
    }
  }
  yield;
  return { nodes: ends.slice(0, nodes), source: from, target: to, start, links };
}
