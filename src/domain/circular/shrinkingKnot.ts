import type { Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { type LeakySystem, systemOf } from "./leakySystem";
import { type Received, receivedLinks } from "./relaxation";

/** Links by company that pays, or that is paid, of members that may be out. */
interface FadingLinks {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The company at the other end. */
  readonly other: Int32Array;
  /** The link of the graph. */
  readonly link: Int32Array;
}

/** Part of the links kept below which the others are cleared away. */
const WORTH_KEEPING = 0.93;
/**
 * A strongly connected component whose companies drop out one after another, and its balanced flow: x with
 * x_j·D_j = Σ_i x_i·amount_ij and Σ_i x_i·D_i = 1, D_i = Σ_j amount_ij, over the companies that are left.
 */
export class ShrinkingKnot {
  /** Balance of each member; 0 for those that are out. */
  readonly x: Float64Array;
  readonly isIn: Uint8Array;
  /** Members that are left, ascending. */
  left: Int32Array;
  /** Links among them. */
  links: number;
  readonly out: FadingLinks;
  readonly into: FadingLinks;
  readonly weight: Float64Array;
  readonly through: Float64Array;
  /** `through` when it was last added up afresh: a difference loses digits as it becomes small beside it. */
  private readonly throughOnce: Float64Array;
  readonly received: Float64Array;
  /** Places in use. */
  private kept: number;
  /** Scratch of `remove`, −1 between uses. */
  private readonly passedOn: Float64Array;

  private constructor(
    readonly graph: FlowGraph,
    readonly members: Int32Array,
    guess: Float64Array,
    sent: LeakySystem,
    got: Received,
  ) {
    const n = members.length;
    this.x = guess;
    this.isIn = new Uint8Array(n).fill(1);
    this.left = new Int32Array(n);
    this.received = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      this.left[j] = j;
      for (let e = got.start[j]; e < got.start[j + 1]; e++) this.received[j] += got.weight[e];
    }
    this.links = this.kept = sent.target.length;
    this.out = { start: sent.start, end: sent.start.slice(1), other: sent.target, link: sent.link };
    this.into = { start: got.start, end: got.start.slice(1), other: got.source, link: got.link };
    this.weight = got.weight;
    this.through = got.through;
    this.throughOnce = got.through.slice();
    this.passedOn = new Float64Array(n).fill(-1);
  }

  /**
   * @param members  companies of one component, ascending
   * @param guess    a balance to start from, by member
   * @param local    scratch, one entry a company of the graph, −1 on entry and on return
   */
  static *of(graph: FlowGraph, members: Int32Array, guess: Float64Array, local: Int32Array): Steps<ShrinkingKnot> {
    const system = yield* systemOf(graph, members, local, null);
    const received = yield* receivedLinks(system);
    yield;
    return new ShrinkingKnot(graph, members, guess, system, received);
  }

  /** Links enough for what everybody gets on average to tell something. */
  isDense(): boolean {
    return this.left.length >= 64 && this.links > 8 * this.left.length;
  }

  /**
   * Takes companies out, with their links; the balance of those they pay and are paid by is adjusted at once.
   *
   * @param gone  members that are left
   */
  remove(gone: readonly number[]): void {
    const { out, into, x, isIn, through, received, weight, graph, passedOn } = this;
    const touched: number[] = [];
    const touch = (i: number): void => {
      if (passedOn[i] >= 0) return;
      passedOn[i] = x[i] * through[i];
      touched.push(i);
    };
    for (const k of gone) {
      isIn[k] = 0;
      for (let e = out.start[k]; e < out.end[k]; e++) {
        const j = out.other[e];
        if (isIn[j] === 0) continue;
        const amount = graph.amount[out.link[e]];
        touch(j);
        passedOn[j] = Math.max(0.1 * passedOn[j], passedOn[j] - x[k] * amount);
        received[j] -= amount;
        this.links--;
      }
      for (let e = into.start[k]; e < into.end[k]; e++) {
        const i = into.other[e];
        if (isIn[i] === 0) continue;
        touch(i);
        through[i] -= weight[e];
        this.links--;
      }
    }
    for (const i of touched) {
      if (isIn[i] === 1) {
        if (!(through[i] >= 0.5 * this.throughOnce[i])) this.addUpAfresh(i);
        x[i] = passedOn[i] / through[i];
      }
      passedOn[i] = -1;
    }
    for (const k of gone) x[k] = 0;
    this.left = this.left.filter((i) => isIn[i] === 1);
  }

  private addUpAfresh(i: number): void {
    const { out, isIn, through } = this;
    through[i] = 0;
    for (let e = out.start[i]; e < out.end[i]; e++) if (isIn[out.other[e]] === 1) through[i] += this.graph.amount[out.link[e]];
    this.throughOnce[i] = through[i];
  }

  /** Clears links of those that are out away, once there are many. */
  *clear(): Steps<void> {
    const { isIn, out, into, weight } = this;
    if (this.links >= WORTH_KEEPING * this.kept) return;
    for (const { start, end, other, link } of [out, into]) {
      let next = 0;
      for (let i = 0; i < isIn.length; i++) {
        const from = start[i];
        const to = isIn[i] === 1 ? end[i] : from;
        start[i] = next;
        for (let e = from; e < to; e++) {
          if (isIn[other[e]] === 0) continue;
          other[next] = other[e];
          if (link === into.link) weight[next] = weight[e];
          link[next++] = link[e];
        }
        end[i] = next;
      }
      this.kept = next;
      yield;
    }
  }

  /** Whether those that are left can all still reach one another. Cost: linear at most, and next to nothing where links are many. */
  holds(): boolean {
    return [this.out, this.into].every(({ start, end, other }) => {
      const { left } = this;
      const isFound = new Uint8Array(this.isIn.length);
      const found = [left[0]];
      isFound[left[0]] = 1;
      for (let next = 0; next < found.length && found.length < left.length; next++) {
        for (let e = start[found[next]]; e < end[found[next]]; e++) {
          const j = other[e];
          if (this.isIn[j] === 0 || isFound[j] === 1) continue;
          isFound[j] = 1;
          found.push(j);
        }
      }
      return found.length === left.length;
    });
  }

  /** Links among those that are left, by their place in `left`. */
  linksLeft(): { readonly companies: number; readonly start: Int32Array; readonly target: Int32Array } {
    const { left, out, isIn } = this;
    const place = new Int32Array(isIn.length);
    left.forEach((i, c) => (place[i] = c));
    const start = new Int32Array(left.length + 1);
    const target = new Int32Array(this.links);
    let next = 0;
    for (let c = 0; c < left.length; c++) {
      for (let e = out.start[left[c]]; e < out.end[left[c]]; e++) if (isIn[out.other[e]] === 1) target[next++] = place[out.other[e]];
      start[c + 1] = next;
    }
    return { companies: left.length, start, target };
  }
}
