import * as fc from "fast-check";
import { clearing } from "../../../src/domain/circular/clearing";
import { debtRank } from "../../../src/domain/circular/debtRank";
import { dependence } from "../../../src/domain/circular/dependence";
import { finnCycling } from "../../../src/domain/circular/finnCycling";
import type { Outcome } from "../../../src/domain/kernel/outcome";
import { finish } from "../../../src/domain/kernel/steps";
import { flowRows, graphOf, type Row } from "./randomFlows";

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

describe("dependence", () => {
  test("is what tracing income back, link by link, converges to", () => {
    fc.assert(
      fc.property(flowRows(6, 20), (rows) => {
        const graph = graphOf(rows);
        const through = graph.names.map((_, i) =>
          Math.max(
            ...[graph.source, graph.target].map((end) => graph.amount.reduce((sum, amount, l) => sum + (end[l] === i ? amount : 0), 0)),
          ),
        );
        const on = 0;
        let reached = new Float64Array(graph.companies);
        for (let round = 0; round < 5000; round++) {
          const next = new Float64Array(graph.companies);
          for (let l = 0; l < graph.links; l++) {
            const [i, j] = [graph.source[l], graph.target[l]];
            next[j] += (graph.amount[l] * (i === on ? 1 : reached[i])) / through[j];
          }
          reached = next;
        }
        for (let of = 0; of < graph.companies; of++) {
          const income = graph.amount.reduce((sum, amount, l) => sum + (graph.target[l] === of ? amount : 0), 0);
          if (income === 0) continue;
          const wanted = graph.amount.reduce(
            (sum, amount, l) => sum + (graph.target[l] === of ? amount * (graph.source[l] === on ? 1 : reached[graph.source[l]]) : 0),
            0,
          );
          expect(Math.abs(valueOf(finish(dependence(graph, of, on))) - wanted / income)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test("what is handed round without end has come from where it entered, though it entered as less than rounding", () => {
  const graph = graphOf([
    ["A", "B", 1e-6],
    ["B", "C", 1e15],
    ["C", "B", 1e15],
  ]);
  expect(valueOf(finish(dependence(graph, 2, 0)))).toBe(1);
});

describe("Finn cycling", () => {
  test("stays when money is scaled, rows reversed or split", () => {
    fc.assert(
      fc.property(flowRows(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, scale) => {
        const wanted = valueOf(finish(finnCycling(graphOf(rows), null)));
        expect(wanted.index).toBeGreaterThanOrEqual(0);
        expect(wanted.index).toBeLessThanOrEqual(1);
        const changed = [...rows].reverse().flatMap(([from, to, amount]): Row[] => [
          [from, to, amount * scale * 0.25],
          [from, to, amount * scale * 0.75],
        ]);
        const found = valueOf(finish(finnCycling(graphOf(changed), null)));
        expect(found.index).toBeCloseTo(wanted.index, 9);
        expect(Math.abs(found.throughflow / scale - wanted.throughflow)).toBeLessThan(1e-9 * wanted.throughflow);
      }),
    );
  });

  test("is zero without loops and grows with them", () => {
    fc.assert(
      fc.property(flowRows(), (rows) => {
        const forward = rows.filter(([from, to]) => from < to);
        if (forward.length === 0) return;
        expect(Math.abs(valueOf(finish(finnCycling(graphOf(forward), null))).index)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("clearing", () => {
  const balances = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 8, maxLength: 8 }),
    fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 8, maxLength: 8 }),
  );

  test("payments are between zero and what is owed, and all or everything there is", () => {
    fc.assert(
      fc.property(flowRows(), balances, (rows, [assets, liabilities]) => {
        const graph = graphOf(rows);
        const own = Float64Array.from(graph.names, (_, i) => assets[i]);
        const outside = Float64Array.from(graph.names, (_, i) => liabilities[i]);
        const { owed, paid, received, recovery, round } = finish(clearing(graph, own, outside));
        for (let i = 0; i < graph.companies; i++) {
          expect(paid[i]).toBeGreaterThanOrEqual(0);
          expect(paid[i]).toBeLessThanOrEqual(owed[i]);
          const has = own[i] + received[i];
          expect(Math.abs(paid[i] - Math.min(owed[i], has))).toBeLessThan(1e-9 * (1 + owed[i]));
          expect(round[i] > 0).toBe(recovery[i] < 1);
        }
        const fromOthers = graph.amount.reduce((sum, amount, l) => sum + amount * recovery[graph.source[l]], 0);
        expect(Math.abs(fromOthers - received.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-6);
      }),
    );
  });

  test("is the greatest: iterating from full payment comes down to it", () => {
    fc.assert(
      fc.property(flowRows(5, 15), balances, (rows, [assets, liabilities]) => {
        const graph = graphOf(rows);
        const own = Float64Array.from(graph.names, (_, i) => assets[i]);
        const outside = Float64Array.from(graph.names, (_, i) => liabilities[i]);
        const { owed, paid } = finish(clearing(graph, own, outside));
        let now = owed.slice();
        for (let step = 0; step < 20_000; step++) {
          const has = own.slice();
          for (let l = 0; l < graph.links; l++) has[graph.target[l]] += (graph.amount[l] * now[graph.source[l]]) / owed[graph.source[l]];
          now = now.map((_, i) => Math.min(owed[i], has[i]));
        }
        for (let i = 0; i < graph.companies; i++) expect(Math.abs(now[i] - paid[i])).toBeLessThan(1e-5 * (1 + owed[i]));
      }),
      { numRuns: 30 },
    );
  });

  test("a chain of 100,000 debtors falls one a round", () => {
    const rows: Row[] = [];
    for (let i = 0; i < 100_000; i++) rows.push([`D${i}`, `D${i + 1}`, 10]);
    const graph = graphOf(rows);
    const { round, paid } = finish(clearing(graph, new Float64Array(graph.companies), new Float64Array(graph.companies)));
    expect(round[99_999]).toBe(100_000);
    expect(Math.max(...paid.slice(0, 1000))).toBe(0);
  });
});

describe("DebtRank", () => {
  test("is the least fixed point: never below the shock, at most 1, and consistent with the exposures", () => {
    fc.assert(
      fc.property(
        flowRows(),
        fc.array(fc.integer({ min: 500, max: 5000 }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (rows, sizes, shocks) => {
          const graph = graphOf(rows);
          const buffers = Float64Array.from(graph.names, (_, i) => sizes[i]);
          const shock = Float64Array.from(graph.names, (_, i) => shocks[i]);
          const stress = valueOf(finish(debtRank(graph, buffers, shock)));
          const gained = shock.slice();
          for (let l = 0; l < graph.links; l++)
            gained[graph.target[l]] += (graph.amount[l] / buffers[graph.target[l]]) * stress[graph.source[l]];
          for (let i = 0; i < graph.companies; i++) expect(Math.abs(stress[i] - Math.min(1, gained[i]))).toBeLessThan(1e-9);
        },
      ),
    );
  });
});
