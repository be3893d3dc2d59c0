import fc from "fast-check";
import { backsolve } from "../../../src/domain/captable/backsolve";
import { optionPricing } from "../../../src/domain/captable/optionPricing";
import { shareClasses } from "../../../src/domain/captable/shareClasses";
import { tiersOf } from "../../../src/domain/captable/tiers";
import { waterfall } from "../../../src/domain/captable/waterfall";
import { arbitraryClasses } from "./arbitraryClasses";

const terms = fc.record({
  years: fc.integer({ min: 1, max: 80 }).map((n) => n / 8),
  volatility: fc.integer({ min: 4, max: 30 }).map((n) => n / 20),
  rate: fc.integer({ min: -2, max: 10 }).map((n) => n / 100),
  payout: fc.integer({ min: 0, max: 5 }).map((n) => n / 100),
});
const equities = fc.integer({ min: 1, max: 60_000 });

test("values sum to the equity that is not paid out before, and no class is worth less than nothing or more than all", () => {
  fc.assert(
    fc.property(arbitraryClasses(10), equities, terms, (classes, equity, t) => {
      const values = optionPricing(tiersOf(classes), equity, t);
      const total = values.reduce((sum, value) => sum + value, 0);
      expect(Math.abs(total / (equity * Math.exp(-t.payout * t.years)) - 1)).toBeLessThan(1e-12);
      for (const value of values) expect(value).toBeGreaterThanOrEqual(-1e-12 * equity);
    }),
  );
});

test("values are the discounted mean of the waterfall over lognormal exits (simulation, 4.5 standard errors)", () => {
  fc.assert(
    fc.property(arbitraryClasses(8), equities, terms, fc.integer(), (classes, equity, t, seed) => {
      const tiers = tiersOf(classes);
      const values = optionPricing(tiers, equity, t);
      const draws = 20_000;
      const sums = classes.map(() => 0);
      const squares = classes.map(() => 0);
      const normal = normals(seed);
      for (let d = 0; d < draws; d++) {
        const drift = (t.rate - t.payout - t.volatility ** 2 / 2) * t.years;
        const exit = equity * Math.exp(drift + t.volatility * Math.sqrt(t.years) * normal());
        waterfall(tiers, exit).amounts.forEach((payout, i) => {
          const present = payout * Math.exp(-t.rate * t.years);
          sums[i] += present;
          squares[i] += present * present;
        });
      }
      values.forEach((value, i) => {
        const mean = sums[i] / draws;
        const error = Math.sqrt(Math.max(0, squares[i] / draws - mean * mean) / draws);
        // Deep out-of-the-money payoffs are too skewed for a normal error: a rare draw decides, so allow a part of the equity.
        expect(Math.abs(mean - value)).toBeLessThanOrEqual(4.5 * error + 2e-3 * equity);
      });
    }),
    { numRuns: 10, seed: 20 },
  );
});

test("backsolve inverts the option pricing method for every class, or says that the answer is an interval", () => {
  fc.assert(
    fc.property(arbitraryClasses(9), fc.nat(8), equities, terms, (classes, which, equity, t) => {
      const tiers = tiersOf(classes);
      const i = which % classes.length;
      const price = optionPricing(tiers, equity, t)[i] / classes[i].shares;
      fc.pre(price > 1e-9);
      const found = backsolve(tiers, i, price, t);
      if (!found.ok) expect(found.message).toMatch(/any equity value from/);
      else expect(Math.abs(optionPricing(tiers, found.value, t)[i] / classes[i].shares / price - 1)).toBeLessThan(1e-11);
    }),
    { numRuns: 300 },
  );
});

test("a class that does not convert still has an equity value at its price", () => {
  const blank = { seniority: NaN, capBasis: "", conversion: NaN, strike: NaN, invested: NaN, cap: NaN };
  const read = shareClasses([
    { ...blank, name: "Common", shares: 6, preference: NaN, kind: "common" },
    { ...blank, name: "Bond", shares: 4, preference: 2, kind: "nonconvertible" },
  ]);
  if (!read.ok) throw new Error(read.message);
  const found = backsolve(tiersOf(read.value), 1, 1, { years: 2, volatility: 0.6, rate: 0.04, payout: 0 });
  // Equity less a Black–Scholes call at 8, by bisection in Python (C library erfc): worth 4 at this equity.
  expect(found.ok && Math.abs(found.value / 5.075051788520736 - 1)).toBeLessThan(1e-12);
});

/** Standard normal draws (mulberry32 and Box–Muller), the same for a seed. */
function normals(seed: number): () => number {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
