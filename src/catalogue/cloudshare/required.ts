import { requiredGrowth } from "../../domain/cloud/requiredGrowth";
import type { FunctionSpec } from "../spec";
import { challenger, leader, leaderGrowth } from "./raceParameters";

export const required: FunctionSpec = {
  name: "CLOUDSHARE.REQUIRED",
  summary: "Growth per year a challenger needs to overtake the leader within some years.",
  definition: `(1 + leader_growth) × (leader / challenger)^(1/years) − 1: at this growth they are level after exactly these years, at any more the challenger is ahead. The inverse of CLOUDSHARE.CROSSOVER without fade.`,
  parameters: [leader, leaderGrowth, challenger, { name: "years", kind: "number", unit: "years", above: 0, doc: "Time it has, in years." }],
  result: "scalar",
  resultDoc: "Growth per year as a fraction.",
  errors: [{ code: "#N/A", when: "challenger is already ahead; the text says what keeps it there" }],
  examples: [
    { formula: "=CLOUDSHARE.REQUIRED(128,20%,16,3)", result: 1.4, doc: "Eight times as large, three years: 140% a year." },
    { formula: "=CLOUDSHARE.REQUIRED(29,20%,13,5)", result: 0.408874067, doc: "Google Cloud past AWS in five years, by share of Q3 2025." },
  ],
  source: "Solves A·(1 + gA)^t = B·(1 + gB)^t for gB",
  seeAlso: ["CLOUDSHARE.CROSSOVER"],
  compute: (args) => requiredGrowth(args.number("leader"), args.number("leader_growth"), args.number("challenger"), args.number("years")),
};
