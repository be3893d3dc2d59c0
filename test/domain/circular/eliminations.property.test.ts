import fc from "fast-check";
import { eliminateSparse } from "../../../src/domain/circular/sparseElimination";
import { escapes, inverseLeaky } from "../../../src/domain/kernel/denseLeaky";
import { seededRandom } from "../../../src/domain/kernel/seededRandom";
import { finish } from "../../../src/domain/kernel/steps";

/** A system of n companies with about so many links each, some of zero, amounts over six powers of ten, and some that leak. */
function system(n: number, linksEach: number, seed: number) {
  const random = seededRandom(seed);
  const weights = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    weights.set(i * n + ((i + 1) % n), 10 ** (random.below(60) / 10));
    for (let k = 1; k < linksEach; k++) {
      const j = random.below(n);
      if (j !== i) weights.set(i * n + j, random.below(9) === 0 ? 0 : 10 ** (random.below(60) / 10));
    }
  }
  const keys = [...weights.keys()].sort((a, b) => a - b);
  const start = new Int32Array(n + 1);
  for (const key of keys) start[Math.floor(key / n) + 1]++;
  for (let i = 0; i < n; i++) start[i + 1] += start[i];
  const leak = Float64Array.from({ length: n }, (_, i) => (i === 0 || random.below(3) === 0 ? 10 ** (random.below(40) / 10) : 0));
  const dense = new Float64Array(n * n);
  for (const [key, weight] of weights) dense[key] = weight;
  return {
    dense,
    sparse: {
      companies: n,
      start,
      target: Int32Array.from(keys, (key) => key % n),
      weight: Float64Array.from(keys, (key) => weights.get(key) as number),
      leak,
      link: Int32Array.from(keys, (_, l) => l),
    },
  };
}

const systems = fc.record({ n: fc.integer({ min: 2, max: 40 }), links: fc.integer({ min: 1, max: 12 }), seed: fc.nat(1e6) });

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  let worst = 0;
  for (let i = 0; i < wanted.length; i++) if (found[i] !== wanted[i]) worst = Math.max(worst, Math.abs(found[i] / wanted[i] - 1));
  expect(worst).toBeLessThan(1e-11);
}

test("the inverse times the matrix is the identity, and its diagonal is what the escapes are made of", () => {
  fc.assert(
    fc.property(systems, ({ n, links, seed }) => {
      const { dense, sparse } = system(n, links, seed);
      const inverse = finish(inverseLeaky(dense.slice(), sparse.leak.slice(), n));
      const escape = finish(escapes(dense.slice(), sparse.leak.slice(), n));
      expectClose(
        escape,
        Array.from({ length: n }, (_, i) => 1 / inverse[i * n + i]),
      );
      const through = sparse.leak.map((leak, i) => leak + dense.subarray(i * n, i * n + n).reduce((sum, weight) => sum + weight, 0));
      let worst = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          // In two sums of what is not negative: they agree to rounding, whatever the size of either.
          let flows = i === j ? 1 : 0;
          for (let k = 0; k < n; k++) flows += inverse[i * n + k] * dense[k * n + j];
          const passes = inverse[i * n + j] * through[j];
          if (passes !== flows) worst = Math.max(worst, Math.abs(passes / flows - 1));
        }
      }
      expect(worst).toBeLessThan(1e-11);
    }),
    { numRuns: 60 },
  );
});

test("taking thinly linked companies out first gives the escapes and solutions of the whole square", () => {
  fc.assert(
    fc.property(systems, ({ n, links, seed }) => {
      const { dense, sparse } = system(n, links, seed);
      const eliminated = finish(eliminateSparse(sparse));
      if (!eliminated) throw new Error("elimination without a limit stopped");
      const inverse = finish(inverseLeaky(dense.slice(), sparse.leak.slice(), n));
      expectClose(finish(eliminated.escapes()), finish(escapes(dense.slice(), sparse.leak.slice(), n)));
      const again = finish(eliminateSparse(sparse));
      const into = Float64Array.from({ length: n }, (_, i) => (i % 3 === 0 ? i + 1 : 0));
      expectClose(
        again ? finish(again.solve(into)) : [],
        Array.from({ length: n }, (_, j) => into.reduce((sum, amount, i) => sum + amount * inverse[i * n + j], 0)),
      );
    }),
    { numRuns: 100 },
  );
});
