import fc from "fast-check";
import loadHighs from "highs";
import { components } from "../../../src/domain/circular/components";
import { FlowAnalysis } from "../../../src/domain/circular/flowAnalysis";
import type { FlowGraph } from "../../../src/domain/circular/flowGraph";
import { loopLinks } from "../../../src/domain/circular/loopLinks";
import { type Circulation, maximumCirculation } from "../../../src/domain/circular/maximumCirculation";
import { withAmounts } from "../../../src/domain/circular/withAmounts";
import { finish } from "../../../src/domain/kernel/steps";
import { flows, graphOf, type Row, wideAmount } from "./support";

const circulationOf = (graph: FlowGraph): Circulation => finish(maximumCirculation(graph, finish(loopLinks(graph))));
const amountOf = (rows: readonly Row[]): number => circulationOf(graphOf(rows)).amount;

/** Weak duality: no circulation exceeds this, whatever the whole-number potentials; a balanced flow that reaches it is maximum. */
function dualBound(graph: FlowGraph, potential: Float64Array): number {
  const { of } = finish(components(graph));
  let bound = 0;
  for (let link = 0; link < graph.links; link++) {
    const [s, t] = [graph.source[link], graph.target[link]];
    if (of[s] === of[t]) bound += graph.amount[link] * Math.max(0, 1 - potential[s] + potential[t]);
  }
  return bound;
}

function expectProven(graph: FlowGraph): void {
  const { amount, flow, potential } = circulationOf(graph);
  const balance = new Float64Array(graph.companies);
  let total = 0;
  for (let link = 0; link < graph.links; link++) {
    const [s, t] = [graph.source[link], graph.target[link]];
    if (!(flow[link] >= 0 && flow[link] <= graph.amount[link])) throw new Error(`flow ${flow[link]} of ${graph.amount[link]}`);
    balance[s] -= flow[link];
    balance[t] += flow[link];
    total += flow[link];
  }
  if (balance.some((left) => left !== 0)) throw new Error("inflow is not outflow");
  expect(potential.every(Number.isInteger)).toBe(true);
  expect(total).toBe(dualBound(graph, potential));
  expect(amount).toBe(total);
}

test("feasible, balanced, and equal to its dual bound (whole amounts)", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        flows({ companies: 6, rows: 25 }),
        flows({ companies: 40, rows: 200, amount: fc.integer({ min: 0, max: 1e9 }) }),
        flows({ companies: 12, rows: 200, amount: fc.constant(7) }),
        flows({ companies: 60, rows: 90 }),
      ),
      (rows) => expectProven(graphOf(rows)),
    ),
    { numRuns: 1000 },
  );
});

test("the same as trying every whole flow on small graphs", () => {
  const best = (graph: FlowGraph): number => {
    const balance = new Int32Array(graph.companies);
    let most = 0;
    const visit = (link: number, total: number): void => {
      if (link === graph.links) {
        if (balance.every((left) => left === 0)) most = Math.max(most, total);
        return;
      }
      for (let f = 0; f <= graph.amount[link]; f++) {
        balance[graph.source[link]] -= f;
        balance[graph.target[link]] += f;
        visit(link + 1, total + f);
        balance[graph.source[link]] += f;
        balance[graph.target[link]] -= f;
      }
    };
    visit(0, 0);
    return most;
  };
  fc.assert(
    fc.property(flows({ companies: 4, rows: 7, amount: fc.integer({ min: 0, max: 3 }) }), (rows) => {
      const graph = graphOf(rows);
      fc.pre(graph.amount.reduce((tries, amount) => tries * (amount + 1), 1) < 20_000);
      expect(circulationOf(graph).amount).toBe(best(graph));
    }),
  );
});

test("the same as a linear programme (HiGHS)", async () => {
  const highs = await loadHighs();
  const solve = (graph: FlowGraph): number => {
    const terms: string[][] = Array.from({ length: graph.companies }, () => []);
    const all = Array.from({ length: graph.links }, (_, link) => link);
    for (const link of all) {
      if (graph.source[link] === graph.target[link]) continue;
      terms[graph.source[link]].push(`- f${link}`);
      terms[graph.target[link]].push(`+ f${link}`);
    }
    const rules = terms.filter((terms) => terms.length > 0).map((terms, i) => ` b${i}: ${terms.join(" ")} = 0`);
    const objective = all.map((link) => `f${link}`).join(" + ");
    const bounds = all.map((link) => ` 0 <= f${link} <= ${graph.amount[link]}`);
    return highs.solve(`Maximize\n obj: ${objective}\nSubject To\n${rules.join("\n")}\nBounds\n${bounds.join("\n")}\nEnd`).ObjectiveValue;
  };
  fc.assert(
    fc.property(flows({ companies: 15, rows: 80, amount: fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100) }), (rows) => {
      const graph = graphOf(rows);
      fc.pre(graph.companies > 1);
      expect(circulationOf(graph).amount).toBeCloseTo(solve(graph), 4);
    }),
    { numRuns: 60 },
  );
});

test("amounts that lie far apart: the flow comes close to its dual bound", () => {
  fc.assert(
    fc.property(flows({ companies: 8, rows: 30, amount: wideAmount }), (rows) => {
      const graph = graphOf(rows);
      const { amount, flow } = circulationOf(graph);
      const total = flow.reduce((sum, value) => sum + value, 0);
      expect(Math.abs(total - amount)).toBeLessThanOrEqual(1e-10 * amount);
    }),
    { numRuns: 1000 },
  );
});

test("a link that carries more than all others together may carry any amount: the digits of the rest stay", () => {
  const cents = fc.integer({ min: 1, max: 99_999 }).map((value) => value / 100);
  fc.assert(
    fc.property(flows({ companies: 6, rows: 20, amount: cents }), fc.constantFrom(1e5, 1e9, 12_345_678_901_234.56, 1e22), (rows, large) => {
      const rest = rows.reduce((sum, [, , amount]) => sum + amount, 0);
      const others = rows.filter(([from, to]) => from !== "0" || to !== "1");
      close(amountOf([...others, ["0", "1", large + rest]]), amountOf([...others, ["0", "1", rest]]));
    }),
    { numRuns: 500 },
  );
});

const rowsWithCents = flows({ companies: 10, rows: 40, amount: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100) });
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(a, b));

test("neither order, nor splitting, nor spelling of rows changes the amount; scale scales it", () => {
  fc.assert(
    fc.property(rowsWithCents, fc.infiniteStream(fc.nat()), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, random, factor) => {
      const amount = amountOf(rows);
      const keyed = rows.map((row) => [random.next().value as number, row] as const);
      close(amountOf(keyed.sort((a, b) => a[0] - b[0]).map(([, row]) => row)), amount);
      close(amountOf(rows.flatMap(([from, to, paid]) => [[from, to, paid / 4] as Row, [from, to, (paid * 3) / 4] as Row])), amount);
      close(amountOf(rows.map(([from, to, paid], i) => [i % 2 ? ` N${from}` : `n${from}`, i % 3 ? `n${to}  ` : `N${to}`, paid])), amount);
      close(amountOf(rows.map(([from, to, paid]) => [from, to, paid * factor])), amount * factor);
    }),
  );
});

test("between pairs ≤ circular amount ≤ amount on loops ≤ gross; per leg and the largest loop fit in", () => {
  fc.assert(
    fc.property(rowsWithCents, (rows) => {
      const analysis = new FlowAnalysis(graphOf(rows));
      const amount = finish(analysis.circularAmount());
      const least = (a: number, b: number): void => expect(a).toBeLessThanOrEqual(b + 1e-12 * analysis.gross());
      least(finish(analysis.bilateral()), amount);
      least(amount, finish(analysis.sccAmount()));
      least(finish(analysis.sccAmount()), analysis.gross());
      least(finish(analysis.largestLoop()), finish(analysis.perLeg()));
      least(finish(analysis.perLeg()), amount);
      least(amount, analysis.gross() - finish(analysis.netSettlement()));
    }),
  );
});

test("what a maximum circulation leaves has no loop", () => {
  fc.assert(
    fc.property(flows({ companies: 12, rows: 60 }), (rows) => {
      const graph = graphOf(rows);
      const { flow } = circulationOf(graph);
      const rest: Row[] = rows.length
        ? Array.from(graph.amount, (amount, link) => [String(graph.source[link]), String(graph.target[link]), amount - flow[link]] as Row)
        : [];
      if (rest.length > 0) expect(circulationOf(graphOf(rest)).amount).toBe(0);
    }),
  );
});

test.each([
  ["a ring", (count: number): Row[] => Array.from({ length: count }, (_, i) => [`${i}`, `${(i + 1) % count}`, 1 + ((i * 7919) % 1000)])],
  [
    "a ladder",
    (count: number): Row[] =>
      Array.from({ length: count }, (_, i) => [
        [`a${i}`, `a${(i + 1) % count}`, 1 + ((i * 7919) % 1000)] as Row,
        [`b${(i + 1) % count}`, `b${i}`, 1 + ((i * 104_729) % 1000)] as Row,
        (i % 2 ? [`a${i}`, `b${i}`, 5] : [`b${i}`, `a${i}`, 6]) as Row,
      ]).flat(),
  ],
  [
    "a complete graph",
    (count: number): Row[] => {
      const side = Math.floor(Math.sqrt(count));
      return Array.from({ length: side * side }, (_, i) => [`${Math.floor(i / side)}`, `${i % side}`, 1 + ((i * 7919) % 1000)]);
    },
  ],
  [
    "a long way with loops at its ends",
    (count: number): Row[] => [
      ...Array.from({ length: count }, (_, i) => [`${i}`, `${i + 1}`, 3] as Row),
      ["1", "0", 2],
      [`${count}`, `${count - 1}`, 5],
      [`${count}`, `0`, 1],
    ],
  ],
])("large: %s", (_, rows) => {
  expectProven(graphOf(rows(20_000)));
});

test("a ring counts every leg, and once per leg", () => {
  for (const length of [1, 2, 3, 7, 26]) {
    const rows = Array.from({ length }, (_, i) => [`${i}`, `${(i + 1) % length}`, 38] as Row);
    const analysis = new FlowAnalysis(graphOf(rows));
    expect(finish(analysis.circularAmount())).toBe(38 * length);
    expect(finish(analysis.perLeg())).toBe(38);
    expect(finish(analysis.largestLoop())).toBe(38);
  }
});

test("starting from another network's potentials changes nothing but the time", () => {
  fc.assert(
    fc.property(flows({ companies: 12, rows: 60 }), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (rows, isGone) => {
      const graph = graphOf(rows);
      const { potential } = finish(maximumCirculation(graph, finish(loopLinks(graph))));
      const fewer = finish(
        withAmounts(
          graph,
          graph.amount.map((amount, l) => (isGone[l % 40] ? 0 : amount)),
        ),
      );
      const inside = finish(loopLinks(fewer));
      expect(finish(maximumCirculation(fewer, inside, potential)).amount).toBe(finish(maximumCirculation(fewer, inside)).amount);
    }),
  );
});
