import { withoutRounding } from "../kernel/withoutRounding";
import { inStretches, type Steps } from "../kernel/steps";
import { companyKey, type FlowGraph } from "./flowGraph";

/** On whom a company's income depends. */
export interface Payers {
  /** Company that pays it most, by name where two pay the same; −1 where nobody pays it. */
  readonly largest: Int32Array;
  /** What that company pays it. */
  readonly largestAmount: Float64Array;
  /** Herfindahl–Hirschman index of its income by payer: Σ share², 1 where one company pays everything; NaN without income. */
  readonly concentration: Float64Array;
}

/** Cost: linear. A company's payments to itself count as a payer's. */
export function* payers({ companies, names, links, source, target, amount }: FlowGraph, inflow: Float64Array): Steps<Payers> {
  const largest = new Int32Array(companies).fill(-1);
  const largestAmount = new Float64Array(companies);
  const concentration = new Float64Array(companies);
  yield* inStretches(links, (from, to) => {
    for (let link = from; link < to; link++) {
      const [payer, payee] = [source[link], target[link]];
      concentration[payee] += (amount[link] / inflow[payee]) ** 2;
      const more = largest[payee] < 0 ? 1 : withoutRounding(amount[link]) - withoutRounding(largestAmount[payee]);
      if (more > 0 || (more === 0 && companyKey(names[payer]) < companyKey(names[largest[payee]]))) {
        largest[payee] = payer;
        largestAmount[payee] = amount[link];
      }
    }
  });
  for (let i = 0; i < companies; i++) if (largest[i] < 0) concentration[i] = NaN;
  return { largest, largestAmount, concentration };
}
