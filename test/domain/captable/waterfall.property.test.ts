import fc from "fast-check";
import { exitFor } from "../../../src/domain/captable/exitFor";
import { shareOfTier, tiersOf } from "../../../src/domain/captable/tiers";
import { waterfall } from "../../../src/domain/captable/waterfall";
import { arbitraryClasses } from "./arbitraryClasses";
import { bruteForceWaterfall } from "./bruteForceWaterfall";

const exits = fc.integer({ min: 0, max: 60_000 });

function close(found: ArrayLike<number>, wanted: ArrayLike<number>, scale: number): void {
  for (let i = 0; i < wanted.length; i++) expect(Math.abs(found[i] - wanted[i])).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));
}

test("payouts are those of the conversion set in which nobody would decide otherwise", () => {
  fc.assert(
    fc.property(arbitraryClasses(8), exits, (classes, exit) => {
      const wanted = bruteForceWaterfall(classes, exit);
      expect(wanted).not.toBeNull();
      close(waterfall(tiersOf(classes), exit).amounts, wanted ?? [], exit);
    }),
    { numRuns: 300 },
  );
});

test("and so with ten classes, all conversion sets tried", () => {
  fc.assert(
    fc.property(arbitraryClasses(10), exits, (classes, exit) => {
      close(waterfall(tiersOf(classes), exit).amounts, bruteForceWaterfall(classes, exit) ?? [NaN], exit);
    }),
    { numRuns: 25 },
  );
});

test("payouts are never negative, sum to the exit and never fall as it rises", () => {
  fc.assert(
    fc.property(arbitraryClasses(40), exits, exits, (classes, a, b) => {
      const tiers = tiersOf(classes);
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((exit) => waterfall(tiers, exit).amounts);
      expect(Math.abs(low.reduce((total, payout) => total + payout, 0) - Math.min(a, b))).toBeLessThanOrEqual(1e-9 * Math.max(1, a, b));
      low.forEach((payout, i) => {
        expect(payout).toBeGreaterThanOrEqual(0);
        expect(high[i]).toBeGreaterThanOrEqual(payout - 1e-9 * Math.max(1, a, b));
      });
    }),
  );
});

test("the waterfall is linear between breakpoints, with the slopes of the tier", () => {
  fc.assert(
    fc.property(arbitraryClasses(12), fc.double({ min: 0, max: 1, noNaN: true }), (classes, where) => {
      const tiers = tiersOf(classes);
      for (let k = 0; k < tiers.count; k++) {
        const from = tiers.starts[k];
        const to = k + 1 < tiers.count ? tiers.starts[k + 1] : from * 2 + 1;
        expect(to).toBeGreaterThan(from);
        const exit = from + (to - from) * where;
        const split = classes.map((_, i) => shareOfTier(tiers, k, i));
        expect(split.reduce((total, part) => total + part, 0)).toBeCloseTo(1, 12);
        const start = waterfall(tiers, from).amounts;
        close(
          waterfall(tiers, exit).amounts,
          split.map((part, i) => start[i] + part * (exit - from)),
          to,
        );
      }
    }),
  );
});

test("scaling the money scales exits and payouts; splitting a class in two changes nothing", () => {
  fc.assert(
    fc.property(arbitraryClasses(8), exits, (classes, exit) => {
      const amounts = waterfall(tiersOf(classes), exit).amounts;
      const richer = classes.map((one) => ({
        ...one,
        claim: one.claim * 4,
        joins: one.joins * 4,
        leaves: one.leaves * 4,
        rejoins: one.rejoins * 4,
        ceiling: one.ceiling * 4,
      }));
      close(
        waterfall(tiersOf(richer), exit * 4).amounts,
        amounts.map((payout) => payout * 4),
        exit,
      );
      const halves = classes.flatMap((one) => {
        const half = { ...one, claim: one.claim / 2, converted: one.converted / 2, ceiling: one.ceiling / 2, shares: one.shares / 2 };
        return [half, { ...half, name: `${one.name} too` }];
      });
      const split = waterfall(tiersOf(halves), exit).amounts;
      close(
        amounts.map((_, i) => split[2 * i] + split[2 * i + 1]),
        amounts,
        exit,
      );
    }),
  );
});

test("the exit for a target pays the target, and nothing smaller does", () => {
  fc.assert(
    fc.property(arbitraryClasses(10), fc.nat(9), fc.integer({ min: 1, max: 20_000 }), (classes, which, target) => {
      const tiers = tiersOf(classes);
      const i = which % classes.length;
      const exit = exitFor(tiers, i, target);
      if (!exit.ok) throw new Error(exit.message);
      const tolerance = 1e-9 * Math.max(1, exit.value);
      expect(Math.abs(waterfall(tiers, exit.value).amounts[i] - target)).toBeLessThanOrEqual(tolerance);
      expect(waterfall(tiers, exit.value * 0.9999 - 1e-3).amounts[i]).toBeLessThan(target - tolerance / 10);
    }),
  );
});
