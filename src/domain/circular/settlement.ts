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
 * allow, and so on. Equal positions go by name, so the order of rows changes nothing. Together they come to the net settlement, and there
 * are fewer of them than companies with a position.
 * Cost: O(n log n).
 */
export function* settlement(graph: FlowGraph): Steps<Settlement[]> {
  const { net } = yield* positions(graph);
  const rank = yield* rankByName(graph);
  const before = (a: Side, b: Side): boolean => a.left > b.left || (a.left === b.left && rank[a.company] < rank[b.company]);
  const payers = new Heap(before);
  const receivers = new Heap(before);
  yield* inStretches(net.length, (from, to) => {
    for (let company = from; company < to; company++) {
      if (net[company] < 0) payers.push({ company, left: -net[company] });
      else if (net[company] > 0) receivers.push({ company, left: net[company] });
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
    for (const [side, heap] of [
      [payer, payers],
      [receiver, receivers],
    ] as const) {
      const left = side.left - amount;
      if (left > ROUNDING * Math.abs(net[side.company])) heap.push({ company: side.company, left });
    }
  }
  return payments;
}

/** Payments between two pauses: each costs a few comparisons of heaps. */
const STRETCH = 1 << 9;
/** A remainder below this share of a position is rounding, not money. */
const ROUNDING = 2 ** -48;

interface Side {
  readonly company: number;
  readonly left: number;
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
