import * as fc from "fast-check";
import { circularAmount } from "../../../src/domain/circular/circularAmount";
import { circularByYear } from "../../../src/domain/circular/circularByYear";
import { dependence } from "../../../src/domain/circular/dependence";
import { expectedCircular, type UncertainFlow } from "../../../src/domain/circular/expectedCircular";
import { failureOf } from "../../../src/domain/circular/failureOf";
import { benchmark } from "../../../src/domain/circular/randomNetworks";
import { withAmounts } from "../../../src/domain/circular/withAmounts";
import { serialDate } from "../../../src/domain/kernel/serialDate";
import { finish } from "../../../src/domain/kernel/steps";
import { flowRows, graphOf, type Row } from "./randomFlows";

const circular = (rows: readonly Row[]): number => (rows.length === 0 ? 0 : finish(circularAmount(graphOf(rows))));

describe("failure", () => {
  test("nobody loses more than its income, and with nothing passed through only what the failed company paid", () => {
    fc.assert(
      fc.property(flowRows(), fc.double({ min: 0, max: 1, noNaN: true }), (rows, passThrough) => {
        const graph = graphOf(rows);
        const { lost, received, rounds } = finish(failureOf(graph, 0, passThrough, 8));
        const direct = finish(failureOf(graph, 0, 0, 8));
        const paid = new Float64Array(graph.companies);
        for (let l = 0; l < graph.links; l++) if (graph.source[l] === 0 && graph.target[l] !== 0) paid[graph.target[l]] += graph.amount[l];
        for (let i = 0; i < graph.companies; i++) {
          expect(Math.abs(direct.lost[i] - paid[i])).toBeLessThan(1e-9 * (1 + paid[i]));
          expect(lost[i]).toBeLessThanOrEqual(received[i]);
          expect(lost[i]).toBeGreaterThanOrEqual(direct.lost[i] * (1 - 1e-12));
          const inRounds = rounds.reduce((sum, round) => sum + round[i], 0);
          expect(inRounds).toBeLessThanOrEqual(lost[i] + 1e-9 * (1 + lost[i]));
        }
      }),
    );
  });

  test("rounds add up to the total", () => {
    fc.assert(
      fc.property(flowRows(), (rows) => {
        const graph = graphOf(rows);
        const { lost, rounds } = finish(failureOf(graph, 0, 0.5, 200));
        for (let i = 0; i < graph.companies; i++) {
          const inRounds = rounds.reduce((sum, round) => sum + round[i], 0);
          expect(Math.abs(inRounds - lost[i])).toBeLessThan(1e-5 * (1 + lost[i]));
        }
      }),
    );
  });

  test("all passed through, it takes the share of income that depends on the failed company", () => {
    fc.assert(
      fc.property(flowRows(), (rows) => {
        const graph = graphOf(rows);
        const { lost, received } = finish(failureOf(graph, 0, 1, 1));
        for (let i = 1; i < graph.companies; i++) {
          if (received[i] === 0) continue;
          const share = finish(dependence(graph, i, 0));
          expect(share.ok && Math.abs(share.value - lost[i] / received[i])).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe("expected circular amount", () => {
  const chance = fc.constantFrom(0, 0.1, 0.5, 0.9, 1);

  test("is the brute-force mean and variance over all cases", () => {
    fc.assert(
      fc.property(
        flowRows(5, 9).chain((rows) => fc.tuple(fc.constant(rows), fc.array(chance, { minLength: rows.length, maxLength: rows.length }))),
        ([all, probabilities]) => {
          const possible = all.map((row, i) => ({ row, probability: probabilities[i] })).filter(({ probability }) => probability > 0);
          if (possible.length === 0) return;
          const graph = graphOf(possible.map(({ row }) => row));
          const certain = new Float64Array(graph.links);
          const uncertain: UncertainFlow[] = [];
          possible.forEach(({ row: [, , amount], probability }, i) => {
            if (probability === 1) certain[graph.linkOfRow[i]] += amount;
            else uncertain.push({ link: graph.linkOfRow[i], amount, probability });
          });
          const found = finish(expectedCircular(graph, certain, uncertain));
          let [mean, square] = [0, 0];
          for (let mask = 0; mask < 1 << possible.length; mask++) {
            let weight = 1;
            possible.forEach(({ probability }, i) => (weight *= (mask >> i) & 1 ? probability : 1 - probability));
            if (weight === 0) continue;
            const value = circular(possible.filter((_, i) => (mask >> i) & 1).map(({ row }) => row));
            mean += weight * value;
            square += weight * value * value;
          }
          expect(Math.abs(found.mean - mean)).toBeLessThan(1e-8 * (1 + mean));
          expect(Math.abs(found.variance - (square - mean * mean))).toBeLessThan(1e-8 * (1 + square));
          expect(found.draws).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a simulation lies within five standard errors of independent pairs' exact mean", () => {
    const rows: Row[] = [];
    for (let k = 0; k < 12; k++) rows.push(["Hub", `S${k}`, 10 + k], [`S${k}`, "Hub", 10 + k]);
    const simulated = (order: readonly Row[]) => {
      const graph = graphOf(order);
      const flows = order.map(([, , amount], i) => ({ link: graph.linkOfRow[i], amount, probability: 0.5 }));
      return finish(expectedCircular(graph, new Float64Array(graph.links), flows));
    };
    const found = simulated(rows);
    const exact = rows.reduce((sum, [, , amount]) => sum + amount / 4, 0);
    expect(found.draws).toBeGreaterThan(1000);
    expect(found.standardError).toBeGreaterThan(0);
    expect(Math.abs(found.mean - exact)).toBeLessThan(5 * found.standardError);
  });

  test("a simulation does not depend on the order of rows, their spelling or who else appears first, ties in amount and probability or not", () => {
    const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(1, 2, 5), fc.constantFrom(0.25, 0.5)), {
      minLength: 18,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, fc.array(fc.nat(), { minLength: 45, maxLength: 45 }), (drawn, keys) => {
        // A ring of all companies, so that all is one component.
        const ring = Array.from({ length: 6 }, (_, i): [number, number, number, number] => [i, (i + 1) % 6, 3, 1]);
        const rows = [...ring, ...drawn.filter(([from, to]) => from !== to)];
        const shuffled = rows.map((row, i) => ({ row, key: keys[i] })).sort((a, b) => a.key - b.key);
        const simulated = (order: readonly (readonly [number, number, number, number])[], name: (i: number) => string) => {
          const graph = graphOf(order.map(([from, to, amount]): Row => [name(from), name(to), amount]));
          const certain = new Float64Array(graph.links);
          const uncertain: UncertainFlow[] = [];
          order.forEach(([, , amount, probability], i) => {
            if (probability === 1) certain[graph.linkOfRow[i]] += amount;
            else uncertain.push({ link: graph.linkOfRow[i], amount, probability });
          });
          return finish(expectedCircular(graph, certain, uncertain));
        };
        const found = simulated(rows, (i) => `C${i}`);
        fc.pre(found.uncertain > 16);
        const again = simulated(
          shuffled.map(({ row }) => row),
          (i) => ` c${i}`,
        );
        expect(again.draws).toBe(found.draws);
        for (const what of ["mean", "variance", "standardError"] as const)
          expect(Math.abs(again[what] - found[what])).toBeLessThanOrEqual(1e-11 * found[what]);
      }),
      { numRuns: 2 },
    );
  });
});

describe("benchmark", () => {
  test("shares are between 0 and 1, that of the flows is their circular share, and scale changes nothing", () => {
    fc.assert(
      fc.property(flowRows(6, 15), (rows) => {
        const graph = graphOf(rows);
        const { share, shares } = finish(benchmark(graph, 5));
        const gross = graph.amount.reduce((sum, amount) => sum + amount, 0);
        expect(share).toBeCloseTo(circular(rows) / gross, 12);
        for (const value of shares) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        const larger = finish(
          benchmark(
            finish(
              withAmounts(
                graph,
                graph.amount.map((amount) => amount * 1024),
              ),
            ),
            5,
          ),
        );
        larger.shares.forEach((value, i) => expect(Math.abs(value - shares[i])).toBeLessThan(1e-12));
        const backwards = finish(benchmark(graphOf([...rows].reverse()), 5));
        backwards.shares.forEach((value, i) => expect(Math.abs(value - shares[i])).toBeLessThan(1e-12));
      }),
      { numRuns: 40 },
    );
  });

  test("payments to oneself stay, however many payments others are exchanged for", () => {
    const rows: Row[] = [
      ["A", "C", 4],
      ["C", "A", 26],
      ["D", "C", 11],
      ["B", "D", 24],
      ["E", "A", 26],
      ["E", "E", 40],
      ["C", "C", 440],
    ];
    const { shares } = finish(benchmark(graphOf(rows), 1000));
    expect(shares[0]).toBeGreaterThanOrEqual(480 / 571);
  });
});

describe("circular amount by year", () => {
  const years = (rows: readonly Row[], starts: readonly number[], terms: readonly number[]) => {
    const outcome = finish(
      circularByYear(
        rows.map(([from]) => from),
        rows.map(([, to]) => to),
        Float64Array.from(rows, ([, , amount]) => amount),
        Float64Array.from(starts),
        Float64Array.from(terms),
      ),
    );
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.value;
  };

  test("50 out at once and 38 back over seven years meet in the first year only", () => {
    const found = years(
      [
        ["Amazon", "OpenAI", 50],
        ["OpenAI", "Amazon", 38],
      ],
      [serialDate(2026, 1, 1), serialDate(2026, 1, 1)],
      [0, 7],
    );
    expect(found.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032]);
    expect(found[0].circular).toBeCloseTo((2 * 38) / 7, 9);
    for (const { circular: amount } of found.slice(1)) expect(amount).toBe(0);
    expect(found[6].gross).toBeCloseTo(38 / 7, 9);
  });

  test("years add up to the amounts, also from the middle of a year", () => {
    fc.assert(
      fc.property(
        flowRows(4, 8).chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.array(fc.integer({ min: 40_000, max: 50_000 }), { minLength: rows.length, maxLength: rows.length }),
            fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        ([rows, starts, terms]) => {
          const found = years(rows, starts, terms);
          const gross = rows.reduce((sum, [, , amount]) => sum + amount, 0);
          expect(Math.abs(found.reduce((sum, year) => sum + year.gross, 0) - gross)).toBeLessThan(1e-6 * gross);
          for (const year of found) {
            expect(year.circular).toBeGreaterThanOrEqual(0);
            expect(year.circular).toBeLessThanOrEqual(year.gross * (1 + 1e-12));
          }
        },
      ),
    );
  });
});
