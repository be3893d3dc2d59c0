import fc from "fast-check";
import { balanceClosed, eliminateLeaky, escapes, solveLeaky } from "../../../src/domain/kernel/denseLeaky";
import { finish } from "../../../src/domain/kernel/steps";

/** Flows among n companies over six powers of ten, some of them zero, and leaks from a few; sizes around and between the blocks. */
const systems = fc
  .record({ n: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 45, max: 110 })), seed: fc.integer() })
  .map(({ n, seed }) => {
    let state = seed | 0;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 0) / 4294967296;
    };
    const c = Float64Array.from({ length: n * n }, () => (random() < 0.3 ? 0 : 10 ** (6 * random() - 3)));
    // A ring through all, so that everything leaks in the end.
    for (let i = 0; i < n; i++) c[i * n + ((i + 1) % n)] = 1;
    const leak = Float64Array.from({ length: n }, (_, i) => (i === 0 || random() < 0.2 ? 10 ** (6 * random() - 5) : 0));
    return { n, c, leak };
  });

function through(c: Float64Array, leak: Float64Array, n: number, i: number): number {
  let sum = leak[i];
  for (let j = 0; j < n; j++) if (j !== i) sum += c[i * n + j];
  return sum;
}

test("a solution balances every company to the last digits", () => {
  fc.assert(
    fc.property(systems, ({ n, c, leak }) => {
      const b = Float64Array.from({ length: n }, (_, i) => 1 + (i % 7));
      const x = b.slice();
      const work = c.slice();
      solveLeaky(work, finish(eliminateLeaky(work, leak.slice(), n, n)), x);
      for (let j = 0; j < n; j++) {
        let comesIn = b[j];
        for (let i = 0; i < n; i++) if (i !== j) comesIn += x[i] * c[i * n + j];
        expect(Math.abs(comesIn / (x[j] * through(c, leak, n, j)) - 1)).toBeLessThan(1e-13 * n);
      }
    }),
    { numRuns: 30 },
  );
});

test("what escapes a company is what is left of a unit put in there: the reciprocal of the inverse's diagonal", () => {
  fc.assert(
    fc.property(systems, fc.nat(), ({ n, c, leak }, which) => {
      const found = finish(escapes(c.slice(), leak.slice(), n));
      const i = which % n;
      const unit = new Float64Array(n);
      unit[i] = 1;
      const work = c.slice();
      solveLeaky(work, finish(eliminateLeaky(work, leak.slice(), n, n)), unit);
      expect(Math.abs(found[i] * unit[i] - 1)).toBeLessThan(1e-13 * n);
    }),
    { numRuns: 40 },
  );
});

test("without leaks the balanced flow is in balance", () => {
  fc.assert(
    fc.property(systems, ({ n, c }) => {
      fc.pre(n > 1);
      const work = c.slice();
      finish(eliminateLeaky(work, new Float64Array(n), n, n));
      const x = balanceClosed(work, n);
      for (let j = 0; j < n; j++) {
        let comesIn = 0;
        for (let i = 0; i < n; i++) if (i !== j) comesIn += x[i] * c[i * n + j];
        expect(Math.abs(comesIn / (x[j] * through(c, new Float64Array(n), n, j)) - 1)).toBeLessThan(1e-13 * n);
      }
    }),
    { numRuns: 30 },
  );
});
