import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
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
  const into = yield* inflow.finish();
  const out = yield* outflow.finish();
  const left = yield* net.finish();
  return {
    inflow: into,
    outflow: out,
    net: yield* eachInSteps(companies, (i) => (Math.abs(left[i]) <= Number.EPSILON * (into[i] + out[i]) ? 0 : left[i])),
  };
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

  finish(): Steps<Float64Array> {
    return eachInSteps(this.total.length, (i) => this.total[i] + this.compensation[i]);
  }
}
