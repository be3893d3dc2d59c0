import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import { type Basis, pricedRound } from "../../domain/valuation/pricedRound";
import { stagedMoney } from "../../domain/valuation/stagedMoney";
import type { Arguments, FunctionSpec, Measure } from "../spec";
import { basisParameter } from "./roundArguments";

/** Years from here on are calendar years, discounted from the first of them; smaller ones count from now. */
const FIRST_CALENDAR_YEAR = 1900;

const measures: readonly Measure[] = [
  { name: "firm", label: "Firm", unit: "currency", doc: "what is certain" },
  { name: "expected", label: "Expected", unit: "currency", doc: "amounts times probabilities" },
  { name: "ceiling", label: "Ceiling", unit: "currency", doc: "everything: the headline" },
  { name: "present_value", label: "Present value", unit: "currency", doc: "expected, discounted at rate" },
  { name: "firm_stake", label: "Firm stake", unit: "fraction", doc: "stake if only the firm money comes" },
  { name: "expected_stake", label: "Expected stake", unit: "fraction", doc: "stake of the expected money" },
  { name: "ceiling_stake", label: "Ceiling stake", unit: "fraction", doc: "stake if all the money comes" },
];

export const expected: FunctionSpec = {
  name: "AIVALUATION.EXPECTED",
  summary: "Money that comes in tranches: firm, expected and headline amount, present value, and the stake in each case.",
  definition: `Firm = tranches of probability 1; expected = Σ probability × amount; ceiling = Σ amount. Chained: each probability holds once all tranches in the rows before were paid, so tranche n is paid with the product of the first n. Present value = Σ probability × amount / (1 + rate)^years; a year of 1900 or later is a calendar year and counts from the earliest one, a smaller one counts from now, a blank one is now. Stake = amount / post-money, the valuation being post-money, pre-money (post = valuation + amount) or of a secondary.`,
  parameters: [
    {
      name: "tranches",
      kind: "table",
      doc: "Amount and probability of each tranche, and the year it is due.",
      columns: [
        { name: "amount", kind: "number", unit: "currency", min: 0, doc: "Money of the tranche." },
        {
          name: "probability",
          kind: "number",
          unit: "fraction",
          min: 0,
          max: 1,
          hint: "enter 35% as 0.35",
          doc: "Probability that it is paid.",
        },
        {
          name: "year",
          kind: "number",
          unit: "years",
          optional: true,
          max: 9999,
          hint: "enter a year, not a date",
          doc: "Years from now, or the calendar year.",
        },
      ],
    },
    { name: "measure", kind: "measure", optional: true, doc: "One number instead of the summary." },
    {
      name: "chained",
      kind: "flag",
      optional: true,
      default: false,
      doc: "TRUE: each probability is given that all earlier tranches were paid.",
    },
    { name: "rate", kind: "number", unit: "fraction", optional: true, default: 0, above: -1, doc: "Discount rate per year." },
    { name: "valuation", kind: "number", unit: "currency", optional: true, above: 0, doc: "Valuation, for the stakes." },
    basisParameter,
  ],
  result: "summary",
  resultDoc: "Label and value; present value where a rate is given, stakes where a valuation is.",
  measures,
  errors: [
    { code: "#NUM!", when: "the money is not below a post-money valuation" },
    { code: "#N/A", when: "a stake is asked for without a valuation" },
  ],
  examples: [
    {
      formula: "=AIVALUATION.EXPECTED({15,1;35,0.5})",
      result: [
        ["Firm", 15],
        ["Expected", 32.5],
        ["Ceiling", 50],
      ],
      doc: "$15B now and $35B if conditions are met, even odds.",
    },
    {
      formula: '=AIVALUATION.EXPECTED({15,1;20,0.8;15,0.5},"expected",TRUE)',
      result: 37,
      doc: "Each tranche waits for the one before: 15 + 0.8 × 20 + 0.8 × 0.5 × 15.",
    },
    {
      formula: '=AIVALUATION.EXPECTED({15,1,2026;35,0.5,2028},"present_value",FALSE,10%)',
      result: 15 + 17.5 / 1.21,
      doc: "The same two tranches, two years apart, at 10% a year.",
    },
  ],
  source: "Stewart, Allison and Johnson (2001), Putting a price on biotechnology, Nature Biotechnology 19",
  seeAlso: ["AIVALUATION", "CIRCULARFLOW.EXPECTED"],
  compute: (args) => {
    const tranches = args.table("tranches");
    const years = yearsFromNow(tranches.numbers("year"), tranches.rows);
    if (!years.ok) return years;
    const money = stagedMoney({
      amounts: tranches.numbers("amount"),
      probabilities: tranches.numbers("probability"),
      years: years.value,
      chained: args.flag("chained"),
      ratePerYear: args.number("rate"),
    });
    const summary = args.text("measure") === "";
    return success({
      firm: money.firm,
      expected: money.expected,
      ceiling: money.ceiling,
      ...(summary && args.number("rate") === 0 ? {} : { present_value: money.presentValue }),
      firm_stake: () => stakeOf(money.firm, "firm_stake", args),
      expected_stake: () => stakeOf(money.expected, "expected_stake", args),
      ceiling_stake: () => stakeOf(money.ceiling, "ceiling_stake", args),
    });
  },
};

function stakeOf(amount: number, measure: string, args: Arguments): Outcome<number> {
  const valuation = args.optionalNumber("valuation");
  if (valuation === undefined) return failure("unavailable", `${measure} needs valuation`);
  const priced = pricedRound(amount, valuation, args.text("basis") as Basis);
  if (!priced.ok) return failure(priced.kind, `the tranches must stay below valuation; they come to ${amount}`);
  return success(priced.value.stake);
}

/** Years to go. A blank one, which may arrive as 0, is now. */
function yearsFromNow(years: Float64Array, rows: Int32Array): Outcome<Float64Array> {
  let first = Infinity;
  for (const year of years) if (year !== 0 && year < first) first = year;
  const calendar = first >= FIRST_CALENDAR_YEAR;
  const start = calendar ? first : 0;
  const result = new Float64Array(years.length);
  for (let i = 0; i < years.length; i++) {
    if (Number.isNaN(years[i]) || years[i] === 0) continue;
    if (!calendar && years[i] >= FIRST_CALENDAR_YEAR) {
      return failure("value", `year in row ${rows[i]} is a calendar year and others are not; enter one kind`);
    }
    result[i] = years[i] - start;
  }
  return success(result);
}
