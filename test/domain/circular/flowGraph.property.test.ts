import fc from "fast-check";
import { companyKey, type FlowGraph, flowGraph } from "../../../src/domain/circular/flowGraph";
import { finish } from "../../../src/domain/kernel/steps";
import { worded } from "../../../src/domain/kernel/vocabulary";

type Row = readonly [from: string, to: string, amount: number];

const rows = fc.array(
  fc.tuple(
    fc.constantFrom("A", "b", " B", "a ", "C", "D", "7", "Éa", "éA"),
    fc.constantFrom("A", "b", "B", "C", "d", "E", "éa"),
    fc.integer({ min: 0, max: 5 }),
  ),
  {
    minLength: 1,
    maxLength: 40,
  },
);

function graphOf(flows: readonly Row[]): FlowGraph {
  const outcome = finish(
    flowGraph(
      worded(flows.map(([from]) => from)),
      worded(flows.map(([, to]) => to)),
      Float64Array.from(flows, ([, , amount]) => amount),
    ),
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

test("amounts of a pair add up, whatever the spelling", () => {
  fc.assert(
    fc.property(rows, (flows) => {
      const graph = graphOf(flows);
      const expected = new Map<string, number>();
      for (const [from, to, amount] of flows) {
        const pair = `${companyKey(from)}>${companyKey(to)}`;
        if (amount > 0) expected.set(pair, (expected.get(pair) ?? 0) + amount);
      }
      const found = new Map<string, number>();
      for (let i = 0; i < graph.companies; i++)
        for (let link = graph.start[i]; link < graph.start[i + 1]; link++) {
          expect(graph.source[link]).toBe(i);
          found.set(`${companyKey(graph.names[i])}>${companyKey(graph.names[graph.target[link]])}`, graph.amount[link]);
        }
      expect(found).toEqual(expected);
      expect(graph.links).toBe(expected.size);
    }),
  );
});

test("each row knows its link, and the first spelling names a company", () => {
  fc.assert(
    fc.property(rows, (flows) => {
      const graph = graphOf(flows);
      flows.forEach(([from, to, amount], row) => {
        const link = graph.linkOfRow[row];
        if (link < 0) expect(amount).toBe(0);
        else {
          expect(companyKey(graph.names[graph.source[link]])).toBe(companyKey(from));
          expect(companyKey(graph.names[graph.target[link]])).toBe(companyKey(to));
        }
      });
      const spellings = flows.flatMap(([from, to]) => [from, to]);
      graph.names.forEach((name, i) => {
        expect(name).toBe(spellings.find((spelling) => companyKey(spelling) === companyKey(name))?.trim());
        expect(graph.companyNamed(name)).toBe(i);
      });
    }),
  );
});

test("a sum beyond the largest number is refused", () => {
  const outcome = finish(flowGraph(worded(["A", "B"]), worded(["B", "A"]), Float64Array.of(1.7e308, 1.7e308)));
  expect(outcome).toMatchObject({ ok: false, kind: "number" });
});
