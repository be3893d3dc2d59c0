import type { Basis } from "../../domain/valuation/pricedRound";
import type { RoundMeasure, RoundTerms } from "../../domain/valuation/roundMeasure";
import type { Arguments, ChoiceParameter, Measure, NumberParameter } from "../spec";

export const basisParameter: ChoiceParameter = {
  name: "basis",
  kind: "choice",
  optional: true,
  default: "post",
  options: [
    { value: "post", doc: "valuation includes the new money" },
    { value: "pre", doc: "valuation is before the new money" },
    { value: "secondary", doc: "existing shares are sold; no new money" },
  ],
  doc: "What valuation means.",
};

/** What AIVALUATION and AIVALUATION.SENSITIVITY have in common after `measure`. */
export const roundOptions: readonly (ChoiceParameter | NumberParameter)[] = [
  basisParameter,
  { name: "prior", kind: "number", unit: "currency", optional: true, min: 0, doc: "Post-money of the round before." },
  { name: "investment", kind: "number", unit: "currency", optional: true, min: 0, doc: "One investor's part of raised." },
  { name: "revenue", kind: "number", unit: "currency", optional: true, min: 0, doc: "Yearly revenue, for the multiple." },
  {
    name: "noncash",
    kind: "number",
    unit: "currency",
    optional: true,
    default: 0,
    min: 0,
    doc: "Part of investment paid in kind (chips, cloud credits), at its headline.",
  },
  {
    name: "noncash_fair",
    kind: "number",
    unit: "fraction",
    optional: true,
    default: 1,
    min: 0,
    max: 1,
    doc: "What noncash is worth, as a fraction of its headline.",
  },
  {
    name: "returned",
    kind: "number",
    unit: "currency",
    optional: true,
    default: 0,
    min: 0,
    doc: "Present value of the margin the investor earns on the company's purchases.",
  },
];

export const roundMeasures: readonly (Measure & { readonly name: RoundMeasure })[] = [
  { name: "pre_money", label: "Pre-money", unit: "currency", doc: "value before the new money" },
  { name: "post_money", label: "Post-money", unit: "currency", doc: "value after the new money" },
  {
    name: "new_money_stake",
    label: "New-money stake",
    unit: "fraction",
    doc: "what the money raised buys; in a secondary, what changes hands",
  },
  { name: "investor_stake", label: "Investor stake", unit: "fraction", doc: "what the investor's money buys" },
  { name: "retained", label: "Retained", unit: "fraction", doc: "part of their stake that existing holders keep" },
  { name: "step_up", label: "Step-up", unit: "multiple", doc: "pre-money over the last round's post-money" },
  { name: "headline_step_up", label: "Headline step-up", unit: "multiple", doc: "post-money over the last round's post-money" },
  { name: "revenue_multiple", label: "Revenue multiple", unit: "multiple", doc: "post-money over yearly revenue" },
  { name: "cash_in", label: "Cash in", unit: "currency", doc: "investment less what is paid in kind" },
  { name: "net_cost", label: "Net cost", unit: "currency", doc: "what the stake costs the investor in the end" },
  { name: "effective_valuation", label: "Effective valuation", unit: "currency", doc: "net cost over investor stake" },
  { name: "cash_valuation", label: "Cash valuation", unit: "currency", doc: "cash in over investor stake" },
];

export function roundTerms(args: Arguments, raised: number, valuation: number): RoundTerms {
  return {
    raised,
    valuation,
    basis: args.text("basis") as Basis,
    prior: args.optionalNumber("prior"),
    investment: args.optionalNumber("investment"),
    revenue: args.optionalNumber("revenue"),
    noncash: args.number("noncash"),
    noncashFair: args.number("noncash_fair"),
    returned: args.number("returned"),
  };
}
