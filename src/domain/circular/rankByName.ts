import { orderInSteps } from "../kernel/sortedInSteps";
import { inStretches, type Steps } from "../kernel/steps";
import { companyKey, type FlowGraph } from "./flowGraph";

/** Place of each company in the order of names, by code units: what makes an answer independent of the order of rows. */
export function* rankByName({ names }: FlowGraph): Steps<Int32Array> {
  const keys: string[] = [];
  yield* inStretches(names.length, (from, to) => {
    for (let i = from; i < to; i++) keys.push(companyKey(names[i]));
  });
  const order = yield* orderInSteps(keys.length, (a, b) => (keys[a] < keys[b] ? -1 : 1));
  const rank = new Int32Array(names.length);
  order.forEach((company, place) => (rank[company] = place));
  return rank;
}
