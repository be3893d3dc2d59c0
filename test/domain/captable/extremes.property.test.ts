import fc from "fast-check";
import { backsolve } from "../../../src/domain/captable/backsolve";
import { convertibles, type ConvertibleRow } from "../../../src/domain/captable/convertibles";
import { optionPricing } from "../../../src/domain/captable/optionPricing";
import { type ConversionMethod, pricedRound } from "../../../src/domain/captable/pricedRound";
import { type ShareClass, shareClasses } from "../../../src/domain/captable/shareClasses";
import { tiersOf } from "../../../src/domain/captable/tiers";
import { waterfall } from "../../../src/domain/captable/waterfall";

/** From millionths to a thousand trillions, and the same again and again, so that ties are common. */
const magnitude = fc.oneof(
  fc.tuple(fc.integer({ min: -6, max: 15 }), fc.integer({ min: 1, max: 9 })).map(([power, digit]) => digit * 10 ** power),
  fc.constantFrom(1, 2, 1e6),
);
const orNone = (value: fc.Arbitrary<number>) => fc.oneof(fc.constant(0), value);

const classRows = fc
  .array(
    fc.record({
      kind: fc.constantFrom("common", "nonparticipating", "participating", "capped", "nonconvertible", "option", "warrant"),
      shares: orNone(magnitude),
      preference: magnitude,
      seniority: fc.constantFrom(NaN, 1, 2, 2.5, 7, 1000),
      cap: fc.constantFrom(1, 1.5, 3, 100),
      conversion: fc.constantFrom(NaN, 0.01, 1, 40),
      strike: orNone(magnitude),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) =>
    rows.map((row, i) => {
      const preferred = !["common", "option", "warrant"].includes(row.kind);
      return {
        ...row,
        name: `Class ${i}`,
        capBasis: "",
        invested: NaN,
        preference: preferred ? row.preference : NaN,
        cap: row.kind === "capped" ? row.cap : NaN,
        strike: row.kind === "option" || row.kind === "warrant" ? row.strike : NaN,
      };
    }),
  );

/** What a class takes at a residual value per as-converted share once the stack is paid: the definition. */
function atResidual({ kind, claim, converted, joins, ceiling }: ShareClass, price: number): number {
  switch (kind) {
    case "common":
      return converted * price;
    case "nonparticipating":
      return Math.max(claim, converted * price);
    case "participating":
      return claim + converted * price;
    case "capped":
      return Math.max(Math.min(claim + converted * price, ceiling), converted * price);
    default:
      return converted * Math.max(0, price - joins);
  }
}

test("payouts of any magnitudes sum to the exit, and one residual value per share explains them all", () => {
  let explained = 0;
  fc.assert(
    fc.property(classRows, orNone(magnitude), (rows, exit) => {
      const read = shareClasses(rows);
      if (!read.ok) {
        expect(read.message).toMatch(/left over the preferences/);
        return;
      }
      const classes = read.value;
      const { amounts } = waterfall(tiersOf(classes), exit);
      const total = amounts.reduce((sum, payout) => sum + payout, 0);
      expect(Math.abs(total - exit)).toBeLessThanOrEqual(1e-12 * exit);
      for (const payout of amounts) expect(payout).toBeGreaterThanOrEqual(0);
      const claims = classes.reduce((sum, { claim }) => sum + claim, 0);
      if (exit <= claims * (1 + 1e-9)) return;
      const common = classes.findIndex(({ kind, converted }) => kind === "common" && converted > 0);
      if (common < 0) return;
      explained++;
      const price = amounts[common] / classes[common].converted;
      classes.forEach((one, i) =>
        expect(Math.abs(amounts[i] - atResidual(one, price))).toBeLessThanOrEqual(
          // A strike as large as the price cancels: the difference is good to the digits of the price.
          1e-12 * (Math.max(amounts[i], one.claim) + (Number.isFinite(one.joins) ? one.converted * Math.min(one.joins, price) : 0)),
        ),
      );
    }),
    { numRuns: 2000 },
  );
  expect(explained).toBeGreaterThan(100);
});

test("option pricing of any magnitudes sums to the equity, and backsolve inverts it or says why not", () => {
  fc.assert(
    fc.property(
      classRows,
      magnitude,
      fc.constantFrom(1e-3, 0.1, 0.6, 2, 20),
      fc.constantFrom(-0.05, 0, 0.04),
      fc.nat(8),
      (rows, equity, volatility, rate, which) => {
        const read = shareClasses(rows);
        if (!read.ok) return;
        const classes = read.value;
        const tiers = tiersOf(classes);
        const terms = { years: 2, volatility, rate, payout: 0 };
        const values = optionPricing(tiers, equity, terms);
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total / equity - 1)).toBeLessThan(1e-12);
        const i = which % classes.length;
        const price = values[i] / classes[i].shares;
        if (!(classes[i].shares > 0 && price > 1e-12 * equity)) return;
        const found = backsolve(tiers, i, price, terms);
        // A value that is a small part of the equity is known to the digits of the equity.
        const tolerance = Math.max(1e-9, (1e-13 * equity) / values[i]);
        if (found.ok) expect(Math.abs(optionPricing(tiers, found.value, terms)[i] / values[i] - 1)).toBeLessThan(tolerance);
        else expect(found.message).toMatch(/any equity value|is not reached/);
      },
    ),
    { numRuns: 500 },
  );
});

const securityRows: fc.Arbitrary<ConvertibleRow[]> = fc.array(
  fc.record({
    holder: fc.constantFrom("Ann", "Bob", "Eve"),
    kind: fc.constantFrom("safe_post", "safe_pre", "note", "note_post", "mfn"),
    amount: orNone(magnitude),
    cap: orNone(magnitude),
    discount: fc.constantFrom(0, 0.2, 0.999999),
    rate: fc.constantFrom(0, 0.08),
    years: fc.constantFrom(0, 1.5),
    compounding: fc.constantFrom("", "monthly"),
    proRata: fc.constant(0),
  }),
  { maxLength: 6 },
);

test("a round of any magnitudes has the price that its contracts say, or a reason", () => {
  let solved = 0;
  fc.assert(
    fc.property(
      securityRows,
      fc.record({
        shares: magnitude,
        poolTarget: fc.constantFrom(0, 0.1, 0.5, 0.99),
        poolInPre: fc.boolean(),
        raised: orNone(magnitude),
        preMoney: magnitude,
        method: fc.constantFrom<ConversionMethod>("ownership", "pre", "dollars"),
      }),
      (rows, round) => {
        const read = convertibles(rows);
        if (!read.ok) {
          expect(read.message).toMatch(/"(Ann|Bob|Eve)"/);
          return;
        }
        const result = pricedRound({ ...round, pool: 0, convertibles: read.value });
        if (!result.ok) {
          expect(result.message).toMatch(/own the whole company|whole pre-money|pool_target must be below/);
          return;
        }
        const { price, conversions, converted, poolIncrease, newShares, total } = result.value;
        for (const value of [price, converted, poolIncrease, newShares, total]) expect(Number.isFinite(value) && value >= 0).toBe(true);
        // Where the round leaves next to nothing to present holders, digits of what is left are lost.
        if (total > 1e4 * round.shares) return;
        solved++;
        const near = (found: number, wanted: number) => expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-11 * Math.abs(wanted));
        near(newShares * price, round.raised);
        const money = read.value.reduce((sum, one) => sum + one.money, 0);
        const inPrice = round.shares + (round.poolInPre ? poolIncrease : 0) + (round.method === "pre" ? 0 : converted);
        near(inPrice * price, round.preMoney + (round.method === "dollars" ? money : 0));
        near(total, round.shares + poolIncrease + converted + newShares);
        near(poolIncrease, round.poolTarget * total);
        read.value.forEach(({ packages }, i) => {
          const shares = packages.flatMap(({ weight, capitalization, dear }) => [
            dear / price,
            weight * (round.shares + (capitalization === "post" ? converted : poolIncrease)),
          ]);
          near(conversions[i], Math.max(...shares));
        });
      },
    ),
    { numRuns: 2000 },
  );
  expect(solved).toBeGreaterThan(100);
});
