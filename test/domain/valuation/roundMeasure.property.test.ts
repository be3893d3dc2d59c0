import fc from "fast-check";
import type { Basis } from "../../../src/domain/valuation/pricedRound";
import { roundMeasure, type RoundMeasure, type RoundTerms } from "../../../src/domain/valuation/roundMeasure";

const AMOUNTS: readonly RoundMeasure[] = ["pre_money", "post_money", "cash_in", "net_cost", "effective_valuation", "cash_valuation"];
const RATIOS: readonly RoundMeasure[] = [
  "new_money_stake",
  "investor_stake",
  "retained",
  "step_up",
  "headline_step_up",
  "revenue_multiple",
];

const fraction = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const amount = fc.double({ min: 0.01, max: 1e12, noNaN: true });

/** Sound terms: every part below its whole. */
const terms = fc
  .record({
    valuation: amount,
    raisedPart: fraction,
    investmentPart: fraction,
    noncashPart: fraction,
    noncashFair: fraction,
    returnedPart: fraction,
    prior: amount,
    revenue: amount,
    basis: fc.constantFrom<Basis>("post", "pre", "secondary"),
  })
  .map(({ valuation, raisedPart, investmentPart, noncashPart, returnedPart, ...rest }) => {
    const raised = valuation * raisedPart;
    const investment = raised * investmentPart;
    return { ...rest, valuation, raised, investment, noncash: investment * noncashPart, returned: investment * returnedPart };
  });

function value(of: RoundTerms, measure: RoundMeasure): number {
  const outcome = roundMeasure(of, measure);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

function near(found: number, wanted: number, scale = Math.abs(wanted)): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(scale, 1e-300));
}

test("post-money is pre-money and the new money, and the stakes add up to one", () => {
  fc.assert(
    fc.property(terms, (of) => {
      const newMoney = of.basis === "secondary" ? 0 : of.raised;
      near(value(of, "pre_money") + newMoney, value(of, "post_money"));
      near(value(of, "retained") + newMoney / value(of, "post_money"), 1);
      near(value(of, "new_money_stake") * value(of, "post_money"), of.raised);
      near(value(of, "headline_step_up") - value(of, "step_up"), newMoney / of.prior, value(of, "headline_step_up"));
    }),
  );
});

test("money in another unit changes amounts by it and no ratio", () => {
  fc.assert(
    fc.property(terms, fc.constantFrom(0.001, 7, 1e9), (of, unit) => {
      const scaled: RoundTerms = {
        ...of,
        raised: of.raised * unit,
        valuation: of.valuation * unit,
        prior: of.prior * unit,
        investment: of.investment * unit,
        revenue: of.revenue * unit,
        noncash: of.noncash * unit,
        returned: of.returned * unit,
      };
      for (const measure of AMOUNTS) near(value(scaled, measure), value(of, measure) * unit, of.valuation * unit);
      for (const measure of RATIOS) near(value(scaled, measure), value(of, measure));
    }),
  );
});

test("the same round on a pre-money and on a post-money basis", () => {
  fc.assert(
    fc.property(terms, (of) => {
      const post: RoundTerms = { ...of, basis: "post" };
      const pre: RoundTerms = { ...of, basis: "pre", valuation: of.valuation - of.raised };
      for (const measure of AMOUNTS) near(value(pre, measure), value(post, measure), of.valuation);
      for (const measure of RATIOS) near(value(pre, measure), value(post, measure));
    }),
  );
});

test("what the investor pays in the end: special cases and bounds", () => {
  fc.assert(
    fc.property(terms, (of) => {
      const headline = value(of, "post_money");
      near(value({ ...of, noncash: 0, returned: 0 }, "effective_valuation"), headline);
      near(value({ ...of, noncash: 0, returned: 0 }, "cash_valuation"), headline);
      near(value({ ...of, noncashFair: 1, returned: 0 }, "effective_valuation"), headline);
      near(value({ ...of, noncashFair: 0, returned: 0 }, "effective_valuation"), value(of, "cash_valuation"), headline);
      expect(value(of, "effective_valuation")).toBeLessThanOrEqual(headline * (1 + 1e-9));
      near(value(of, "effective_valuation") * value(of, "investor_stake"), value(of, "net_cost"), of.investment);
    }),
  );
});
