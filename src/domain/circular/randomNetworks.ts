import { seededRandom, type SeededRandom } from "../kernel/seededRandom";
import { sum } from "../kernel/sum";
import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { circularAmount } from "./circularAmount";
import { countingSort, type FlowGraph } from "./flowGraph";
import { rankByName } from "./rankByName";

/** Circular share of a network beside those of random networks with the same totals. */
export interface Benchmark {
  readonly share: number;
  /** Shares of the random networks, ascending. */
  readonly shares: Float64Array;
}

const SEED = 1_968_211;
/** Entries between two pauses. */
const STRETCH = 1 << 10;
/** Tries to give a company that drew itself another payee, before the payment to itself stays. */
const MOST_TRIES = 100;

/**
 * The null model: every company pays out and receives what it does, but who pays whom is chance. Each link gives a payer's stretch and a
 * payee's stretch, as long as its amount; the stretches of either kind are laid end to end in random order, and where a payer's stretch
 * lies over a payee's, the one pays the other that much: a configuration model on units of money, in which i pays j out_i·in_j / gross on
 * average. A payment to oneself is exchanged with another payment where one can be found; payments to oneself in the data stay.
 * Cost: one circulation of at most twice the links a draw.
 */
export function* benchmark(graph: FlowGraph, draws: number): Steps<Benchmark> {
  const gross = sum(graph.amount);
  const share = (yield* circularAmount(graph)) / gross;
  const random = seededRandom(SEED);
  const shares = new Float64Array(draws);
  const links = yield* linksByName(graph);
  for (let draw = 0; draw < draws; draw++) {
    shares[draw] = (yield* circularAmount(yield* shuffled(graph, links, random))) / gross;
    yield;
  }
  return { share, shares: shares.sort() };
}

/** Payments in arrays with room for more. */
class Payments {
  payer: Int32Array;
  payee: Int32Array;
  amount: Float64Array;
  count = 0;

  constructor(room: number) {
    this.payer = new Int32Array(room);
    this.payee = new Int32Array(room);
    this.amount = new Float64Array(room);
  }

  add(payer: number, payee: number, amount: number): void {
    this.payer[this.count] = payer;
    this.payee[this.count] = payee;
    this.amount[this.count++] = amount;
  }

  *makeRoom(more: number): Steps<void> {
    if (this.count + more <= this.amount.length) return;
    const wider = new Payments(2 * (this.count + more));
    yield* inStretches(this.count, (from, to) => {
      for (let p = from; p < to; p++) wider.add(this.payer[p], this.payee[p], this.amount[p]);
    });
    [this.payer, this.payee, this.amount] = [wider.payer, wider.payee, wider.amount];
  }
}

/** Links between two companies, by the names of payer and payee: the order of rows does not show in what is drawn. */
function* linksByName(graph: FlowGraph): Steps<Int32Array> {
  const { source, target, companies } = graph;
  const rank = yield* rankByName(graph);
  const ofPayee = yield* eachInSteps(target.length, (l) => rank[target[l]]);
  const ofPayer = yield* eachInSteps(source.length, (l) => rank[source[l]]);
  const links = yield* countingSort(ofPayer, companies, yield* countingSort(ofPayee, companies));
  let kept = 0;
  yield* inStretches(links.length, (from, to) => {
    for (let i = from; i < to; i++) if (source[links[i]] !== target[links[i]]) links[kept++] = links[i];
  });
  return links.subarray(0, kept);
}

function* shuffled(graph: FlowGraph, links: Int32Array, random: SeededRandom): Steps<FlowGraph> {
  // One payment ends with each payer's stretch or payee's.
  const own = graph.links - links.length;
  const payments = new Payments(2 * links.length + own);
  const outs = yield* shuffle(links, random);
  const ins = yield* shuffle(links, random);
  let work = 0;
  for (let o = 0, i = 0, out = 0, into = 0; ;) {
    if (out === 0) {
      if (o === outs.length) break;
      out = graph.amount[outs[o++]];
    }
    if (into === 0) {
      if (i === ins.length) break;
      into = graph.amount[ins[i++]];
    }
    const overlap = Math.min(out, into);
    payments.add(graph.source[outs[o - 1]], graph.target[ins[i - 1]], overlap);
    out -= overlap;
    into -= overlap;
    if (++work % STRETCH === 0) yield;
  }
  yield* exchangeOwn(payments, random);
  yield* payments.makeRoom(own);
  yield* inStretches(graph.links, (from, to) => {
    for (let l = from; l < to; l++) {
      if (graph.source[l] !== graph.target[l]) continue;
      payments.add(graph.source[l], graph.source[l], graph.amount[l]);
    }
  });
  return yield* graphOfPayments(graph, payments);
}

function* shuffle(items: Int32Array, random: SeededRandom): Steps<Int32Array> {
  const order = items.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
    if (i % STRETCH === 0) yield;
  }
  return order;
}

/** a pays a and c pays e becomes: a pays e and c pays a, as far as both amounts go. */
function* exchangeOwn(payments: Payments, random: SeededRandom): Steps<void> {
  const first = payments.count;
  for (let p = 0; p < first; p++) {
    if (p % STRETCH === STRETCH - 1) yield;
    const company = payments.payer[p];
    for (let attempt = 0; attempt < MOST_TRIES && payments.payee[p] === company; attempt++) {
      const q = random.below(payments.count);
      yield* payments.makeRoom(1);
      const { payer, payee, amount } = payments;
      if (payer[q] === company || payee[q] === company) continue;
      const moved = Math.min(amount[p], amount[q]);
      payments.add(payer[q], company, moved);
      if (moved === amount[p]) {
        payee[p] = payee[q];
        amount[q] -= moved;
      } else {
        payer[q] = company;
        amount[p] -= moved;
      }
    }
  }
}

function* graphOfPayments(graph: FlowGraph, payments: Payments): Steps<FlowGraph> {
  const { companies, names, companyNamed } = graph;
  const payer = payments.payer.subarray(0, payments.count);
  const payee = payments.payee.subarray(0, payments.count);
  const { amount } = payments;
  const order = yield* countingSort(payer, companies, yield* countingSort(payee, companies));
  const start = new Int32Array(companies + 1);
  const source = new Int32Array(order.length);
  const target = new Int32Array(order.length);
  const total = new Float64Array(order.length);
  let links = 0;
  yield* inStretches(order.length, (from, to) => {
    for (const p of order.subarray(from, to)) {
      if (!(amount[p] > 0)) continue;
      const last = links - 1;
      if (last >= 0 && source[last] === payer[p] && target[last] === payee[p]) total[last] += amount[p];
      else {
        source[links] = payer[p];
        target[links] = payee[p];
        total[links++] = amount[p];
        start[payer[p] + 1]++;
      }
    }
  });
  for (let i = 0; i < companies; i++) start[i + 1] += start[i];
  return {
    names,
    companyNamed,
    companies,
    links,
    start,
    source: source.subarray(0, links),
    target: target.subarray(0, links),
    amount: total.subarray(0, links),
    linkOfRow: new Int32Array(0),
  };
}
