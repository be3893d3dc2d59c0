import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { sum } from "../kernel/sum";
import { chains, chainSpace } from "./chains";
import type { FlowGraph } from "./flowGraph";
import type { LoopLinks } from "./loopLinks";
import { wholeUnits } from "./wholeUnits";

/** Half-arcs looked at between two pauses. */
const STRETCH = 30_000;
/** Companies of a cut looked at between two pauses. */
const REACHED = 1 << 10;
/** Links put where memory is cold, between two pauses. */
const SCATTERED = 1 << 7;

/**
 * Most money that can leave a company and find its way back to it along the given flows, for one company after another.
 *
 * Maximum flow from the company's outgoing side to its incoming side, flow amounts as capacities, plus what it pays itself. Unique, whatever
 * the order of rows. Distances are searched from both sides in turn, so that the work stays near the company wherever its own
 * totals or a cut nearby decide. Companies that only hand on, one link in and one out, have the return flow of the next in line.
 * Cost of one company: O(V²·E) worst case, far below linear on most.
 *
 * @source Ford and Fulkerson (1956); Dinic (1970)
 */
export class ReturnFlows {
  private readonly first: Int32Array;
  private readonly head: Int32Array;
  private readonly twin: Int32Array;
  /** Link of a half-arc that runs along it; −1 for the way back. */
  private readonly link: Int32Array;
  private readonly residual: Float64Array;
  private readonly ownPay: Float64Array;
  /** Distance from the company, above zero, or to it, below zero; 0 where not reached. */
  private readonly label: Int32Array;
  private readonly current: Int32Array;
  /** Line of companies that only hand on to one another; −1 for the others. */
  private readonly line: Int32Array;
  /** Return flow of the companies of a line, own payments left out; NaN until it is asked for. */
  private readonly ofLine: number[] = [];
  private readonly touched: number[] = [];
  private readonly reached: number[] = [];
  private work = 0;

  private constructor(
    private readonly graph: FlowGraph,
    { links, selfLinks }: LoopLinks,
  ) {
    const { source, amount, companies } = graph;
    this.first = new Int32Array(companies + 1);
    this.current = new Int32Array(companies);
    this.label = new Int32Array(companies);
    this.line = new Int32Array(companies).fill(-1);
    this.head = new Int32Array(2 * links.length);
    this.twin = new Int32Array(2 * links.length);
    this.link = new Int32Array(2 * links.length);
    this.residual = new Float64Array(2 * links.length);
    this.ownPay = new Float64Array(companies);
    for (const link of selfLinks) this.ownPay[source[link]] = amount[link];
  }

  static *over(graph: FlowGraph, inside: LoopLinks): Steps<ReturnFlows> {
    const { links } = inside;
    const amounts = yield* eachInSteps(links.length, (i) => graph.amount[links[i]]);
    const { units, lossless } = yield* wholeUnits(amounts);
    const flows = new ReturnFlows(graph, inside);
    const { first, current } = flows;
    yield* inStretches(links.length, (from, to) => {
      for (let i = from; i < to; i++) {
        first[graph.source[links[i]] + 1]++;
        first[graph.target[links[i]] + 1]++;
      }
    });
    for (let u = 0; u < graph.companies; u++) first[u + 1] += first[u];
    current.set(first.subarray(0, graph.companies));
    // Where rounding would lose something, amounts are taken as they are: an error then is relative to the links of the cut, which is the answer.
    yield* inStretches(
      links.length,
      (from, to) => {
        for (let i = from; i < to; i++) flows.place(links[i], lossless ? Math.round(amounts[i] * units) : amounts[i]);
      },
      SCATTERED,
    );
    yield* flows.followLines(inside);
    return flows;
  }

  private place(link: number, capacity: number): void {
    const [s, t] = [this.graph.source[link], this.graph.target[link]];
    const [out, back] = [this.current[s]++, this.current[t]++];
    this.head[out] = t;
    this.head[back] = s;
    this.twin[out] = back;
    this.twin[back] = out;
    this.link[out] = link;
    this.link[back] = -1;
    this.residual[out] = capacity;
  }

  private *followLines({ components, start, links }: LoopLinks): Steps<void> {
    const space = chainSpace(this.graph.companies);
    for (let c = 0; c < components.count; c++) {
      if (start[c] === start[c + 1]) continue;
      const parts = yield* chains(this.graph, links.subarray(start[c], start[c + 1]), space);
      // A ring has no ends.
      const ends = parts.nodes.length === 0 ? 0 : 1;
      for (let a = 0; a + 1 < parts.start.length; a++) {
        const [from, to] = [parts.start[a], parts.start[a + 1] - ends];
        for (let i = from; i < to; i++) this.line[this.graph.target[parts.links[i]]] = this.ofLine.length;
        if (from < to) this.ofLine.push(NaN);
        if (a % REACHED === REACHED - 1) yield;
      }
    }
  }

  /** No more than this can come back, by company: the lesser of what it pays into loops and what loops pay it. */
  *bounds(): Steps<Float64Array> {
    const { amount, companies } = this.graph;
    return yield* eachInSteps(companies, (u) => {
      let [out, back] = [0, 0];
      for (let a = this.first[u]; a < this.first[u + 1]; a++) {
        if (this.link[a] >= 0) out += amount[this.link[a]];
        else back += amount[this.link[this.twin[a]]];
      }
      return Math.min(out, back) + this.ownPay[u];
    });
  }

  /** Return flow of a company, in the unit of the flows. */
  *of(company: number): Steps<number> {
    const line = this.line[company];
    if (line < 0) return (yield* this.flowOf(company)) + this.ownPay[company];
    if (Number.isNaN(this.ofLine[line])) this.ofLine[line] = yield* this.flowOf(company);
    return this.ofLine[line] + this.ownPay[company];
  }

  private *flowOf(company: number): Steps<number> {
    const { out, back, wholeOut, wholeBack } = this.ends(company);
    const most = Math.min(wholeOut, wholeBack);
    let left = most;
    let cut: number | null = null;
    while (left > NOTHING * most && cut === null) {
      const length = yield* this.layers(company);
      if (length < 0) cut = yield* this.cutAmount(company, length === UNREACHED_FROM_HERE);
      else left -= yield* this.augment(company, length, left);
      const { reached, label } = this;
      yield* inStretches(reached.length, (from, to) => {
        for (let r = from; r < to; r++) label[reached[r]] = 0;
      });
      reached.length = 0;
    }
    const { touched, residual, twin } = this;
    yield* inStretches(touched.length, (from, to) => {
      for (let t = from; t < to; t++) {
        residual[touched[t]] += residual[twin[touched[t]]];
        residual[twin[touched[t]]] = 0;
      }
    });
    touched.length = 0;
    return Math.min(cut ?? Infinity, sum(out), sum(back));
  }

  private ends(company: number): { out: number[]; back: number[]; wholeOut: number; wholeBack: number } {
    const out: number[] = [];
    const back: number[] = [];
    let wholeOut = 0;
    let wholeBack = 0;
    for (let a = this.first[company]; a < this.first[company + 1]; a++) {
      const outgoing = this.link[a] >= 0;
      const along = outgoing ? a : this.twin[a];
      (outgoing ? out : back).push(this.graph.amount[this.link[along]]);
      if (outgoing) wholeOut += this.residual[along];
      else wholeBack += this.residual[along];
    }
    return { out, back, wholeOut, wholeBack };
  }

  /**
   * Labels layer by layer from the smaller side until the sides meet; returns the number of arcs on a shortest way round, or which
   * side ran out. The company itself is never labelled: it is left by its links and entered by its links, nothing goes through it.
   */
  private *layers(company: number): Steps<number> {
    const { first, head, twin, link, residual, label, reached } = this;
    let ahead: number[] = [company];
    let behind: number[] = [company];
    let [distanceAhead, distanceBehind] = [0, 0];
    for (;;) {
      const forward = ahead.length <= behind.length;
      const layer = forward ? ahead : behind;
      const nextLayer: number[] = [];
      const distance = forward ? ++distanceAhead : -++distanceBehind;
      let met = false;
      for (const u of layer) {
        for (let a = first[u]; a < first[u + 1]; a++) {
          const v = head[a];
          const along = forward ? a : twin[a];
          if (residual[along] <= 0 || ((u === company || v === company) && link[along] < 0)) continue;
          if (v === company) met = true;
          else if (label[v] === 0) {
            label[v] = distance;
            this.current[v] = first[v];
            reached.push(v);
            nextLayer.push(v);
          } else if (label[v] > 0 !== forward) met = true;
        }
        this.work += first[u + 1] - first[u];
        if (this.work > STRETCH) {
          this.work = 0;
          yield;
        }
      }
      if (met) return distanceAhead + distanceBehind;
      if (nextLayer.length === 0) return forward ? UNREACHED_FROM_HERE : UNREACHED_TO_HERE;
      if (forward) ahead = nextLayer;
      else behind = nextLayer;
    }
  }

  /** Fills shortest ways round until none is left (a blocking flow), up to `most`; returns how much. */
  private *augment(company: number, length: number, most: number): Steps<number> {
    const { first, head, link, residual, label, current } = this;
    const path: number[] = [];
    current[company] = first[company];
    let carried = 0;
    let u = company;
    while (carried < most) {
      let a = current[u];
      const end = first[u + 1];
      for (; a < end; a++) {
        if (residual[a] <= 0 || (u === company && link[a] < 0)) continue;
        const v = head[a];
        const from = u === company ? 0 : label[u];
        if (v === company ? link[a] >= 0 && (from === -1 || from + 1 === length) : label[v] !== 0 && isNext(from, label[v], length)) break;
      }
      this.work += a - current[u] + 1;
      current[u] = a;
      if (this.work > STRETCH) {
        this.work = 0;
        yield;
      }
      if (a === end) {
        if (path.length === 0) break;
        const last = path.pop() as number;
        u = head[this.twin[last]];
        current[u]++;
        continue;
      }
      path.push(a);
      u = head[a];
      if (u !== company) continue;
      carried += yield* this.push(path, most - carried);
      const full = path.findIndex((arc) => residual[arc] <= 0);
      path.length = Math.max(0, full);
      u = path.length > 0 ? head[path[path.length - 1]] : company;
    }
    return carried;
  }

  private *push(path: readonly number[], most: number): Steps<number> {
    const { residual, twin, link, touched } = this;
    let amount = most;
    for (const a of path) if (residual[a] < amount) amount = residual[a];
    yield* inStretches(path.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const a = path[i];
        residual[a] -= amount;
        residual[twin[a]] += amount;
        touched.push(link[a] >= 0 ? a : twin[a]);
      }
    });
    return amount;
  }

  /** Total of the links across the cut around the side that ran out. */
  private *cutAmount(company: number, ahead: boolean): Steps<number> {
    const across: number[] = [];
    const inSide = (u: number): boolean => (ahead ? this.label[u] > 0 : this.label[u] < 0);
    for (let r = -1; r < this.reached.length; r++) {
      const u = r < 0 ? company : this.reached[r];
      if (r % REACHED === REACHED - 1) yield;
      if (r >= 0 && !inSide(u)) continue;
      for (let a = this.first[u]; a < this.first[u + 1]; a++) {
        const along = ahead ? a : this.twin[a];
        if (this.link[along] >= 0 && (this.head[a] === company || !inSide(this.head[a]))) across.push(this.graph.amount[this.link[along]]);
      }
    }
    return sum(across);
  }
}

/** A remainder below this share is rounding. */
const NOTHING = 2 ** -50;
const UNREACHED_FROM_HERE = -1;
const UNREACHED_TO_HERE = -2;

/** Whether an arc from one label to another lies on a way round of that many arcs: labels count from the company, or, negative, to it. */
function isNext(from: number, to: number, length: number): boolean {
  return from >= 0 && to < 0 ? from + 1 - to === length : to === from + 1;
}
