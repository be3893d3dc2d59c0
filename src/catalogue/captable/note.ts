import { conversionTerms } from "../../domain/captable/conversionTerms";
import { type Compounding, noteInterest } from "../../domain/captable/noteInterest";
import { success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";
import { compoundingOptions } from "./compoundingOptions";
import { conversionMeasures, conversionValues } from "./conversionMeasures";
import { cap, capitalization, discount, roundPrice } from "./parameters";

export const note: FunctionSpec = {
  name: "CAPTABLE.NOTE",
  summary: "Interest, balance, conversion price and shares of a convertible note.",
  definition: `Interest = principal × rate × years (simple), or principal × ((1 + rate/m)^(m × years) − 1) with m compoundings a year. Years are days / 365 (ACT/365) unless the note says otherwise.
Balance = principal + interest, and it converts at the lowest of cap / capitalization, price × (1 − discount) and price.`,
  parameters: [
    { name: "principal", kind: "number", unit: "currency", above: 0, doc: "Money lent." },
    { name: "rate", kind: "number", unit: "fraction", min: 0, doc: "Interest a year." },
    { name: "years", kind: "number", unit: "years", min: 0, doc: "Time outstanding, in years." },
    roundPrice,
    capitalization,
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the summary." },
    cap,
    discount,
    {
      name: "compounding",
      kind: "choice",
      optional: true,
      default: "simple",
      options: compoundingOptions,
      doc: "Simple (default), or how often interest is added.",
    },
  ],
  result: "summary",
  resultDoc: "Amounts, prices per share, shares.",
  measures: [
    { name: "interest", label: "Interest", unit: "currency", doc: "Interest accrued." },
    { name: "balance", label: "Balance", unit: "currency", doc: "Principal and interest, what converts." },
    ...conversionMeasures,
  ],
  errors: [],
  examples: [
    {
      formula: "=CAPTABLE.NOTE(100000,0.08,1.5,1,8000000,,6000000,0.2)",
      result: [
        ["Interest", 12000],
        ["Balance", 112000],
        ["Cap price", 0.75],
        ["Discount price", 0.8],
        ["Conversion price", 0.75],
        ["Shares", 149333.3333333],
        ["Value at the round's price", 149333.3333333],
      ],
      doc: "8% simple interest for a year and a half; the cap beats the discount.",
    },
    { formula: '=CAPTABLE.NOTE(100000,0.06,2,1,1000000,"interest",,,"compound")', result: 12360, doc: "Interest added once a year." },
  ],
  source: "Feld and Mendelson, Venture Deals, chapter on convertible debt",
  seeAlso: ["CAPTABLE.SAFE"],
  compute: (args) => {
    const principal = args.number("principal");
    const interest = noteInterest(principal, args.number("rate"), args.number("years"), args.text("compounding") as Compounding);
    const balance = principal + interest;
    const terms = conversionTerms(
      balance,
      args.number("price"),
      args.number("capitalization"),
      args.optionalNumber("cap") || undefined,
      args.optionalNumber("discount"),
    );
    return terms.ok ? success({ interest, balance, ...conversionValues(terms.value) }) : terms;
  },
};
