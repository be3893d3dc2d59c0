import { crossover } from "../../domain/cloud/crossover";
import { type Outcome, failure, success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";
import { challenger, challengerGrowth, leader, leaderGrowth } from "./raceParameters";

export const overtaking: FunctionSpec = {
  name: "CLOUDSHARE.CROSSOVER",
  summary: "When a faster challenger overtakes the leader, and at what revenue.",
  definition: `Years = ln(leader / challenger) / ln((1 + challenger_growth) / (1 + leader_growth)). With fade, growth in year t is common + (growth − common) × (1 − fade)^(t − 1), common being the pair's mean growth weighted by revenue; within a year growth is constant. The lead then shrinks by less every year and may never be gone: the answer is exact at any distance, and "never" is proven from the sum of all years' gains. First whole year: the first after which the challenger is level or ahead, counted from start.`,
  parameters: [
    leader,
    leaderGrowth,
    challenger,
    challengerGrowth,
    { name: "start", kind: "number", unit: "years", optional: true, default: 0, doc: "Calendar year of today's revenue, such as 2025." },
    {
      name: "fade",
      kind: "number",
      unit: "fraction",
      optional: true,
      default: 0,
      min: 0,
      max: 1,
      doc: "Fraction of the distance to their common growth that each loses a year.",
    },
  ],
  result: "summary",
  resultDoc: "Label and value; INDEX(…,1,2) is the years.",
  measures: [
    { name: "years", label: "Years until overtaking", unit: "years", doc: "from today" },
    { name: "year", label: "First whole year", unit: "years", doc: "start plus whole years" },
    { name: "revenue", label: "Revenue then", unit: "currency", doc: "of both, as they meet" },
    { name: "challenger", label: "Challenger that year", unit: "currency", doc: "revenue after the first whole year" },
    { name: "leader", label: "Leader that year", unit: "currency", doc: "revenue after the first whole year" },
  ],
  errors: [
    { code: "#N/A", when: "challenger is already ahead, grows alike, grows more slowly, or fades before it is level; the text says which" },
  ],
  examples: [
    {
      formula: "=CLOUDSHARE.CROSSOVER(128,20%,16,140%,2025)",
      result: [
        ["Years until overtaking", 3],
        ["First whole year", 2028],
        ["Revenue then", 221.184],
        ["Challenger that year", 221.184],
        ["Leader that year", 221.184],
      ],
      doc: "An eighth of the leader's size, doubling on it every year: three years.",
    },
    {
      formula: "=INDEX(CLOUDSHARE.CROSSOVER(29,20%,20,40%),1,2)",
      result: 2.41039194,
      doc: "AWS and Microsoft by market share of Q3 2025 at the growth reported then.",
    },
  ],
  source: "Solves A·(1 + gA)^t = B·(1 + gB)^t",
  seeAlso: ["CLOUDSHARE", "CLOUDSHARE.REQUIRED"],
  compute: (args) => {
    const outcome = crossover({
      leader: args.number("leader"),
      leaderGrowthPerYear: args.number("leader_growth"),
      challenger: args.number("challenger"),
      challengerGrowthPerYear: args.number("challenger_growth"),
      fade: args.number("fade"),
    });
    if (!outcome.ok) return outcome;
    const { years, wholeYears, revenueThen, leaderThen, challengerThen } = outcome.value;
    return success({
      years,
      year: args.number("start") + wholeYears,
      revenue: told(revenueThen),
      challenger: told(challengerThen),
      leader: told(leaderThen),
    });
  },
};

function told(amount: number | undefined): Outcome<number> {
  return amount === undefined ? failure("unavailable", "revenue is too far off to be told") : success(amount);
}
