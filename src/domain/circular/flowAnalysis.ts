import { orderInSteps } from "../kernel/sortedInSteps";
import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { sum } from "../kernel/sum";
import { countLoops, type LoopCount } from "./countLoops";
import type { FlowGraph } from "./flowGraph";
import { innerArcs, largestBottleneck } from "./largestBottleneck";
import { type LoopLinks, loopLinks } from "./loopLinks";
import { type Circulation, maximumCirculation } from "./maximumCirculation";
import { type Positions, positions } from "./positions";
import { ReturnFlows } from "./returnFlows";

/** Loops counted before the count is given up: a complete graph of ten companies has 1,112,073. */
const MOST_LOOPS = 2_000_000;
/** Successors looked at before counting is given up: a few seconds. */
const LOOP_ALLOWANCE = 100_000_000;
/** The same where the count is one figure among others: below a tenth of a second. */
const PASSING_LOOP_ALLOWANCE = 1_000_000;

/** Everything a summary of flows asks about a graph, each worked out when first asked for and then kept. */
export class FlowAnalysis {
  private keptInside?: LoopLinks;
  private keptCirculation?: Circulation;
  private keptPositions?: Positions;
  private keptReturns?: ReturnFlows;

  constructor(readonly graph: FlowGraph) {}

  *inside(): Steps<LoopLinks> {
    return (this.keptInside ??= yield* loopLinks(this.graph));
  }

  *circularAmount(): Steps<number> {
    this.keptCirculation ??= yield* maximumCirculation(this.graph, yield* this.inside());
    return Math.min(this.keptCirculation.amount, this.gross());
  }

  *positions(): Steps<Positions> {
    return (this.keptPositions ??= yield* positions(this.graph));
  }

  *returnFlow(company: number): Steps<number> {
    this.keptReturns ??= yield* ReturnFlows.over(this.graph, yield* this.inside());
    return yield* this.keptReturns.of(company);
  }

  gross(): number {
    return sum(this.graph.amount);
  }

  /** Least money that settles every net position: the sum of the positive ones. */
  *netSettlement(): Steps<number> {
    const { net } = yield* this.positions();
    return sum(yield* eachInSteps(net.length, (i) => Math.max(0, net[i])));
  }

  /** Amount on links that lie on some loop. */
  *sccAmount(): Steps<number> {
    const { links, selfLinks } = yield* this.inside();
    const { amount } = this.graph;
    const inner = links.length;
    return sum(yield* eachInSteps(inner + selfLinks.length, (i) => amount[i < inner ? links[i] : selfLinks[i - inner]]));
  }

  /**
   * What pairs of companies could tear up between themselves: for each pair twice the lesser of the two amounts.
   *
   * @source Squartini, Picciolo, Ruzzenenti and Garlaschelli (2013), Reciprocity of weighted networks
   */
  *bilateral(): Steps<number> {
    const { links, source, target, amount } = this.graph;
    const terms: number[] = [];
    yield* inStretches(links, (first, end) => {
      for (let link = first; link < end; link++) {
        if (target[link] <= source[link]) continue;
        const back = linkBetween(this.graph, target[link], source[link]);
        if (back >= 0) terms.push(2 * Math.min(amount[link], amount[back]));
      }
    });
    return sum(terms);
  }

  /** Bottleneck of the loop that carries most; zero where there is none. */
  *largestLoop(): Steps<number> {
    const inside = yield* this.inside();
    let largest = yield* largestBottleneck(yield* innerArcs(this.graph, inside));
    for (const link of inside.selfLinks) largest = Math.max(largest, this.graph.amount[link]);
    return largest;
  }

  /** Number of loops, given up sooner where it is asked for in passing. */
  *loops(inPassing: boolean): Steps<LoopCount> {
    return yield* countLoops(this.graph, yield* this.inside(), MOST_LOOPS, { left: inPassing ? PASSING_LOOP_ALLOWANCE : LOOP_ALLOWANCE });
  }

  /**
   * Circular money counted once instead of on every leg: the most that comes back to any one company of a component, over the components.
   * Companies are tried by falling bound, until no bound is above what was found.
   */
  *perLeg(): Steps<number> {
    const inside = yield* this.inside();
    const { of, count } = inside.components;
    const flows = (this.keptReturns ??= yield* ReturnFlows.over(this.graph, inside));
    const bounds = yield* flows.bounds();
    const order = yield* orderInSteps(bounds.length, (a, b) => bounds[b] - bounds[a]);
    const most = new Float64Array(count);
    for (const company of order) {
      if (bounds[company] <= 0) break;
      const c = of[company];
      if (bounds[company] <= most[c] * (1 + 1e-13)) continue;
      most[c] = Math.max(most[c], yield* flows.of(company));
    }
    return sum(most);
  }
}

/** The link from one company to another, by bisection; −1 where there is none. */
function linkBetween({ start, target }: FlowGraph, from: number, to: number): number {
  let [low, high] = [start[from], start[from + 1]];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (target[middle] < to) low = middle + 1;
    else high = middle;
  }
  return low < start[from + 1] && target[low] === to ? low : -1;
}
