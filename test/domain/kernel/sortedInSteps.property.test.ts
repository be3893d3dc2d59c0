import fc from "fast-check";
import { sortedInSteps } from "../../../src/domain/kernel/sortedInSteps";
import { finish } from "../../../src/domain/kernel/steps";

/** Long lists are cheap to make from a short one: what matters is that they are longer than a stretch. */
const longLists = fc
  .tuple(
    fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 }),
    fc.integer({ min: 1, max: 40_000 }),
    fc.integer({ min: 1, max: 997 }),
  )
  .map(([values, length, stride]) => Float64Array.from({ length }, (_, i) => values[(i * stride) % values.length]));

const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.from(a).every((value, i) => value === b[i]);

test("numbers come out as the language's own sort puts them", () => {
  fc.assert(
    fc.property(longLists, (values) => {
      const before = values.slice();
      expect(same(finish(sortedInSteps(values)), values.slice().sort())).toBe(true);
      expect(same(values, before)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("equal entries keep their order", () => {
  fc.assert(
    fc.property(longLists, (values) => {
      const byValue = (a: number, b: number): number => values[b] - values[a] || 0;
      const indices = Int32Array.from(values.keys());
      expect(same(finish(sortedInSteps(indices, byValue)), [...indices].sort(byValue))).toBe(true);
    }),
    { numRuns: 30 },
  );
});
