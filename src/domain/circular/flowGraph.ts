import { failure, type Outcome, success } from "../kernel/outcome";
import { inStretches, type Steps } from "../kernel/steps";

/**
 * Flows added up by ordered pair of companies, in compressed rows: the links that leave company i are start[i] to start[i + 1],
 * by ascending target. Amounts are above zero; a link may lead back to its own company.
 */
export interface FlowGraph {
  /** Companies in the order of their first appearance, as first spelled. */
  readonly names: readonly string[];
  /** Index of a company by {@link companyKey}. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly companies: number;
  readonly links: number;
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly amount: Float64Array;
  /** Link that each row of the flows went into; -1 for a row of amount zero between companies that have no link. */
  readonly linkOfRow: Int32Array;
}

/** What two spellings of one company share: trimmed, without case. */
export function companyKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Rows between two pauses: a few milliseconds of the cheapest work on a row. */
const STRETCH = 1 << 12;

/**
 * Adds parallel flows up into a graph. Cost: linear in the rows (two stable counting sorts), a dozen bytes a row beside the input.
 * Sums are compensated, so that neither order nor splitting of rows shows in the amounts.
 *
 * @param from     payer of each row
 * @param to       payee of each row
 * @param amounts  0 or more, one currency unit
 * @returns the graph; "number" where the amounts add up beyond what a number holds
 */
export function* flowGraph(from: readonly string[], to: readonly string[], amounts: Float64Array): Steps<Outcome<FlowGraph>> {
  const rows = amounts.length;
  const companyOfSpelling = new Map<string, number>();
  const indexOf = new Map<string, number>();
  const names: string[] = [];
  const companyOf = (name: string): number => {
    const known = companyOfSpelling.get(name);
    if (known !== undefined) return known;
    const key = companyKey(name);
    let index = indexOf.get(key);
    if (index === undefined) {
      index = names.length;
      names.push(name.trim());
      indexOf.set(key, index);
    }
    companyOfSpelling.set(name, index);
    return index;
  };
  const payer = new Int32Array(rows);
  const payee = new Int32Array(rows);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    payer[i] = companyOf(from[i]);
    payee[i] = companyOf(to[i]);
    total += amounts[i];
    if (i % STRETCH === STRETCH - 1) yield;
  }
  if (!Number.isFinite(total)) return failure("number", "flows add up to more than a number can hold");

  const companies = names.length;
  const byTarget = yield* countingSort(payee, companies);
  const ordered = yield* countingSort(payer, companies, byTarget);
  return success({ names, indexOf, companies, ...(yield* addUp(payer, payee, amounts, ordered, companies)) });
}

/** Indices 0..n-1 (or those given) by ascending key, stable. */
export function* countingSort(key: ArrayLike<number>, keys: number, indices?: Int32Array): Steps<Int32Array> {
  const place = new Int32Array(keys + 1);
  yield* inStretches(key.length, (from, to) => {
    for (let i = from; i < to; i++) place[key[i] + 1]++;
  });
  for (let k = 0; k < keys; k++) place[k + 1] += place[k];
  const sorted = new Int32Array(key.length);
  yield* inStretches(key.length, (from, to) => {
    for (let j = from; j < to; j++) {
      const i = indices ? indices[j] : j;
      sorted[place[key[i]]++] = i;
    }
  });
  return sorted;
}

type Links = Pick<FlowGraph, "links" | "start" | "source" | "target" | "amount" | "linkOfRow">;

function* addUp(payer: Int32Array, payee: Int32Array, amounts: Float64Array, ordered: Int32Array, companies: number): Steps<Links> {
  const rows = amounts.length;
  const linkOfRow = new Int32Array(rows).fill(-1);
  const source = new Int32Array(rows);
  const target = new Int32Array(rows);
  const amount = new Float64Array(rows);
  const start = new Int32Array(companies + 1);
  let links = 0;
  for (let first = 0, next = 0; first < rows; first = next) {
    const [s, t] = [payer[ordered[first]], payee[ordered[first]]];
    let sum = 0;
    let compensation = 0;
    for (next = first; next < rows && payer[ordered[next]] === s && payee[ordered[next]] === t; next++) {
      const value = amounts[ordered[next]];
      const sumNext = sum + value;
      compensation += sum >= value ? sum - sumNext + value : value - sumNext + sum;
      sum = sumNext;
      linkOfRow[ordered[next]] = links;
      if (next % STRETCH === STRETCH - 1) yield;
    }
    if (sum > 0) {
      source[links] = s;
      target[links] = t;
      amount[links] = sum + compensation;
      start[s + 1]++;
      links++;
    } else for (let j = first; j < next; j++) linkOfRow[ordered[j]] = -1;
  }
  yield;
  for (let i = 0; i < companies; i++) start[i + 1] += start[i];
  return { links, start, source: source.slice(0, links), target: target.slice(0, links), amount: amount.slice(0, links), linkOfRow };
}
