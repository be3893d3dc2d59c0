import fc from "fast-check";
import { type ConvertibleRow, convertibles } from "../../../src/domain/captable/convertibles";
import { type ConversionMethod, pricedRound, type RoundTerms } from "../../../src/domain/captable/pricedRound";
import { proFormaCapTable } from "../../../src/domain/captable/proFormaCapTable";

const money = (max: number) => fc.integer({ min: 1, max }).map((thousands) => thousands * 1000);
const percent = (max: number) => fc.integer({ min: 0, max }).map((n) => n / 100);

const row: fc.Arbitrary<ConvertibleRow> = fc
  .record({
    kind: fc.constantFrom("safe_post", "safe_pre", "note", "note_post", "mfn"),
    amount: money(2000),
    cap: fc.oneof(
      fc.constant(0),
      fc.constant(NaN),
      money(30_000).map((n) => n + 5_000_000),
    ),
    discount: percent(40),
    rate: percent(12),
    years: fc.integer({ min: 0, max: 36 }).map((months) => months / 12),
    compounding: fc.constantFrom("", "simple", "compound", "monthly"),
    proRata: fc.constantFrom(0, 0.5, 1, NaN),
  })
  .map((fields) => ({ ...fields, holder: "X" }));

const rounds = fc
  .record({
    shares: fc.integer({ min: 1_000_000, max: 20_000_000 }),
    poolPart: percent(20),
    poolTarget: percent(25),
    poolInPre: fc.boolean(),
    raised: money(20_000),
    preMoney: money(60_000).map((n) => n + 1_000_000),
    method: fc.constantFrom<ConversionMethod>("ownership", "pre", "dollars"),
    rows: fc.array(row, { maxLength: 10 }),
  })
  .map(({ poolPart, rows, ...rest }) => {
    const read = convertibles(rows.map((one, i) => ({ ...one, holder: `Holder ${i}` })));
    return { terms: { ...rest, pool: rest.shares * poolPart, convertibles: read.ok ? read.value : [] } satisfies RoundTerms, rows };
  });

const near = (found: number, wanted: number) => expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted) + 1e-9);

test("every contract's own definition holds in the result", () => {
  let solved = 0;
  fc.assert(
    fc.property(rounds, ({ terms, rows }) => {
      const round = pricedRound(terms);
      if (!round.ok) return;
      solved++;
      const { shares, pool, poolTarget, poolInPre, raised, preMoney, method } = terms;
      const { price, conversions, converted, poolIncrease, newShares, total } = round.value;
      near(newShares * price, raised);
      near(
        total,
        conversions.reduce((sum, one) => sum + one, shares + poolIncrease + newShares),
      );
      const converting = terms.convertibles.reduce((sum, one) => sum + one.money, 0);
      const preMoneyShares = shares + (poolInPre ? poolIncrease : 0) + (method === "pre" ? 0 : converted);
      near(preMoneyShares * price, preMoney + (method === "dollars" ? converting : 0));
      expect(poolIncrease).toBeGreaterThanOrEqual(0);
      if (poolIncrease > 0) near(pool + poolIncrease, poolTarget * total);
      else expect(pool).toBeGreaterThanOrEqual(poolTarget * total * (1 - 1e-12));
      terms.convertibles.forEach(({ money: sum }, i) => {
        const priceAt = ({ kind, cap, discount }: ConvertibleRow) => {
          const capitalization = kind === "safe_pre" || kind === "note" ? shares + poolIncrease : shares + converted;
          return Math.min(price * (1 - discount), cap > 0 ? cap / capitalization : Infinity);
        };
        const later = rows[i].kind === "mfn" ? rows.slice(i + 1).filter(({ kind }) => kind !== "mfn") : [];
        near(conversions[i] * Math.min(...[rows[i], ...later].map(priceAt)), sum);
      });
    }),
    { numRuns: 2000 },
  );
  expect(solved).toBeGreaterThan(500);
});

test("where it says that there is no price, shares grow without bound when the contracts are applied one after the other", () => {
  fc.assert(
    fc.property(rounds, ({ terms }) => {
      const round = pricedRound(terms);
      const { shares, pool, poolTarget, poolInPre, raised, preMoney, method } = terms;
      const base = preMoney + (method === "dollars" ? terms.convertibles.reduce((sum, one) => sum + one.money, 0) : 0);
      let [increase, converted, perMoney] = [0, 0, shares / base];
      for (let n = 0; n < 5000; n++) {
        const total = shares + increase + converted + raised * perMoney;
        if (total > 1e6 * shares) break;
        const conversions = terms.convertibles.map(({ packages }) =>
          Math.max(
            ...packages.flatMap(({ weight, capitalization, dear }) => [
              dear * perMoney,
              weight * (shares + (capitalization === "post" ? converted : increase)),
            ]),
          ),
        );
        perMoney = (shares + (poolInPre ? increase : 0) + (method === "pre" ? 0 : converted)) / base;
        increase = Math.max(0, poolTarget * total - pool);
        converted = conversions.reduce((sum, one) => sum + one, 0);
      }
      const total = shares + increase + converted + raised * perMoney;
      if (round.ok) expect(total).toBeLessThanOrEqual(round.value.total * (1 + 1e-9));
      else expect(total).toBeGreaterThan(100 * shares);
    }),
    { numRuns: 100 },
  );
});

test("money in another unit, or shares in another count, change neither stakes nor the other scale", () => {
  fc.assert(
    fc.property(rounds, ({ terms, rows }) => {
      const scaled = convertibles(rows.map((one) => ({ ...one, amount: one.amount / 1000, cap: one.cap / 1000 })));
      if (!scaled.ok || scaled.value.length !== terms.convertibles.length) return;
      const round = pricedRound(terms);
      const inThousands = pricedRound({
        ...terms,
        raised: terms.raised / 1000,
        preMoney: terms.preMoney / 1000,
        convertibles: scaled.value,
      });
      const split = pricedRound({ ...terms, shares: terms.shares * 10, pool: terms.pool * 10 });
      expect([inThousands.ok, split.ok]).toEqual([round.ok, round.ok]);
      if (!round.ok || !inThousands.ok || !split.ok) return;
      near(inThousands.value.total, round.value.total);
      near(split.value.total, 10 * round.value.total);
      near(split.value.price * 10, round.value.price);
    }),
  );
});

test("the cap table adds up to the round; cut to whole shares nobody gets more, and at most one share less", () => {
  fc.assert(
    fc.property(rounds, ({ terms }) => {
      const { shares, pool, ...rest } = terms;
      const holders = [
        { holder: "Founders", class: "Common", shares: shares - pool, proRata: 1 },
        { holder: "Pool", class: "pool", shares: pool, proRata: 0 },
      ];
      const exact = proFormaCapTable(holders, rest, undefined);
      const whole = proFormaCapTable(holders, rest, 0);
      expect(whole.ok).toBe(exact.ok);
      if (!exact.ok || !whole.ok) return;
      near(
        exact.value.rows.reduce((sum, one) => sum + one.before + one.issued, 0),
        exact.value.total,
      );
      expect(whole.value.price).toBe(exact.value.price);
      exact.value.rows.forEach(({ issued }, i) => {
        const cut = whole.value.rows[i]?.issued ?? 0;
        expect(cut).toBeLessThanOrEqual(issued * (1 + 1e-11) + 1e-9);
        expect(cut).toBeGreaterThan(issued - 1);
        expect(Number.isInteger(cut)).toBe(true);
      });
      const newMoney = exact.value.rows.filter((one) => one.class === "New money");
      near(
        newMoney.reduce((sum, one) => sum + one.issued, 0),
        exact.value.newShares,
      );
    }),
  );
});
