import fc from "fast-check";
import { countLoops } from "../../../src/domain/circular/countLoops";
import type { FlowGraph } from "../../../src/domain/circular/flowGraph";
import { loopLinks } from "../../../src/domain/circular/loopLinks";
import { topLoops, type TopLoops } from "../../../src/domain/circular/topLoops";
import { finish } from "../../../src/domain/kernel/steps";
import { flows, graphOf, type Row } from "./support";

const top = (graph: FlowGraph, longest = graph.companies, most = 1_000_000): TopLoops =>
  finish(topLoops(graph, finish(loopLinks(graph)), longest, most, { left: 1e9 }));
const count = (graph: FlowGraph) => finish(countLoops(graph, finish(loopLinks(graph)), 2_000_000, { left: 1e9 }));
const complete = (companies: number, amount: (i: number) => number = () => 1): Row[] =>
  Array.from({ length: companies * companies }, (_, i) => [`${Math.floor(i / companies)}`, `${i % companies}`, amount(i)] as Row).filter(
    ([from, to]) => from !== to,
  );

/** Every loop by plain search without any pruning, turned to start at the least company: path and bottleneck. */
function every(graph: FlowGraph): { path: string; length: number; bottleneck: number }[] {
  const found: { path: string; length: number; bottleneck: number }[] = [];
  const visit = (start: number, path: number[], bottleneck: number): void => {
    const here = path[path.length - 1];
    for (let link = graph.start[here]; link < graph.start[here + 1]; link++) {
      const next = graph.target[link];
      const least = Math.min(bottleneck, graph.amount[link]);
      if (next === start) found.push({ path: path.map((i) => graph.names[i]).join(), length: path.length, bottleneck: least });
      else if (graph.names[next] > graph.names[start] && !path.includes(next)) visit(start, [...path, next], least);
    }
  };
  for (let i = 0; i < graph.companies; i++) visit(i, [i], Infinity);
  return found.sort((a, b) => b.bottleneck - a.bottleneck || a.length - b.length || (a.path < b.path ? -1 : 1));
}

const shown = (graph: FlowGraph, { loops }: TopLoops) =>
  loops.map(({ companies, bottleneck }) => ({
    path: companies.map((i) => graph.names[i]).join(),
    length: companies.length,
    bottleneck,
  }));

test("all loops, by bottleneck, length and name; with a bound on the length and a cap, the first of them", () => {
  fc.assert(
    fc.property(
      flows({ companies: 7, rows: 25, amount: fc.integer({ min: 0, max: 4 }) }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 12 }),
      (rows, longest, most) => {
        const graph = graphOf(rows);
        const all = every(graph);
        expect(shown(graph, top(graph))).toEqual(all);
        expect(top(graph).cut).toBeNull();
        expect(count(graph)).toEqual({ loops: all.length, complete: true });
        const short = all.filter(({ length }) => length <= longest);
        expect(shown(graph, top(graph, longest))).toEqual(short);
        expect(shown(graph, top(graph, longest, most))).toEqual(short.slice(0, most));
        expect(top(graph, longest, most).cut).toBe(short.length > most ? "top" : null);
      },
    ),
    { numRuns: 600 },
  );
});

test("the order of rows changes neither the list nor the count", () => {
  fc.assert(
    fc.property(flows({ companies: 8, rows: 30 }), fc.infiniteStream(fc.nat()), (rows, random) => {
      const keyed = rows.map((row) => [random.next().value as number, row] as const);
      const shuffled = graphOf(keyed.sort((a, b) => a[0] - b[0]).map(([, row]) => row));
      const graph = graphOf(rows);
      expect(shown(shuffled, top(shuffled, 5, 10))).toEqual(shown(graph, top(graph, 5, 10)));
    }),
  );
});

/** Σ C(n, k)·(k − 1)! over k ≥ 2: circuits of a complete digraph, Johnson (1975), p. 78. */
test.each([
  [3, 5],
  [4, 20],
  [5, 84],
  [6, 409],
  [7, 2365],
  [8, 16_064],
])("a complete graph of %i companies has %i loops", (companies, loops) => {
  const graph = graphOf(complete(companies));
  expect(count(graph)).toEqual({ loops, complete: true });
  expect(top(graph).loops.length).toBe(loops);
});

test("among very many loops of one bottleneck the shortest are listed", () => {
  const graph = graphOf(complete(60));
  const { loops, cut } = top(graph, 60, 100);
  expect(loops.every(({ companies }) => companies.length === 2)).toBe(true);
  expect([loops.length, cut]).toEqual([100, "top"]);
});

test("in a large dense graph the loops listed carry most", () => {
  const graph = graphOf(complete(80, (i) => ((i * 7919) % 6133) + 1));
  const { loops, cut } = top(graph, 80, 50);
  expect([loops.length, cut]).toEqual([50, "top"]);
  const least = loops[49].bottleneck;
  const strong = graphOf(
    Array.from(graph.amount, (amount, link) => [graph.names[graph.source[link]], graph.names[graph.target[link]], amount] as Row).filter(
      ([, , amount]) => amount > least,
    ),
  );
  expect(count(strong).loops).toBe(loops.filter(({ bottleneck }) => bottleneck > least).length);
});

test("the count gives up where there are too many, and says so", () => {
  const graph = graphOf(complete(12));
  expect(finish(countLoops(graph, finish(loopLinks(graph)), 1000, { left: 1e9 }))).toEqual({ loops: 1000, complete: false });
  expect(finish(countLoops(graph, finish(loopLinks(graph)), 1e9, { left: 10_000 })).complete).toBe(false);
});

test("a ring of 100,000 companies is one loop", () => {
  const graph = graphOf(Array.from({ length: 100_000 }, (_, i) => [`${i}`, `${(i + 1) % 100_000}`, 1 + (i % 7)] as Row));
  expect(count(graph)).toEqual({ loops: 1, complete: true });
  const { loops, cut } = top(graph);
  expect([loops.length, loops[0].companies.length, loops[0].bottleneck, cut]).toEqual([1, 100_000, 1, null]);
});
