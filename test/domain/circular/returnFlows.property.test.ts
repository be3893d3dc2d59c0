import fc from "fast-check";
import type { FlowGraph } from "../../../src/domain/circular/flowGraph";
import { loopLinks } from "../../../src/domain/circular/loopLinks";
import { positions } from "../../../src/domain/circular/positions";
import { ReturnFlows } from "../../../src/domain/circular/returnFlows";
import { finish } from "../../../src/domain/kernel/steps";
import { flows, graphOf, wideAmount } from "./support";

function returns(graph: FlowGraph): number[] {
  const all = finish(ReturnFlows.over(graph, finish(loopLinks(graph))));
  return graph.names.map((_, company) => finish(all.of(company)));
}

/** Least cut between a company's outgoing and incoming side, over every set of other companies. */
function leastCut(graph: FlowGraph, company: number): number {
  let least = Infinity;
  for (let set = 0; set < 1 << graph.companies; set++) {
    if ((set >> company) & 1) continue;
    let across = 0;
    for (let link = 0; link < graph.links; link++) {
      const from = graph.source[link] === company || ((set >> graph.source[link]) & 1) === 1;
      const to = graph.target[link] !== company && ((set >> graph.target[link]) & 1) === 1;
      if (from && !to) across += graph.amount[link];
    }
    least = Math.min(least, across);
  }
  return least;
}

test("the return flow is the least cut (every cut tried)", () => {
  fc.assert(
    fc.property(flows({ companies: 7, rows: 24 }), (rows) => {
      const graph = graphOf(rows);
      expect(returns(graph)).toEqual(graph.names.map((_, company) => leastCut(graph, company)));
    }),
    { numRuns: 500 },
  );
});

test("with amounts that lie far apart, to the last digits", () => {
  fc.assert(
    fc.property(flows({ companies: 6, rows: 16, amount: wideAmount }), (rows) => {
      const graph = graphOf(rows);
      returns(graph).forEach((value, company) => {
        const cut = leastCut(graph, company);
        expect(Math.abs(value - cut)).toBeLessThanOrEqual(1e-12 * cut);
      });
    }),
    { numRuns: 500 },
  );
});

test("at most the lesser of inflow and outflow", () => {
  fc.assert(
    fc.property(flows({ companies: 30, rows: 120, amount: wideAmount }), (rows) => {
      const graph = graphOf(rows);
      const { inflow, outflow } = finish(positions(graph));
      returns(graph).forEach((value, company) =>
        expect(value).toBeLessThanOrEqual(Math.min(inflow[company], outflow[company]) * (1 + 1e-15)),
      );
    }),
  );
});

test("a ring of 200,000 companies brings its least amount back to each, without recursion and without going round for each", () => {
  const count = 200_000;
  const graph = graphOf(
    Array.from({ length: count }, (_, i) => [String(i), String((i + 1) % count), 2 + ((i * 7919 + 77) % count)] as const),
  );
  expect(new Set(returns(graph))).toEqual(new Set([2]));
});

test("companies in a line have one return flow, what they pay themselves aside", () => {
  fc.assert(
    fc.property(flows({ companies: 5, rows: 9, amount: wideAmount }), fc.integer({ min: 1, max: 6 }), (rows, between) => {
      const graph = graphOf(rows);
      // The first row by way of others, who hand on.
      const [[from, to, amount], ...others] = rows;
      const stops = [from, ...Array.from({ length: between }, (_, i) => `stop ${i}`), to];
      const line = stops.slice(1).map((stop, i) => [stops[i], stop, amount] as const);
      const longer = graphOf([...others, ...line, ["stop 0", "stop 0", 5]]);
      const flowsBack = finish(ReturnFlows.over(longer, finish(loopLinks(longer))));
      const values = stops.slice(1, -1).map((stop) => finish(flowsBack.of(longer.companyNamed(stop) as number)));
      values.slice(1).forEach((value) => expect(Math.abs(values[0] - 5 - value)).toBeLessThanOrEqual(1e-12 * (5 + value)));
      // Nobody else sees the difference.
      if (from !== to) {
        const plain = returns(graph);
        graph.names.forEach((name, company) => {
          const value = finish(flowsBack.of(longer.companyNamed(name) as number));
          expect(Math.abs(value - plain[company])).toBeLessThanOrEqual(1e-12 * plain[company]);
        });
      }
    }),
  );
});
