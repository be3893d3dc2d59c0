import fc from "fast-check";
import { growthContribution } from "../../../src/domain/cloud/growthContribution";
import { growthWithout } from "../../../src/domain/cloud/growthWithout";
import { herfindahl } from "../../../src/domain/cloud/herfindahl";
import { projectMarket } from "../../../src/domain/cloud/projectMarket";
import type { Outcome } from "../../../src/domain/kernel/outcome";

const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const growth = fc.double({ min: -0.9, max: 3, noNaN: true });
const providers = fc.array(fc.tuple(amount, growth), { minLength: 1, maxLength: 10 });

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

test("HHI lies between 10,000/n and 10,000; neither order nor unit matters", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), fc.constantFrom(1e-6, 3, 1e6), (amounts, unit) => {
      const { hhi, effectiveFirms } = value(herfindahl(amounts, 0));
      expect(hhi).toBeGreaterThanOrEqual((10_000 / amounts.length) * (1 - 1e-12));
      expect(hhi).toBeLessThanOrEqual(10_000 * (1 + 1e-12));
      expect(hhi * effectiveFirms).toBeCloseTo(10_000, 6);
      const scaled = value(herfindahl(amounts.map((one) => one * unit).reverse(), 0));
      expect(scaled.hhi / hhi).toBeCloseTo(1, 10);
    }),
  );
});

test("a merger of two adds twice the product of their shares; the remainder's bounds hold any split of it", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 20 }), fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts, others) => {
      const [a, b, ...rest] = amounts;
      const rise = value(herfindahl([a + b, ...rest], 0)).hhi - value(herfindahl(amounts, 0)).hhi;
      expect(rise).toBeCloseTo((2 * 10_000 * a * b) / sum(amounts) ** 2, 6);
      const bounds = value(herfindahl(amounts, sum(others)));
      const split = value(herfindahl([...amounts, ...others], 0)).hhi;
      expect(split).toBeGreaterThanOrEqual(bounds.hhi - 1e-6);
      expect(split).toBeLessThanOrEqual(bounds.hhiRestAsOne + 1e-6);
    }),
  );
});

test("contributions add up to the market's growth, and shares of growth to one", () => {
  fc.assert(
    fc.property(providers, (list) => {
      const current = Float64Array.from(list, ([one]) => one);
      const rates = Float64Array.from(list, ([, rate]) => rate);
      const parts = value(growthContribution(current, rates));
      const market = sum([...current]) / sum(parts.map(({ previous }) => previous)) - 1;
      expect(sum(parts.map(({ points }) => points))).toBeCloseTo(market, 9);
      if (Math.abs(market) > 1e-6) expect(sum(parts.map(({ shareOfGrowth }) => shareOfGrowth!))).toBeCloseTo(1, 6);
      parts.forEach(({ previous, added }, i) => expect((previous + added) / current[i]).toBeCloseTo(1, 12));
    }),
  );
});

test("a projection without fade is compound growth, and its total is the sum of its parts", () => {
  fc.assert(
    fc.property(providers, fc.integer({ min: 0, max: 20 }), amount, growth, (list, years, rest, restGrowthPerYear) => {
      const revenue = Float64Array.from(list, ([one]) => one);
      const growthPerYear = Float64Array.from(list, ([, rate]) => rate);
      const last = value(projectMarket({ revenue, growthPerYear, rest, restGrowthPerYear, years, fade: 0 }))[years];
      list.forEach(([one, rate], i) => expect(last.revenue[i] / (one * (1 + rate) ** years)).toBeCloseTo(1, 9));
      expect(last.rest / (rest * (1 + restGrowthPerYear) ** years)).toBeCloseTo(1, 9);
      expect((sum([...last.revenue]) + last.rest) / last.total).toBeCloseTo(1, 9);
    }),
  );
});

test("with fade every growth rate closes in on the market's, and the first year is not faded", () => {
  fc.assert(
    fc.property(providers, fc.double({ min: 0, max: 1, noNaN: true }), (list, fade) => {
      const revenue = Float64Array.from(list, ([one]) => one);
      const growthPerYear = Float64Array.from(list, ([, rate]) => rate);
      const years = value(projectMarket({ revenue, growthPerYear, rest: 0, restGrowthPerYear: 0, years: 12, fade }));
      const common = sum(list.map(([one, rate]) => one * rate)) / sum([...revenue]);
      list.forEach(([, rate], i) => {
        expect(years[1].growth![i]).toBeCloseTo(rate, 12);
        for (let t = 2; t <= 12; t++) {
          expect(years[t].growth![i] - common).toBeCloseTo((years[t - 1].growth![i] - common) * (1 - fade), 9);
        }
      });
    }),
  );
});

test("a circular part that is a constant share of revenue leaves growth as it is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (list, share) => {
        const revenue = Float64Array.from(list);
        const periods = growthWithout(
          revenue,
          revenue.map((one) => one * share),
        );
        periods.slice(1).forEach(({ growth: whole, growthWithout: without }, i) => {
          expect((1 + whole!) / (list[i + 1] / list[i])).toBeCloseTo(1, 9);
          expect((1 + without!) / (1 + whole!)).toBeCloseTo(1, 9);
        });
      },
    ),
  );
});
