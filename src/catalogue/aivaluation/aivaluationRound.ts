import { success } from "../../domain/kernel/outcome";
import { roundMeasure, type RoundMeasure } from "../../domain/valuation/roundMeasure";
import type { FunctionSpec, SummaryValues } from "../spec";
import { roundMeasures, roundOptions, roundTerms } from "./roundArguments";

/** Shown only where an argument makes them differ from what already stands there. */
const ECONOMICS: ReadonlySet<string> = new Set(["cash_in", "net_cost", "effective_valuation", "cash_valuation"]);

export const aivaluationRound: FunctionSpec = {
  name: "AIVALUATION",
  summary: "What a priced round says: pre-money, stakes, step-up, multiple, and what it costs the investor in the end.",
  definition: `Pre-money = post-money − raised; new-money stake = raised / post-money; investor stake = investment / post-money; step-up = pre-money / prior; headline step-up = post-money / prior; revenue multiple = post-money / revenue. Secondary: no new share, pre-money = post-money = valuation, nobody is diluted.

Net cost = investment − noncash × (1 − noncash_fair) − returned; effective valuation = net cost / investor stake; cash valuation = (investment − noncash) / investor stake. These three have no published standard. returned is only the margin: the company does receive real compute. A stake is a fraction of the company, not control or a liquidation claim.`,
  parameters: [
    { name: "raised", kind: "number", unit: "currency", min: 0, doc: "Money of the round; in a secondary, money for existing shares." },
    {
      name: "valuation",
      kind: "number",
      unit: "currency",
      above: 0,
      doc: "Valuation in the unit of raised; post-money unless basis says otherwise.",
    },
    { name: "measure", kind: "measure", optional: true, doc: "One number instead of the summary." },
    ...roundOptions,
  ],
  result: "summary",
  resultDoc: "Label and value; measures whose arguments are missing are left out.",
  measures: roundMeasures,
  errors: [
    { code: "#NUM!", when: "raised is not below a post-money valuation, or a part exceeds its whole" },
    { code: "#DIV/0!", when: "the measure divides by a prior, revenue or investment of zero" },
    { code: "#N/A", when: "the measure needs an argument that is missing" },
  ],
  examples: [
    {
      formula: "=AIVALUATION(100,830,,,500,50)",
      result: [
        ["Pre-money", 730],
        ["Post-money", 830],
        ["New-money stake", 100 / 830],
        ["Investor stake", 50 / 830],
        ["Retained", 730 / 830],
        ["Step-up", 1.46],
        ["Headline step-up", 1.66],
      ],
      doc: "$100B raised at $830B after $500B, $50B of it from one investor.",
    },
    {
      formula: '=AIVALUATION(100,830,"effective_valuation",,,50,,,,11.4)',
      result: 640.76,
      doc: "The same stake once a margin of $11.4B comes back on the company's cloud bill.",
    },
    { formula: '=AIVALUATION(2,8,"new_money_stake","pre")', result: 0.2, doc: "$2M on $8M pre-money buys 20%." },
  ],
  source: "Feld and Mendelson, Venture Deals; step-up as PitchBook defines it (pre-money over prior post-money)",
  seeAlso: ["AIVALUATION.ROUNDS", "AIVALUATION.SENSITIVITY", "CAPTABLE"],
  compute: (args) => {
    const terms = roundTerms(args, args.number("raised"), args.number("valuation"));
    const measure = args.text("measure");
    if (measure !== "") return success({ [measure]: roundMeasure(terms, measure as RoundMeasure) });
    const sound = roundMeasure(terms, "post_money");
    if (!sound.ok) return sound;
    const economics = terms.noncash > 0 || terms.returned > 0;
    const values: SummaryValues = Object.fromEntries(
      roundMeasures
        .filter(({ name }) => economics || !ECONOMICS.has(name))
        .map(({ name }) => [name, roundMeasure(terms, name)] as const)
        // A blank cell may arrive as zero: a prior or revenue of zero is left out of the summary, and an error only where asked for.
        .filter(([, outcome]) => outcome.ok),
    );
    return success(values);
  },
};
