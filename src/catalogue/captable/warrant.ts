import { warrantValue } from "../../domain/captable/warrantValue";
import { success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";

export const warrant: FunctionSpec = {
  name: "CAPTABLE.WARRANT",
  summary: "Intrinsic value and net-exercise shares of a warrant.",
  definition: `Intrinsic value = shares × max(0, value − strike). Net (cashless) exercise gives shares × (value − strike) / value, and withholds the rest in place of cash. Out of the money everything is zero. Shares are not rounded.`,
  parameters: [
    { name: "shares", kind: "number", unit: "shares", min: 0, doc: "Shares the warrant is for." },
    { name: "strike", kind: "number", unit: "price", min: 0, doc: "Exercise price per share." },
    { name: "value", kind: "number", unit: "price", min: 0, doc: "Fair value per share at exercise." },
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the summary." },
  ],
  result: "summary",
  resultDoc: "Amounts and shares.",
  measures: [
    { name: "intrinsic", label: "Intrinsic value", unit: "currency", doc: "Gain over the cost of exercise." },
    { name: "net_shares", label: "Net-exercise shares", unit: "shares", doc: "Shares received without paying cash." },
    { name: "withheld_shares", label: "Shares withheld", unit: "shares", doc: "Shares given up in place of the strike." },
    { name: "exercise_cost", label: "Cost of cash exercise", unit: "currency", doc: "Shares times strike; 0 out of the money." },
  ],
  errors: [],
  examples: [
    {
      formula: "=CAPTABLE.WARRANT(100000,2,5)",
      result: [
        ["Intrinsic value", 300000],
        ["Net-exercise shares", 60000],
        ["Shares withheld", 40000],
        ["Cost of cash exercise", 200000],
      ],
      doc: "In the money.",
    },
    { formula: '=CAPTABLE.WARRANT(100000,5,2,"net_shares")', result: 0, doc: "Out of the money." },
  ],
  source: "Net-issue clause of standard warrant forms: X = Y(A − B)/A",
  seeAlso: ["CAPTABLE.WATERFALL"],
  compute: (args) => {
    const held = warrantValue(args.number("shares"), args.number("strike"), args.number("value"));
    return success({
      intrinsic: held.intrinsic,
      net_shares: held.netShares,
      withheld_shares: held.withheldShares,
      exercise_cost: held.exerciseCost,
    });
  },
};
