import fc from "fast-check";
import { stagedMoney } from "../../../src/domain/valuation/stagedMoney";

const tranche = fc.record({
  amount: fc.double({ min: 0, max: 1e9, noNaN: true }),
  probability: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  year: fc.double({ min: 0, max: 30, noNaN: true }),
});
const tranches = fc.array(tranche, { minLength: 1, maxLength: 8 });

function money(list: readonly { amount: number; probability: number; year: number }[], chained: boolean, ratePerYear: number) {
  return stagedMoney({
    amounts: Float64Array.from(list, ({ amount }) => amount),
    probabilities: Float64Array.from(list, ({ probability }) => probability),
    years: Float64Array.from(list, ({ year }) => year),
    chained,
    ratePerYear,
  });
}

test("firm ≤ expected ≤ ceiling; chaining never adds; discounting never adds at a rate above zero", () => {
  fc.assert(
    fc.property(tranches, fc.double({ min: 0, max: 1, noNaN: true }), (list, rate) => {
      const alone = money(list, false, rate);
      const chained = money(list, true, rate);
      const slack = 1e-9 * alone.ceiling;
      for (const { firm, expected, ceiling, presentValue } of [alone, chained]) {
        expect(firm).toBeLessThanOrEqual(expected + slack);
        expect(expected).toBeLessThanOrEqual(ceiling + slack);
        expect(presentValue).toBeLessThanOrEqual(expected + slack);
      }
      expect(chained.expected).toBeLessThanOrEqual(alone.expected + slack);
      expect(chained.ceiling).toBe(alone.ceiling);
    }),
  );
});

test("the expected amount is the mean over all ways it can turn out", () => {
  fc.assert(
    fc.property(tranches, fc.boolean(), (list, chained) => {
      let mean = 0;
      for (let way = 0; way < 2 ** list.length; way++) {
        let chance = 1;
        let paid = 0;
        let open = true;
        list.forEach(({ amount, probability }, i) => {
          const comes = (way >> i) % 2 === 1;
          const holds = chained && !open ? 0 : probability;
          chance *= comes ? holds : 1 - holds;
          if (comes) paid += amount;
          else open = false;
        });
        mean += chance * paid;
      }
      const { expected, ceiling } = money(list, chained, 0);
      expect(Math.abs(expected - mean)).toBeLessThanOrEqual(1e-9 * ceiling + 1e-12);
    }),
  );
});

test("without a rate the present value is the expected amount", () => {
  fc.assert(
    fc.property(tranches, fc.boolean(), (list, chained) => {
      const { expected, presentValue } = money(list, chained, 0);
      expect(presentValue).toBe(expected);
    }),
  );
});
