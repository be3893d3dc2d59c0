import { inStretches, type Steps } from "../kernel/steps";
import { countingSort, type FlowGraph } from "./flowGraph";
import { solveFlows } from "./solveFlows";

/** What each company pays in the end. */
export interface Clearing {
  /** Owed to companies and outsiders together. */
  readonly owed: Float64Array;
  /** Received from other companies and itself, own assets not included. */
  readonly received: Float64Array;
  readonly paid: Float64Array;
  /** Share of what is owed that is paid. */
  readonly recovery: Float64Array;
  /** Round of the fictitious default algorithm in which a company defaults, from 1; 0 where it never does. */
  readonly round: Int32Array;
}

/** Companies between two pauses. */
const STRETCH = 1 << 9;
/** A shortfall of this share of what is owed is rounding. */
const ROUNDING = 1e-12;

/**
 * The greatest clearing vector: everybody pays in full or all they have, pro rata among creditors, outsiders included.
 * Fictitious default algorithm: suppose all pay in full; who then falls short defaults in round 1; solve what the defaulted pay; who then
 * falls short defaults in round 2; and so on. In each round only the defaulted that the new ones reach are solved for again.
 *
 * @param graph    obligations: debtor to creditor
 * @param assets   each company's own, 0 or more
 * @param outside  what each company owes outsiders, of equal rank
 * @source Eisenberg and Noe (2001), Systemic risk in financial systems, section 3.1
 */
export function* clearing(graph: FlowGraph, assets: Float64Array, outside: Float64Array): Steps<Clearing> {
  const { companies: n, links, start, source, target, amount } = graph;
  const incoming = yield* byTarget(graph);
  const owed = outside.slice();
  const received = new Float64Array(n);
  yield* inStretches(links, (from, to) => {
    for (let l = from; l < to; l++) {
      owed[source[l]] += amount[l];
      received[target[l]] += amount[l];
    }
  });
  const recovery = new Float64Array(n).fill(1);
  const round = new Int32Array(n);
  const local = new Int32Array(n).fill(-1);
  const seen = new Int32Array(n);
  const fallsShort = (i: number): boolean => round[i] === 0 && owed[i] - received[i] - assets[i] > ROUNDING * owed[i];
  let fresh: number[] = [];
  for (let i = 0; i < n; i++) if (fallsShort(i)) fresh.push(i);
  for (let number = 1; fresh.length > 0; number++) {
    for (const i of fresh) round[i] = number;
    const affected = yield* reach(fresh, graph, round, local);
    yield* payWhatTheyHave(affected);
    const touched: number[] = [];
    yield* inStretches(affected.length, (from, to) => {
      for (let a = from; a < to; a++) {
        for (let l = start[affected[a]]; l < start[affected[a] + 1]; l++) {
          if (seen[target[l]] === number) continue;
          seen[target[l]] = number;
          touched.push(target[l]);
        }
      }
    });
    yield* inStretches(touched.length, (from, to) => {
      for (let t = from; t < to; t++) received[touched[t]] = incomeOf(touched[t]);
    });
    fresh = touched.filter(fallsShort);
    yield;
  }
  const paid = new Float64Array(n);
  for (let i = 0; i < n; i++) paid[i] = recovery[i] * owed[i];
  return { owed, received, paid, recovery, round };

  function incomeOf(j: number): number {
    let sum = 0;
    for (let e = incoming.start[j]; e < incoming.start[j + 1]; e++) sum += recovery[source[incoming.link[e]]] * amount[incoming.link[e]];
    return sum;
  }

  function* payWhatTheyHave(members: readonly number[]): Steps<void> {
    members.forEach((company, i) => (local[company] = i));
    const starts = new Int32Array(members.length + 1);
    const debts = members.reduce((sum, company) => sum + start[company + 1] - start[company], 0);
    const targets = new Int32Array(debts);
    const amounts = new Float64Array(debts);
    const leak = new Float64Array(members.length);
    const have = new Float64Array(members.length);
    let among = 0;
    for (let i = 0; i < members.length; i++) {
      if (i % STRETCH === STRETCH - 1) yield;
      const company = members[i];
      leak[i] = outside[company];
      have[i] = assets[company];
      for (let l = start[company]; l < start[company + 1]; l++) {
        const j = local[target[l]];
        if (j < 0) leak[i] += amount[l];
        else {
          targets[among] = j;
          amounts[among++] = amount[l];
        }
      }
      starts[i + 1] = among;
      for (let e = incoming.start[company]; e < incoming.start[company + 1]; e++) {
        const l = incoming.link[e];
        if (local[source[l]] < 0) have[i] += recovery[source[l]] * amount[l];
      }
    }
    const debtsAmong = { companies: members.length, start: starts, target: targets.subarray(0, among), amount: amounts.subarray(0, among) };
    const { x } = yield* solveFlows(debtsAmong, leak, have);
    members.forEach((company, i) => {
      recovery[company] = Math.min(1, x[i]);
      local[company] = -1;
    });
  }
}

/** The defaulted companies that the new ones among them reach along debts to defaulted companies. */
function* reach(fresh: readonly number[], { start, target }: FlowGraph, round: Int32Array, mark: Int32Array): Steps<number[]> {
  const found = [...fresh];
  for (const i of fresh) mark[i] = 0;
  for (let next = 0; next < found.length; next++) {
    if (next % STRETCH === STRETCH - 1) yield;
    for (let l = start[found[next]]; l < start[found[next] + 1]; l++) {
      const j = target[l];
      if (round[j] === 0 || mark[j] === 0) continue;
      mark[j] = 0;
      found.push(j);
    }
  }
  for (const i of found) mark[i] = -1;
  return found;
}

function* byTarget({ companies, target }: FlowGraph): Steps<{ readonly start: Int32Array; readonly link: Int32Array }> {
  const start = new Int32Array(companies + 1);
  yield* inStretches(target.length, (from, to) => {
    for (let l = from; l < to; l++) start[target[l] + 1]++;
  });
  for (let j = 0; j < companies; j++) start[j + 1] += start[j];
  return { start, link: yield* countingSort(target, companies) };
}
