import { RunningMoments } from "../kernel/runningMoments";
import { type SeededRandom, seededRandom } from "../kernel/seededRandom";
import { orderInSteps } from "../kernel/sortedInSteps";
import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { circularAmount } from "./circularAmount";
import { componentGraph } from "./componentGraph";
import type { FlowGraph } from "./flowGraph";
import { loopLinks } from "./loopLinks";
import { maximumCirculation } from "./maximumCirculation";
import { rankByName } from "./rankByName";
import { withAmounts } from "./withAmounts";

/** A flow that may not happen, independently of the others. */
export interface UncertainFlow {
  readonly link: number;
  readonly amount: number;
  readonly probability: number;
}

/** The circular amount as a random number. */
export interface ExpectedCircular {
  readonly mean: number;
  readonly variance: number;
  /** Standard error of the mean where it is simulated; 0 where it is exact. */
  readonly standardError: number;
  /** If only what is certain happens. */
  readonly lowest: number;
  /** If everything happens. */
  readonly highest: number;
  /** Uncertain flows that lie on some loop. */
  readonly uncertain: number;
  /** Draws of the simulation; 0 where all is exact. */
  readonly draws: number;
}

/** Uncertain flows of one component up to which all cases are gone through. */
const MOST_EXACT = 16;
/** Links drawn in a simulation, over all draws. */
const LINKS_DRAWN = 5_000_000;
const MOST_DRAWS = 10_000;
const LEAST_DRAWS = 20;
const SEED = 2_506_125;
/** Uncertain flows looked at between two pauses. */
const STRETCH = 1 << 10;

interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly error: number;
  readonly draws: number;
}

/**
 * Mean and variance of the circular amount where flows happen with a probability. Loops stay inside strongly connected components, which
 * are independent: moments add up over them. Within one, up to 16 uncertain flows are gone through case by case, more are simulated.
 *
 * @param graph      everything that can happen
 * @param certain    amount that is certain, by link
 * @param uncertain  flows beside it; certain and uncertain add up to the graph's amounts
 */
export function* expectedCircular(graph: FlowGraph, certain: Float64Array, uncertain: readonly UncertainFlow[]): Steps<ExpectedCircular> {
  const inside = yield* loopLinks(graph);
  const { of } = inside.components;
  const onLoop = new Uint8Array(graph.links);
  yield* inStretches(inside.links.length, (from, to) => {
    for (const link of inside.links.subarray(from, to)) onLoop[link] = 1;
  });
  const groups = new Map<number, UncertainFlow[]>();
  const rank = yield* rankByName(graph);
  const localCompany = new Int32Array(graph.companies).fill(-1);
  const localLink = new Int32Array(graph.links);
  let [mean, variance, squaredError, draws, count] = [0, 0, 0, 0, 0];
  let seen = 0;
  for (const flow of uncertain) {
    if (++seen % STRETCH === 0) yield;
    const { link, amount, probability } = flow;
    if (graph.source[link] === graph.target[link]) {
      // A payment to oneself is a loop of its own.
      mean += probability * amount;
      variance += probability * (1 - probability) * amount * amount;
    } else if (onLoop[link]) {
      const group = groups.get(of[graph.source[link]]);
      if (group) group.push(flow);
      else groups.set(of[graph.source[link]], [flow]);
    } else continue;
    count++;
  }
  for (const link of inside.selfLinks) mean += certain[link];
  for (let c = 0; c < inside.components.count; c++) {
    const links = inside.links.subarray(inside.start[c], inside.start[c + 1]);
    if (links.length === 0) continue;
    const part = yield* componentGraph(graph, links, localCompany, localLink);
    const base = yield* eachInSteps(links.length, (i) => certain[links[i]]);
    const ordered = yield* inOrder(graph, rank, groups.get(c) ?? []);
    const flows = ordered.map((flow) => ({ ...flow, link: localLink[flow.link] }));
    const moments = flows.length <= MOST_EXACT ? yield* allCases(part, base, flows) : yield* simulation(part, base, flows);
    mean += moments.mean;
    variance += moments.variance;
    squaredError += moments.error ** 2;
    draws = Math.max(draws, moments.draws);
  }
  return {
    mean,
    variance,
    standardError: Math.sqrt(squaredError),
    lowest: yield* circularAmount(yield* withAmounts(graph, certain)),
    highest: yield* circularAmount(graph),
    uncertain: count,
    draws,
  };
}

/**
 * All cases, told apart only where it matters: the circular amount never falls when a flow is added, so where it is the same with all
 * undecided flows as with none of them, it is that in every case between. A flow on no loop of what is still possible decides nothing.
 * At most 2^16 circulations. Depth: one level a flow, 16 at most.
 */
function* allCases(graph: FlowGraph, base: Float64Array, flows: readonly UncertainFlow[]): Steps<Moments> {
  const most = base.slice();
  for (const { link, amount } of flows) most[link] += amount;
  const ordered = [...flows].sort((a, b) => b.amount - a.amount);
  const [low, high] = [yield* circularAmount(yield* withAmounts(graph, base)), yield* circularAmount(yield* withAmounts(graph, most))];
  return { ...(yield* cases(graph, base, most, ordered, low, high)), error: 0, draws: 0 };
}

function* cases(
  graph: FlowGraph,
  least: Float64Array,
  most: Float64Array,
  undecided: readonly UncertainFlow[],
  low: number,
  high: number,
): Steps<{ readonly mean: number; readonly variance: number }> {
  if (undecided.length === 0 || high - low <= 1e-14 * high) return { mean: high, variance: 0 };
  const relevant = yield* onLoops(graph, most, undecided);
  if (relevant.length === 0) return { mean: high, variance: 0 };
  const [{ link, amount, probability }, ...others] = relevant;
  const with_ = least.slice();
  with_[link] += amount;
  const without = most.slice();
  // Added up afresh: a difference could leave a trace of what was taken away.
  without[link] = least[link];
  for (const other of others) if (other.link === link) without[link] += other.amount;
  const present = yield* cases(graph, with_, most, others, yield* circularAmount(yield* withAmounts(graph, with_)), high);
  const absent = yield* cases(graph, least, without, others, low, yield* circularAmount(yield* withAmounts(graph, without)));
  yield;
  const difference = present.mean - absent.mean;
  return {
    mean: probability * present.mean + (1 - probability) * absent.mean,
    variance:
      probability * present.variance + (1 - probability) * absent.variance + probability * (1 - probability) * difference * difference,
  };
}

function* onLoops(graph: FlowGraph, most: Float64Array, flows: readonly UncertainFlow[]): Steps<UncertainFlow[]> {
  const { of } = (yield* loopLinks(yield* withAmounts(graph, most))).components;
  return flows.filter(({ link }) => of[graph.source[link]] === of[graph.target[link]]);
}

/** An order that that of the rows does not show in, so that each flow draws the same numbers: flows that tie in all are the same flow twice. */
function* inOrder({ source, target }: FlowGraph, rank: Int32Array, flows: readonly UncertainFlow[]): Steps<UncertainFlow[]> {
  const order = yield* orderInSteps(flows.length, (i, j) => {
    const [a, b] = [flows[i], flows[j]];
    return (
      a.amount - b.amount ||
      a.probability - b.probability ||
      rank[source[a.link]] - rank[source[b.link]] ||
      rank[target[a.link]] - rank[target[b.link]]
    );
  });
  return Array.from(order, (i) => flows[i]);
}

/** Antithetic pairs: where one draw has a flow happen below its probability, its twin counts from the other end. */
function* simulation(graph: FlowGraph, base: Float64Array, flows: readonly UncertainFlow[]): Steps<Moments> {
  const random = seededRandom(SEED);
  const pairs = Math.ceil(Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, LINKS_DRAWN / graph.links)) / 2);
  // Running moments about the first value: nothing cancels where the spread is small.
  const each = new RunningMoments();
  const ofPairs = new RunningMoments();
  // What is nearly right for everything together is so for each draw.
  const { potential } = yield* maximumCirculation(graph, yield* loopLinks(graph));
  for (let pair = 0; pair < pairs; pair++) {
    const [one, twin] = yield* drawPair(random, base, flows);
    const first = yield* circularAmount(yield* withAmounts(graph, one), potential);
    const second = yield* circularAmount(yield* withAmounts(graph, twin), potential);
    each.add(first);
    each.add(second);
    ofPairs.add((first + second) / 2);
    yield;
  }
  return { mean: each.mean, variance: each.variance(), error: Math.sqrt(ofPairs.variance() / pairs), draws: 2 * pairs };
}

function* drawPair(random: SeededRandom, base: Float64Array, flows: readonly UncertainFlow[]): Steps<[Float64Array, Float64Array]> {
  const [one, twin] = [base.slice(), base.slice()];
  yield* inStretches(flows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const { link, amount, probability } = flows[i];
      const u = random.uniform();
      if (u < probability) one[link] += amount;
      if (1 - u <= probability) twin[link] += amount;
    }
  });
  return [one, twin];
}
