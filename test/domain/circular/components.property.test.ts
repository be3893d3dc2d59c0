import fc from "fast-check";
import { components, type Links } from "../../../src/domain/circular/components";
import { finish } from "../../../src/domain/kernel/steps";

/** Links of a random graph, and who reaches whom by Warshall's closure. */
const graphs = fc.integer({ min: 1, max: 12 }).chain((companies) =>
  fc.array(fc.tuple(fc.nat(companies - 1), fc.nat(companies - 1)), { maxLength: 30 }).map((pairs) => {
    const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
    const start = new Int32Array(companies + 1);
    for (const [from] of sorted) start[from + 1]++;
    for (let i = 0; i < companies; i++) start[i + 1] += start[i];
    const reaches = Array.from({ length: companies }, (_, i) => Array.from({ length: companies }, (_, j) => i === j));
    for (const [from, to] of sorted) reaches[from][to] = true;
    for (let k = 0; k < companies; k++)
      for (let i = 0; i < companies; i++) for (let j = 0; j < companies; j++) reaches[i][j] ||= reaches[i][k] && reaches[k][j];
    return { links: { companies, start, target: Int32Array.from(sorted, ([, to]) => to) } satisfies Links, reaches };
  }),
);

test("two companies share a component exactly where each reaches the other; money leaves towards lower numbers", () => {
  fc.assert(
    fc.property(graphs, ({ links, reaches }) => {
      const { count, of } = finish(components(links));
      expect(new Set(of).size).toBe(count);
      for (let i = 0; i < links.companies; i++)
        for (let j = 0; j < links.companies; j++) {
          expect(of[i] === of[j]).toBe(reaches[i][j] && reaches[j][i]);
          if (reaches[i][j]) expect(of[j]).toBeLessThanOrEqual(of[i]);
        }
    }),
  );
});

test("a ring and a path of 300,000 companies are walked without recursion", () => {
  const companies = 300_000;
  const start = Int32Array.from({ length: companies + 1 }, (_, i) => i);
  const target = Int32Array.from({ length: companies }, (_, i) => (i + 1) % companies);
  expect(finish(components({ companies, start, target })).count).toBe(1);
  start[companies] = companies - 1;
  expect(finish(components({ companies, start, target })).count).toBe(companies);
});
