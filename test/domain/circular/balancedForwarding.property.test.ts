import * as fc from "fast-check";
import { balancedForwarding } from "../../../src/domain/circular/balancedForwarding";
import { components } from "../../../src/domain/circular/components";
import type { FlowGraph } from "../../../src/domain/circular/flowGraph";
import { seededRandom } from "../../../src/domain/kernel/seededRandom";
import { finish } from "../../../src/domain/kernel/steps";
import { byPair, flowRows, graphOf, imbalance, type Row } from "./randomFlows";

const split = (graph: FlowGraph): Float64Array => finish(balancedForwarding(graph)).circular;
const splitOf = (rows: readonly Row[]): Map<string, number> => {
  const graph = graphOf(rows);
  return byPair(graph, split(graph));
};

function expectSame(found: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>, scale = 1): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [pair, value] of wanted) expect(Math.abs((found.get(pair) ?? NaN) / scale - value)).toBeLessThan(1e-9 * (1 + value));
}

/** Companies that a payment of the rest leads back to: those on loops. */
function loopsIn(graph: FlowGraph, rest: Float64Array): number {
  const start = new Int32Array(graph.companies + 1);
  const target: number[] = [];
  let own = 0;
  for (let i = 0; i < graph.companies; i++) {
    for (let l = graph.start[i]; l < graph.start[i + 1]; l++) {
      if (rest[l] <= 0) continue;
      if (graph.target[l] === i) own++;
      target.push(graph.target[l]);
    }
    start[i + 1] = target.length;
  }
  return own + graph.companies - finish(components({ companies: graph.companies, start, target: Int32Array.from(target) })).count;
}

/**
 * The definition followed link by link on a residual matrix, the stationary distribution by Gaussian elimination: what the production
 * code does by one factor a company.
 */
function byDefinition(graph: FlowGraph): Float64Array {
  const n = graph.companies;
  const left = Array.from({ length: n }, () => new Float64Array(n));
  const most = Math.max(...graph.amount);
  for (let l = 0; l < graph.links; l++) left[graph.source[l]][graph.target[l]] = graph.amount[l];
  for (let i = 0; i < n; i++) left[i][i] = 0;
  for (;;) {
    const start = new Int32Array(n + 1);
    const target: number[] = [];
    for (let i = 0; i < n; i++) {
      left[i].forEach((value, j) => value > 0 && target.push(j));
      start[i + 1] = target.length;
    }
    const { of, count } = finish(components({ companies: n, start, target: Int32Array.from(target) }));
    if (count === n) break;
    for (let c = 0; c < count; c++) {
      const group = [...of.keys()].filter((i) => of[i] === c);
      if (group.length > 1) takeStep(left, group, most);
    }
  }
  return Float64Array.from(graph.amount, (amount, l) => amount - left[graph.source[l]][graph.target[l]]);
}

function takeStep(left: Float64Array[], group: readonly number[], most: number): void {
  const m = group.length;
  const share = group.map((i) => {
    const total = group.reduce((sum, j) => sum + left[i][j], 0);
    return group.map((j) => left[i][j] / total);
  });
  // Rows: π(P − I) = 0 for all but the last company, Σπ = 1.
  const a = group.map((_, r) => [...group.map((_, i) => (r < m - 1 ? share[i][r] - (i === r ? 1 : 0) : 1)), r < m - 1 ? 0 : 1]);
  for (let k = 0; k < m; k++) {
    let best = k;
    for (let r = k + 1; r < m; r++) if (Math.abs(a[r][k]) > Math.abs(a[best][k])) best = r;
    [a[k], a[best]] = [a[best], a[k]];
    for (let r = 0; r < m; r++) {
      if (r === k) continue;
      const factor = a[r][k] / a[k][k];
      for (let q = k; q <= m; q++) a[r][q] -= factor * a[k][q];
    }
  }
  const pi = a.map((row, k) => row[m] / row[k]);
  let multiple = Infinity;
  group.forEach((i, p) => group.forEach((j, q) => share[p][q] > 0 && (multiple = Math.min(multiple, left[i][j] / (pi[p] * share[p][q])))));
  group.forEach((i, p) =>
    group.forEach((j, q) => {
      left[i][j] -= multiple * pi[p] * share[p][q];
      if (left[i][j] < 1e-11 * most) left[i][j] = 0;
    }),
  );
}

test("the circular part is balanced, fits under the flows, and the rest has no loop", () => {
  fc.assert(
    fc.property(flowRows(12, 60), (rows) => {
      const graph = graphOf(rows);
      const circular = split(graph);
      const rest = graph.amount.map((amount, l) => amount - circular[l]);
      for (const value of imbalance(graph, circular)) expect(Math.abs(value)).toBeLessThan(1e-9);
      for (let l = 0; l < graph.links; l++) {
        expect(circular[l]).toBeGreaterThanOrEqual(0);
        expect(rest[l]).toBeGreaterThanOrEqual(0);
      }
      expect(loopsIn(graph, rest)).toBe(0);
    }),
  );
});

test("is what the definition gives, link by link", () => {
  fc.assert(
    fc.property(flowRows(6, 20), (rows) => {
      const graph = graphOf(rows);
      const [found, wanted] = [split(graph), byDefinition(graph)];
      for (let l = 0; l < graph.links; l++) expect(Math.abs(found[l] - wanted[l])).toBeLessThan(1e-6);
    }),
  );
});

test("so is a densely linked knot, of which several steps are worked out at once", () => {
  const random = seededRandom(11);
  const rows: Row[] = [];
  const companies = 84;
  for (let i = 0; i < companies; i++) {
    rows.push([`C${i}`, `C${(i + 1) % companies}`, 1 + random.below(100)]);
    for (let k = 0; k < 20; k++)
      rows.push([`C${i}`, `C${Math.floor(companies * random.uniform() ** 2)}`, 1 + 1000 * random.uniform() ** 4]);
  }
  const graph = graphOf(rows);
  const [found, wanted] = [split(graph), byDefinition(graph)];
  for (let l = 0; l < graph.links; l++) expect(Math.abs(found[l] - wanted[l])).toBeLessThan(1e-9 * graph.amount[l] + 1e-7);
});

test("order, splitting, renaming and scale change nothing", () => {
  fc.assert(
    fc.property(flowRows(), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (rows, scale) => {
      const wanted = splitOf(rows);
      expectSame(splitOf([...rows].reverse()), wanted);
      expectSame(
        splitOf(
          rows.flatMap(([from, to, amount]): Row[] => [
            [from.toLowerCase(), ` ${to}`, amount / 4],
            [from, to, amount * 0.75],
          ]),
        ),
        new Map([...wanted].map(([pair, value]) => [spellingOf(rows, pair), value])),
      );
      expectSame(splitOf(rows.map(([from, to, amount]): Row => [from, to, amount * scale])), wanted, scale);
      const renamed = splitOf(rows.map(([from, to, amount]): Row => [`x${from}`, `x${to}`, amount]));
      expectSame(renamed, new Map([...wanted].map(([pair, value]) => [pair.replace(/C/g, "xC"), value])));
    }),
  );
});

/** Companies are shown as first spelled: as payer in small letters, as payee in capitals. */
function spellingOf(rows: readonly Row[], pair: string): string {
  const first = new Map<string, string>();
  for (const [from, to] of rows) {
    if (!first.has(from)) first.set(from, from.toLowerCase());
    if (!first.has(to)) first.set(to, to);
  }
  return pair
    .split(" ")
    .map((name) => first.get(name) ?? name)
    .join(" ");
}

test("rings that hardly touch keep their digits", () => {
  const rows: Row[] = [];
  for (const ring of ["P", "Q"]) for (let i = 0; i < 40; i++) rows.push([`${ring}${i}`, `${ring}${(i + 1) % 40}`, 1000]);
  rows.push(["P0", "Q0", 1e-7], ["Q0", "P0", 1e-7]);
  const graph = graphOf(rows);
  const circular = split(graph);
  for (const value of imbalance(graph, circular)) expect(Math.abs(value)).toBeLessThan(1e-9);
  // Both rings and both links between them are balanced: all goes round.
  for (let l = 0; l < graph.links; l++) expect(Math.abs(circular[l] - graph.amount[l])).toBeLessThan(1e-9 * graph.amount[l]);
});

test("a path of 200,000 companies and a ring of 100,000 do not overflow the stack", () => {
  const rows: Row[] = [];
  for (let i = 0; i < 200_000; i++) rows.push([`N${i}`, `N${i + 1}`, 1]);
  for (let i = 0; i < 100_000; i++) rows.push([`R${i}`, `R${(i + 1) % 100_000}`, 2]);
  const circular = split(graphOf(rows));
  expect(circular.reduce((sum, value) => sum + value, 0)).toBeCloseTo(200_000, 3);
});

test("ends where amounts differ by more than a number can hold", () => {
  fc.assert(
    fc.property(flowRows(6, 14), fc.infiniteStream(fc.constantFrom(1e306, 1, 1e-300, 1e-310, 5e-324)), (rows, sizes) => {
      const graph = graphOf(rows.map(([from, to]) => [from, to, sizes.next().value as number]));
      split(graph).forEach((circular, l) => {
        expect(circular).toBeGreaterThanOrEqual(0);
        expect(circular).toBeLessThanOrEqual(graph.amount[l]);
      });
    }),
  );
});
