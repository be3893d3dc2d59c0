import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/** What each company receives, pays and is left with; links to itself count on both sides. */
export interface Positions {
  readonly inflow: Float64Array;
  readonly outflow: Float64Array;
  /** Inflow less outflow; zero where they differ by no more than the rounding of the amounts themselves. */
  readonly net: Float64Array;
}

/** Cost: linear. */
export function* positions({ companies, source, target, amount, links }: FlowGraph): Steps<Positions> {
  const inflow = new Totals(companies);
  const outflow = new Totals(companies);
  const net = new Totals(companies);
  yield* inStretches(links, (from, to) => {
    for (let link = from; link < to; link++) {
      inflow.add(target[link], amount[link]);
      outflow.add(source[link], amount[link]);
      net.add(target[link], amount[link]);
      net.add(source[link], -amount[link]);
    }
  });
  const [into, out, left] = [inflow.finish(), outflow.finish(), net.finish()];
  for (let i = 0; i < companies; i++) if (Math.abs(left[i]) <= Number.EPSILON * (into[i] + out[i])) left[i] = 0;
  return { inflow: into, outflow: out, net: left };
}

/** Running sums with Neumaier's compensation, one a company. */
class Totals {
  private readonly total: Float64Array;
  private readonly compensation: Float64Array;

  constructor(count: number) {
    this.total = new Float64Array(count);
    this.compensation = new Float64Array(count);
  }

  add(i: number, value: number): void {
    const before = this.total[i];
    const after = before + value;
    this.compensation[i] += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
    this.total[i] = after;
  }

  finish(): Float64Array {
    return this.total.map((total, i) => total + this.compensation[i]);
  }
}
