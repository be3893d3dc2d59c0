import fc from "fast-check";
import { type FundingRound, fundingRounds, type Holding } from "../../../src/domain/valuation/fundingRounds";
import type { Basis } from "../../../src/domain/valuation/pricedRound";

const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
const small = fc.integer({ min: 0, max: 300 }).map((thousandths) => thousandths / 1000);

const rounds: fc.Arbitrary<FundingRound[]> = fc
  .array(
    fc.record({
      valuation: amount,
      raisedPart: small,
      basis: fc.constantFrom<Basis>("post", "pre", "secondary"),
      pool: fc.option(small, { nil: undefined }),
      secondaryPart: fc.constantFrom(0, 0, 0.01, 0.05),
      investor: fc.constantFrom("First", "Second", "Founders"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ raisedPart, secondaryPart, ...round }, i) => ({
      ...round,
      name: `Round ${i + 1}`,
      row: i + 1,
      raised: round.valuation * raisedPart,
      secondary: round.valuation * secondaryPart,
    })),
  );

const holdings: fc.Arbitrary<Holding[]> = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 5 })
  .map((shares) => shares.map((count, i) => ({ holder: ["Founders", "Pool", "Angels", "Staff", "Others"][i], shares: count })));

function play(list: readonly FundingRound[], held: readonly Holding[]) {
  const outcome = fundingRounds(list, held);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

const feasible = (list: readonly FundingRound[], held: readonly Holding[]) => fundingRounds(list, held).ok;

test("ownership adds up to one after every round, and nobody owns less than nothing", () => {
  fc.assert(
    fc.property(rounds, holdings, (list, held) => {
      fc.pre(feasible(list, held));
      for (const { ownership } of play(list, held).rounds) {
        expect(ownership.reduce((total, part) => total + part, 0)).toBeCloseTo(1, 9);
        for (const part of ownership) expect(part).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("price times shares is post-money, and only new money or a larger pool dilutes", () => {
  fc.assert(
    fc.property(rounds, holdings, (list, held) => {
      fc.pre(feasible(list, held));
      let shares = held.reduce((total, holding) => total + holding.shares, 0);
      play(list, held).rounds.forEach((round, i) => {
        expect((round.price * round.shares) / round.postMoney).toBeCloseTo(1, 9);
        expect(1 - round.dilution).toBeCloseTo(shares / round.shares, 9);
        if (list[i].basis === "secondary" && list[i].pool === undefined) expect(round.dilution).toBe(0);
        shares = round.shares;
      });
    }),
  );
});

test("money in another unit and a share split leave ownership as it is", () => {
  fc.assert(
    fc.property(rounds, holdings, fc.constantFrom(0.01, 1000), (list, held, k) => {
      fc.pre(feasible(list, held));
      const plain = play(list, held);
      const money = list.map((one) => ({ ...one, raised: one.raised * k, valuation: one.valuation * k, secondary: one.secondary * k }));
      const scaled = play(money, held);
      const splitHoldings = held.map(({ holder, shares }) => ({ holder, shares: shares * k }));
      const split = play(list, splitHoldings);
      plain.rounds.forEach(({ ownership, price }, i) => {
        ownership.forEach((part, h) => {
          expect(scaled.rounds[i].ownership[h]).toBeCloseTo(part, 9);
          expect(split.rounds[i].ownership[h]).toBeCloseTo(part, 9);
        });
        expect(scaled.rounds[i].price / price / k).toBeCloseTo(1, 9);
        expect((split.rounds[i].price / price) * k).toBeCloseTo(1, 9);
      });
    }),
  );
});

test("without pool and secondary a holder keeps the product of pre-money over post-money", () => {
  fc.assert(
    fc.property(rounds, (list) => {
      const primary = list.map((round): FundingRound => ({
        ...round,
        pool: undefined,
        secondary: 0,
        investor: "New",
        basis: round.basis === "secondary" ? "post" : round.basis,
      }));
      let kept = 1;
      for (const { preMoney, postMoney, ownership } of play(primary, [{ holder: "Founders", shares: 7 }]).rounds) {
        kept *= preMoney / postMoney;
        expect(ownership[0]).toBeCloseTo(kept, 12);
      }
    }),
  );
});

test("the pool holds its target, or what it held where that is more", () => {
  fc.assert(
    fc.property(rounds, holdings, (list, held) => {
      fc.pre(feasible(list, held));
      const { rounds: played } = play(list, held);
      let before = held[1].shares / held.reduce((total, { shares }) => total + shares, 0);
      played.forEach((round, i) => {
        const untouched = list[i].basis === "secondary" ? before : (before * round.preMoney) / round.postMoney;
        expect(round.ownership[1]).toBeCloseTo(Math.max(list[i].pool ?? 0, untouched), 9);
        before = round.ownership[1];
      });
    }),
  );
});
