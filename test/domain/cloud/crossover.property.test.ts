import fc from "fast-check";
import { crossover } from "../../../src/domain/cloud/crossover";
import { projectMarket } from "../../../src/domain/cloud/projectMarket";
import type { Race } from "../../../src/domain/cloud/race";
import { requiredGrowth } from "../../../src/domain/cloud/requiredGrowth";

const revenue = fc.double({ min: 0.1, max: 1e6, noNaN: true });
const growth = fc.double({ min: -0.9, max: 5, noNaN: true });
const fade = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0.0001, max: 1, noNaN: true }));

const race: fc.Arbitrary<Race> = fc
  .tuple(revenue, revenue, growth, growth, fade)
  .filter(([one, other, a, b]) => Math.abs(one / other - 1) > 1e-4 && Math.abs(a - b) > 1e-4)
  .map(([one, other, a, b, share]) => ({
    leader: Math.max(one, other),
    challenger: Math.min(one, other),
    leaderGrowthPerYear: Math.min(a, b),
    challengerGrowthPerYear: Math.max(a, b),
    fade: share,
  }));

const YEARS = 300;
const LONGEST = 200_000;

/** The first year at whose end the challenger is level or ahead, by projecting both; null where that is in no year projected. */
function simulated({ leader, challenger, leaderGrowthPerYear, challengerGrowthPerYear, fade: share }: Race): number | null {
  const projected = projectMarket({
    revenue: Float64Array.of(leader, challenger),
    growthPerYear: Float64Array.of(leaderGrowthPerYear, challengerGrowthPerYear),
    years: YEARS,
    rest: 0,
    restGrowthPerYear: 0,
    fade: share,
  });
  if (!projected.ok) throw new Error(projected.message);
  const year = projected.value.findIndex(({ revenue: [a, b] }) => Number.isFinite(a) && a > 1e-290 && b >= a);
  return year < 0 ? null : year;
}

test("says the year in which a projection of both shows the challenger ahead, and never where it does not", () => {
  fc.assert(
    fc.property(race, (of) => {
      const found = crossover(of);
      if (!found.ok) return expect(simulated(of)).toBeNull();
      const { years, wholeYears, leaderThen } = found.value;
      // Told apart by rounding alone: a crossing on the turn of a year, or in numbers out of range.
      if (years > YEARS - 1 || Math.abs(years - Math.round(years)) < 1e-6 || !leaderThen || leaderThen < 1e-280) return;
      expect(simulated(of)).toBe(wholeYears);
    }),
    { numRuns: 1000 },
  );
});

test("without a fade it is the logarithm of the textbook, and both have the same revenue then", () => {
  fc.assert(
    fc.property(race, (of) => {
      const found = crossover({ ...of, fade: 0 });
      if (!found.ok) throw new Error(found.message);
      const { leader, challenger, leaderGrowthPerYear: a, challengerGrowthPerYear: b } = of;
      const { years, revenueThen } = found.value;
      expect(Math.log(leader / challenger) / Math.log((1 + b) / (1 + a)) / years).toBeCloseTo(1, 6);
      if (years < 100 && revenueThen) expect(revenueThen / (challenger * (1 + b) ** years)).toBeCloseTo(1, 6);
    }),
  );
});

test("the growth of the years adds up to the lead, however far away the crossing is", () => {
  fc.assert(
    fc.property(race, fc.double({ min: 1e-5, max: 0.01, noNaN: true }), (of, tiny) => {
      const slow = { ...of, leaderGrowthPerYear: 0.2, challengerGrowthPerYear: 0.2 + tiny, fade: tiny / 20 };
      const found = crossover(slow);
      const common = 0.2 + tiny / (1 + slow.leader / slow.challenger);
      let lead = Math.log(slow.leader / slow.challenger);
      let year = 0;
      for (; year < 40 / slow.fade && year < LONGEST; year++) {
        const kept = (1 - slow.fade) ** year;
        const gain = Math.log((1 + common + (0.2 + tiny - common) * kept) / (1 + common + (0.2 - common) * kept));
        if (gain > lead) break;
        lead -= gain;
      }
      if (!found.ok) expect(lead).toBeGreaterThan(0);
      else if (year < LONGEST) expect(Math.abs(found.value.wholeYears - (year + 1))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 10 },
  );
});

test("a larger fade puts the crossing off, to never in the end", () => {
  fc.assert(
    fc.property(race, fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const [less, more] = [crossover({ ...of, fade: of.fade * part }), crossover(of)];
      if (!more.ok) return;
      if (!less.ok) throw new Error("a smaller fade never crosses where a larger one does");
      expect(less.value.years).toBeLessThanOrEqual(more.value.years * (1 + 1e-9) + 1e-9);
    }),
  );
});

test("a tiny fade comes close to none", () => {
  fc.assert(
    fc.property(race, (of) => {
      const [none, tiny] = [crossover({ ...of, fade: 0 }), crossover({ ...of, fade: 1e-13 })];
      if (!none.ok || !tiny.ok) throw new Error("crosses without a fade");
      if (none.value.years < 1e4) expect(tiny.value.years / none.value.years).toBeCloseTo(1, 6);
    }),
  );
});

test("the growth required over the years gives the years back", () => {
  fc.assert(
    fc.property(race, fc.double({ min: 0.25, max: 50, noNaN: true }), ({ leader, challenger, leaderGrowthPerYear }, years) => {
      const needed = requiredGrowth(leader, leaderGrowthPerYear, challenger, years);
      if (!needed.ok) throw new Error(needed.message);
      fc.pre(needed.value - leaderGrowthPerYear > 1e-6);
      const back = crossover({ leader, challenger, leaderGrowthPerYear, challengerGrowthPerYear: needed.value, fade: 0 });
      if (!back.ok) throw new Error(back.message);
      expect(back.value.years / years).toBeCloseTo(1, 5);
    }),
  );
});

test("tells apart being ahead, growing alike, growing more slowly and fading before", () => {
  const said = (change: Partial<Race>) => {
    const outcome = crossover({
      leader: 100,
      challenger: 50,
      leaderGrowthPerYear: 0.2,
      challengerGrowthPerYear: 0.4,
      fade: 0,
      ...change,
    });
    return outcome.ok ? "" : `${outcome.kind}: ${outcome.message}`;
  };
  expect(said({ challenger: 101 })).toMatch(/^unavailable: challenger is already ahead$/);
  expect(said({ challenger: 101, challengerGrowthPerYear: 0.1 })).toMatch(/swap the two/);
  expect(said({ challengerGrowthPerYear: 0.2 })).toMatch(/^unavailable: .*grow alike/);
  expect(said({ challengerGrowthPerYear: 0.1 })).toMatch(/^unavailable: .*more slowly/);
  expect(said({ fade: 0.9 })).toMatch(/^unavailable: .*fade/);
});
