import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { innerArcs, largestBottleneck } from "./largestBottleneck";
import type { LoopLinks } from "./loopLinks";
import { type Allowance, Ways } from "./ways";

/** Loops as companies in order, from the one whose name comes first. */
interface Found {
  readonly loops: number[][];
  /** Whether the search ran to its end, or at least until more were found than wanted. */
  readonly complete: boolean;
}

/** Links let in between two pauses. */
const PAUSE = 512;

/** The loops that links close, as they are let in one group of equal amounts after another. */
export class LoopSearch {
  private readonly next: number[][] = [];
  private readonly previous: number[][] = [];
  private readonly ways: Ways;
  /** Round of the last visit from the start (even) or from the end (odd) of the way looked for. */
  private readonly seen: Int32Array;
  private round = 0;

  private constructor(
    private readonly graph: FlowGraph,
    private readonly rank: Int32Array,
    private readonly allowance: Allowance,
    /** No loop of two or more links has all its amounts above this. */
    private readonly largest: number,
  ) {
    this.ways = new Ways(graph.companies);
    this.seen = new Int32Array(graph.companies);
  }

  static *begin(graph: FlowGraph, inside: LoopLinks, rank: Int32Array, allowance: Allowance): Steps<LoopSearch> {
    const search = new LoopSearch(graph, rank, allowance, yield* largestBottleneck(yield* innerArcs(graph, inside)));
    yield* inStretches(graph.companies, (from, to) => {
      for (let i = from; i < to; i++) {
        search.next.push([]);
        search.previous.push([]);
      }
    });
    return search;
  }

  /** Lets links in for good. */
  admit(links: readonly number[]): void {
    for (const link of links) this.add(link);
  }

  /**
   * The loops of at most `longest` links that a group of links closes with each other and with those let in, shortest first, then by name.
   * At most about `wanted` of them: where there are far more, longer ones are left out.
   */
  *shortest(group: readonly number[], longest: number, wanted: number, mostTied: number): Steps<Found> {
    const most = wanted + mostTied;
    let found = yield* this.closedBy(group, longest, most);
    if (found.loops.length > most) {
      let shorter: number[][] = [];
      for (let length = 1; shorter.length <= wanted && length <= longest; length++) {
        found = yield* this.closedBy(group, length, most);
        if (found.loops.length > most || !found.complete) {
          const longer = found.loops.filter((loop) => loop.length === length);
          found = { loops: shorter.concat(longer), complete: found.complete };
          break;
        }
        shorter = found.loops;
      }
    }
    found.loops.sort((a, b) => a.length - b.length || this.byName(a, b));
    return found;
  }

  private byName(a: readonly number[], b: readonly number[]): number {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return this.rank[a[i]] - this.rank[b[i]];
    return 0;
  }

  /** Lets the links in one after another, finds the loops that each closes, and takes them out again; stops beyond `most`. */
  private *closedBy(group: readonly number[], longest: number, most: number): Steps<Found> {
    const { source, target, amount } = this.graph;
    const loops: number[][] = [];
    let complete = true;
    let added = 0;
    for (const link of group) {
      const [from, to] = [source[link], target[link]];
      if (from === to) loops.push([from]);
      else if (amount[link] <= this.largest && longest > 1) {
        if (yield* this.meets(to, from, longest - 1)) {
          const finished = yield* this.ways.between(this.next, to, from, longest - 1, this.allowance, (way) => {
            loops.push(this.fromFirst(from, way));
            return loops.length <= most;
          });
          if (!finished && loops.length <= most) complete = false;
        }
      }
      if (!complete || loops.length > most) break;
      this.add(link);
      if (++added % PAUSE === 0) yield;
    }
    while (added > 0) this.remove(group[--added]);
    return { loops, complete };
  }

  /** Whether a way of at most that many links exists, searched from both ends; uses up allowance. */
  private *meets(from: number, to: number, longest: number): Steps<boolean> {
    const { seen } = this;
    this.round += 2;
    const marks = [this.round, this.round + 1] as const;
    seen[from] = marks[0];
    seen[to] = marks[1];
    const layers: [number[], number[]] = [[from], [to]];
    for (let links = 0; links < longest; links++) {
      const side = layers[0].length <= layers[1].length ? 0 : 1;
      const lists = side === 0 ? this.next : this.previous;
      const layer: number[] = [];
      for (const company of layers[side]) {
        for (const neighbour of lists[company]) {
          if (seen[neighbour] === marks[1 - side]) return true;
          if (seen[neighbour] === marks[side]) continue;
          seen[neighbour] = marks[side];
          layer.push(neighbour);
        }
        this.allowance.left -= lists[company].length + 1;
      }
      if (layer.length === 0) return false;
      if (this.allowance.left < 0) return true;
      layers[side] = layer;
      if (layer.length > 1000) yield;
    }
    return false;
  }

  /** The loop of a link's payer and the way back to it, turned to start at the company whose name comes first. */
  private fromFirst(payer: number, way: readonly number[]): number[] {
    const loop = [payer, ...way];
    let first = 0;
    for (let i = 1; i < loop.length; i++) if (this.rank[loop[i]] < this.rank[loop[first]]) first = i;
    return first === 0 ? loop : [...loop.slice(first), ...loop.slice(0, first)];
  }

  private add(link: number): void {
    const [from, to] = [this.graph.source[link], this.graph.target[link]];
    if (from === to) return;
    this.next[from].push(to);
    this.previous[to].push(from);
  }

  private remove(link: number): void {
    const [from, to] = [this.graph.source[link], this.graph.target[link]];
    if (from === to) return;
    this.next[from].pop();
    this.previous[to].pop();
  }
}
