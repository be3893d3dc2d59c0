import { dependence } from "../../domain/circular/dependence";
import type { Outcome } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Computed, FunctionSpec } from "../spec";
import { companyOf, flowsParameter, graphOfFlows } from "./flows";

export const circularflowDepend: FunctionSpec = {
  name: "CIRCULARFLOW.DEPEND",
  summary: "Share of one company's income that traces to another, directly and through others.",
  definition: [
    "Money is fungible: what a company pays comes in equal proportion from all it receives and, where it pays more than it receives, from its own funds. With T the larger of received and paid, h(on) = 1 and h(j) = Σ flow(i→j)·h(i) / T(j) for the others, the result is Σ flow(i→of)·h(i) / received(of).",
    "In words: follow each unit of income back through those that paid it; how much of it has come through `on`? Of a company on itself: the share of its income that is its own money come back. It is also the share of income lost in `CIRCULARFLOW.FAIL` with all of it passed through.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    { name: "of", kind: "text", doc: "Company whose income is traced" },
    { name: "on", kind: "text", doc: "Company it is traced to" },
  ],
  result: "scalar",
  resultDoc: "A share of income, from 0 to 1.",
  errors: [
    { code: "#N/A", when: "a company is not in flows" },
    { code: "#DIV/0!", when: "the company has no income" },
  ],
  examples: [
    {
      formula: '=CIRCULARFLOW.DEPEND({"A","B",60;"C","B",40;"B","D",100;"E","D",100},"D","A")',
      result: 0.3,
      doc: "Half of D's income is B's, 60% of which is A's",
    },
    {
      formula: '=CIRCULARFLOW.DEPEND({"A","B",10;"B","C",100},"C","A")',
      result: 0.1,
      doc: "B pays 100 on an income of 10: the rest is its own money",
    },
  ],
  source: "Szyrmer and Ulanowicz (1987), Total flows in ecosystems (total dependency); Leontief (1986), Input-output economics",
  seeAlso: ["CIRCULARFLOW.EDGES"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const of = companyOf(graph.value, args, "of");
    if (!of.ok) return of;
    const on = companyOf(graph.value, args, "on");
    return on.ok ? yield* dependence(graph.value, of.value, on.value) : on;
  },
};
