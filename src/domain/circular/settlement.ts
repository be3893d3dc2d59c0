import { inStretches, type Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { positions } from "./positions";
import { rankByName } from "./rankByName";

/** A payment that remains after netting. */
export interface Settlement {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/**
 * Payments that settle every company's net position, and nothing else: the largest net payer pays the largest net receiver as much as both
 * allow, and so on. Positions that are equal but for rounding go by name, so the order of rows changes nothing. Together they come to the net settlement, and there
 * are fewer of them than companies with a position.
 * Cost: O(n log n).
 */
export function* settlement(graph: FlowGraph): Steps<Settlement[]> {
  const { inflow, outflow, net } = yield* positions(graph);
  const rank = yield* rankByName(graph);
  const before = (a: Side, b: Side): boolean => a.size > b.size || (a.size === b.size && rank[a.company] < rank[b.company]);
  const payers = new Heap(before);
  const receivers = new Heap(before);
  yield* inStretches(net.length, (from, to) => {
    for (let company = from; company < to; company++) {
      const doubt = Number.EPSILON * (inflow[company] + outflow[company]);
      if (net[company] < 0) payers.push(sideOf(company, -net[company], doubt));
      else if (net[company] > 0) receivers.push(sideOf(company, net[company], doubt));
    }
  });
  const payments: Settlement[] = [];
  for (let [payer, receiver] = [payers.pop(), receivers.pop()]; payer && receiver; [payer, receiver] = [payers.pop(), receivers.pop()]) {
    // The last pair settles what rounding has left on either side.
    const last = payers.size === 0 && receivers.size === 0;
    const amount = last ? Math.max(payer.left, receiver.left) : Math.min(payer.left, receiver.left);
    payments.push({ from: payer.company, to: receiver.company, amount });
    if (last) break;
    if (payments.length % STRETCH === 0) yield;
    const doubt = payer.doubt + receiver.doubt;
    if (payer.left - amount > doubt) payers.push(sideOf(payer.company, payer.left - amount, doubt));
    if (receiver.left - amount > doubt) receivers.push(sideOf(receiver.company, receiver.left - amount, doubt));
  }
  return payments;
}

/** Payments between two pauses: each costs a few comparisons of heaps. */
const STRETCH = 1 << 9;

/** What a company has left to settle. */
interface Side {
  readonly company: number;
  readonly left: number;
  /** What of it may be rounding of the amounts it comes from, and no money. */
  readonly doubt: number;
  /** The decimal number nearest to what is left, of the digits that are beyond doubt. */
  readonly size: number;
}

function sideOf(company: number, left: number, doubt: number): Side {
  const digits = Math.floor(Math.log10(left)) - Math.ceil(Math.log10(4 * doubt)) + 1;
  return { company, left, doubt, size: Number(left.toPrecision(Math.max(1, Math.min(15, digits)))) };
}

/** Binary heap, the foremost on top. */
class Heap {
  private readonly items: Side[] = [];

  constructor(private readonly before: (a: Side, b: Side) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  push(item: Side): void {
    const { items, before } = this;
    let i = items.push(item) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(item, items[parent])) break;
      items[i] = items[parent];
      i = parent;
    }
    items[i] = item;
  }

  pop(): Side | undefined {
    const { items, before } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1], items[child])) child++;
      if (!before(items[child], last)) break;
      items[i] = items[child];
      i = child;
    }
    items[i] = last;
    return top;
  }
}
