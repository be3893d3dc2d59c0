import { settlement } from "../../domain/circular/settlement";
import { failure, success } from "../../domain/kernel/outcome";
import { inStretches } from "../../domain/kernel/steps";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { flowsParameter, graphOfFlows } from "./flows";

export const net: FunctionSpec = {
  name: "CIRCULARFLOW.NET",
  summary: "What remains to be paid after netting.",
  definition:
    "Multilateral netting: every company ends up with the same net cash as under `flows`, by payments that come to the net settlement, the least possible. The largest net payer pays the largest net receiver as much as both allow, and so on; equal positions go by name. So the rows do not depend on the order of `flows`, and there are fewer of them than companies. Payments may join companies that had no link before; what could be torn up along existing links only is the circular amount of CIRCULARFLOW.",
  parameters: [flowsParameter],
  result: "table",
  resultDoc: "From, to, amount",
  errors: [{ code: "#N/A", when: "nothing remains: every company receives what it pays" }],
  examples: [
    {
      formula: '=CIRCULARFLOW.NET({"Amazon","OpenAI",50;"OpenAI","Amazon",38})',
      result: [
        ["from", "to", "amount"],
        ["Amazon", "OpenAI", 12],
      ],
      doc: "Of 88 paid, 12 remain",
    },
    {
      formula: '=CIRCULARFLOW.NET({"A","B",10;"B","C",10;"C","D",7})',
      result: [
        ["from", "to", "amount"],
        ["A", "D", 7],
        ["A", "C", 3],
      ],
      doc: "B only hands on",
    },
  ],
  source: "Multilateral net positions, Bank for International Settlements (1990), Report of the Committee on Interbank Netting Schemes",
  seeAlso: ["CIRCULARFLOW", "CIRCULARFLOW.CLEARING"],
  cancelable: true,
  *compute(args) {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const payments = yield* settlement(graph.value);
    if (payments.length === 0) return failure("unavailable", "nothing remains to be paid");
    const { names } = graph.value;
    const rows: Cell[][] = [["from", "to", "amount"]];
    yield* inStretches(payments.length, (first, end) => {
      for (const { from, to, amount } of payments.slice(first, end)) rows.push([names[from], names[to], amount]);
    });
    return success(rows);
  },
};
