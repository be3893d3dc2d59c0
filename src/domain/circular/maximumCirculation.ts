import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { sum } from "../kernel/sum";
import { type Chains, chains, chainSpace } from "./chains";
import { costScaling } from "./costScaling";
import type { FlowGraph } from "./flowGraph";
import { largestBottleneck } from "./largestBottleneck";
import type { LoopLinks } from "./loopLinks";
import { wholeUnits } from "./wholeUnits";

/** A maximum circulation and what proves it. */
export interface Circulation {
  /** The circular amount: total of the flows, every leg counted. */
  readonly amount: number;
  /** One maximum circulation, by link. Others may exist: only their total is unique. */
  readonly flow: Float64Array;
  /**
   * Whole numbers by company. Whatever circulates inside a component, its total is at most Σ amount × max(0, 1 − potential[source] +
   * potential[target]) over the component's links: here that bound is met.
   */
  readonly potential: Float64Array;
}

/**
 * The most that could be torn up with every company's net cash unchanged, using only links that exist: a maximum circulation,
 * component by component. The amount is read off the dual bound, a sum without cancellation, so it is good to the last digits
 * however far amounts lie apart.
 * Cost: close to linear in practice; see {@link costScaling}.
 *
 * @param guess  potentials by company, those of a network much like this one
 */
export function* maximumCirculation(graph: FlowGraph, inside: LoopLinks, guess?: Float64Array): Steps<Circulation> {
  const flow = new Float64Array(graph.links);
  const potential = new Float64Array(graph.companies);
  const space = chainSpace(graph.companies);
  for (let c = 0; c < inside.components.count; c++) {
    const links = inside.links.subarray(inside.start[c], inside.start[c + 1]);
    if (links.length === 0) continue;
    yield* circulate(graph, yield* chains(graph, links, space), flow, potential, guess);
  }
  for (const link of inside.selfLinks) flow[link] = graph.amount[link];
  return { amount: sum(yield* boundTerms(graph, inside, potential)), flow, potential };
}

function* boundTerms({ source, target, amount }: FlowGraph, inside: LoopLinks, potential: Float64Array): Steps<Float64Array> {
  const terms = new Float64Array(inside.links.length + inside.selfLinks.length);
  const { links, selfLinks } = inside;
  yield* inStretches(links.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const link = links[i];
      terms[i] = amount[link] * Math.max(0, 1 - potential[source[link]] + potential[target[link]]);
    }
  });
  selfLinks.forEach((link, i) => (terms[links.length + i] = amount[link]));
  return terms;
}

/** Circulates within one component, into `flow` and `potential`. */
function* circulate(graph: FlowGraph, parts: Chains, flow: Float64Array, potential: Float64Array, guess?: Float64Array): Steps<void> {
  const arcs = parts.source.length;
  const least = new Int32Array(arcs);
  const bound = new Float64Array(arcs);
  yield* inStretches(arcs, (first, end) => {
    for (let a = first; a < end; a++) {
      least[a] = parts.links[parts.start[a]];
      for (let i = parts.start[a]; i < parts.start[a + 1]; i++)
        if (graph.amount[parts.links[i]] < graph.amount[least[a]]) least[a] = parts.links[i];
      bound[a] = graph.amount[least[a]];
    }
  });
  if (parts.nodes.length === 0) {
    for (const link of parts.links) flow[link] = bound[0];
    assignAlong(graph, parts, 0, least[0], potential);
    return;
  }
  const { units, capacity } = yield* wholeCapacities(parts, bound);
  const gain = yield* eachInSteps(arcs, (a) => parts.start[a + 1] - parts.start[a]);
  const best = yield* costScaling(
    { nodes: parts.nodes.length, source: parts.source, target: parts.target, capacity, gain },
    guess && Float64Array.from(parts.nodes, (company) => guess[company]),
  );
  for (let n = 0; n < parts.nodes.length; n++) potential[parts.nodes[n]] = best.potential[n];
  yield* inStretches(arcs, (first, end) => {
    for (let a = first; a < end; a++) {
      const carried = best.flow[a] > 0 && best.flow[a] === capacity[a] ? bound[a] : Math.min(bound[a], best.flow[a] / units);
      for (let i = parts.start[a]; i < parts.start[a + 1]; i++) flow[parts.links[i]] = carried;
      assignAlong(graph, parts, a, least[a], potential);
    }
  });
}

/** Potentials of the companies that a chain passes over: the whole of the chain's bound falls on its least link. */
function assignAlong(graph: FlowGraph, parts: Chains, a: number, least: number, potential: Float64Array): void {
  const [from, to] = [parts.start[a], parts.start[a + 1]];
  const first = potential[graph.source[parts.links[from]]];
  const last = potential[graph.target[parts.links[to - 1]]];
  let before = true;
  for (let i = from; i < to; i++) {
    // Along every link but the least, 1 − potential[source] + potential[target] is zero.
    if (i > from) potential[graph.source[parts.links[i]]] = before ? first - (i - from) : last + (to - i);
    if (parts.links[i] === least) before = false;
  }
}

/** A whole capacity below this has lost too much to rounding where rounding loses anything. */
const COARSE = 2 ** 36;

/**
 * Whole capacities of the arcs. Where amounts lie so far apart that rounding would swallow the small ones, first everything is capped
 * at what can circulate at all: a circulation splits into at most one loop an arc, none carrying more than the largest bottleneck.
 */
function* wholeCapacities({ source, target, nodes }: Chains, bound: Float64Array): Steps<{ units: number; capacity: Float64Array }> {
  const { units: fine, lossless } = yield* wholeUnits(bound);
  let units = fine;
  let capped = bound;
  if (!lossless && bound.some((amount) => amount * fine < COARSE)) {
    const ceiling = 2 * bound.length * (yield* largestBottleneck({ nodes: nodes.length, source, target, amount: bound }));
    capped = yield* eachInSteps(bound.length, (a) => Math.min(bound[a], ceiling));
    ({ units } = yield* wholeUnits(capped));
  }
  const amounts = capped;
  const factor = units;
  return { units, capacity: yield* eachInSteps(amounts.length, (a) => Math.round(amounts[a] * factor)) };
}
