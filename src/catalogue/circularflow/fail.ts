import { circularAmount } from "../../domain/circular/circularAmount";
import { failureOf, SMALLEST_ROUND } from "../../domain/circular/failureOf";
import { loopLinks } from "../../domain/circular/loopLinks";
import { maximumCirculation } from "../../domain/circular/maximumCirculation";
import { orderInSteps } from "../../domain/kernel/sortedInSteps";
import { withAmounts } from "../../domain/circular/withAmounts";
import { type Outcome, success } from "../../domain/kernel/outcome";
import { eachInSteps, type Steps } from "../../domain/kernel/steps";
import { withoutRounding } from "../../domain/kernel/withoutRounding";
import type { Cell } from "../cell";
import type { Computed, FunctionSpec } from "../spec";
import { companyOf, flowsParameter, graphOfFlows } from "./flows";

const MOST_ROUNDS = 8;

export const circularflowFail: FunctionSpec = {
  name: "CIRCULARFLOW.FAIL",
  summary: "A company fails: who loses how much income, at once and round by round, and what no longer goes round.",
  definition: [
    "The company pays nothing any more: round 1 is what it paid. Whoever loses income pays `pass_through` of the loss less, in proportion to whom it pays, out of all that goes through it (the larger of received and paid): round 2, and so on to the end. Losses of the failed company itself go no further; nobody loses more than its income.",
    "The last row is the circular amount: what it was, and what the failure and the payments cut because of it take away.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    { name: "company", kind: "text", doc: "The company that fails" },
    {
      name: "pass_through",
      kind: "number",
      unit: "fraction",
      min: 0,
      max: 1,
      default: 1,
      optional: true,
      doc: "Share of lost income by which a company cuts its payments; 0: direct losses only",
    },
  ],
  result: "table",
  resultDoc: `A row for each other company, most lost first: income, lost, share of income, then up to ${MOST_ROUNDS} rounds, later ones summed. Last: the circular amount.`,
  errors: [{ code: "#N/A", when: "the company is not in flows" }],
  examples: [
    {
      formula: '=CIRCULARFLOW.FAIL({"A","B",60;"C","B",40;"B","D",50},"A")',
      result: [
        ["company", "income", "lost", "share", "round 1", "round 2"],
        ["B", 100, 60, 0.6, 60, 0],
        ["D", 50, 30, 0.6, 0, 30],
        ["C", 0, 0, "", 0, 0],
        ["Circular amount", 0, 0, "", "", ""],
      ],
      doc: "B loses 60 of 100 and pays D 30 of 50 less",
    },
    {
      formula: '=INDEX(CIRCULARFLOW.FAIL({"A","B",50;"B","A",38;"B","C",20;"C","B",5},"A",0),4,3)',
      result: 76,
      doc: "Of the circular amount of 86 only the 10 between B and C stay",
    },
  ],
  source: "Leontief (1986), Input-output economics, for the inverse; proportional cuts as in Szyrmer and Ulanowicz (1987)",
  seeAlso: ["CIRCULARFLOW.DEPEND", "CIRCULARFLOW.DEBTRANK"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const outcome = yield* graphOfFlows(args);
    if (!outcome.ok) return outcome;
    const graph = outcome.value;
    const company = companyOf(graph, args, "company");
    if (!company.ok) return company;
    const { received, lost, rounds, cut } = yield* failureOf(graph, company.value, args.number("pass_through"), MOST_ROUNDS);
    const later = yield* eachInSteps(lost.length, (i) =>
      Math.max(
        0,
        rounds.reduce((left, round) => left - round[i], lost[i]),
      ),
    );
    const hasLater = later.some((amount, i) => amount > SMALLEST_ROUND * lost[i]);
    const { amount: before, potential } = yield* maximumCirculation(graph, yield* loopLinks(graph));
    const after = yield* circularAmount(
      yield* withAmounts(graph, yield* eachInSteps(graph.links, (l) => graph.amount[l] * (1 - cut[graph.source[l]]))),
      potential,
    );
    const share = (part: number, whole: number): Cell => (whole > 0 ? part / whole : "");
    const rows: Cell[][] = [
      ["company", "income", "lost", "share", ...rounds.map((_, k) => `round ${k + 1}`), ...(hasLater ? ["later"] : [])],
    ];
    const size = yield* eachInSteps(lost.length, (i) => withoutRounding(lost[i]));
    const order = yield* orderInSteps(graph.companies, (a, b) => size[b] - size[a]);
    for (const i of order) {
      if (i === company.value) continue;
      if (rows.length % 2048 === 0) yield;
      rows.push([
        graph.names[i],
        received[i],
        lost[i],
        share(lost[i], received[i]),
        ...rounds.map((round) => round[i]),
        ...(hasLater ? [later[i]] : []),
      ]);
    }
    const gone = Math.max(0, before - after);
    rows.push(["Circular amount", before, gone, share(gone, before), ...rounds.map(() => ""), ...(hasLater ? [""] : [])]);
    return success(rows);
  },
};
