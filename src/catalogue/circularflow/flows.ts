import { type FlowGraph, flowGraph } from "../../domain/circular/flowGraph";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Arguments, TableParameter } from "../spec";

/**
 * The `flows` of the family. Probability changes nothing but the expected amounts of CIRCULARFLOW.EXPECTED: everywhere else a row is
 * what happens if it happens, in full. The date says when to the reader; what came first and what came back is CIRCULARFLOW.PAIR's.
 */
export const flowsParameter: TableParameter = {
  name: "flows",
  kind: "table",
  doc: "Who pays whom how much, a row a payment. Rows between the same two companies add up.",
  columns: [
    { name: "from", kind: "text", doc: "Payer" },
    { name: "to", kind: "text", doc: "Payee; may be the payer itself" },
    {
      name: "amount",
      kind: "number",
      unit: "currency",
      min: 0,
      hint: "enter the flow from its payer",
      doc: "Amount paid, zero or more",
    },
    {
      name: "probability",
      kind: "number",
      unit: "fraction",
      min: 0,
      max: 1,
      default: 1,
      optional: true,
      loose: true,
      doc: "Chance that the row happens, read by CIRCULARFLOW.EXPECTED alone",
    },
    { name: "date", kind: "date", optional: true, loose: true, doc: "For the reader; not used" },
  ],
};

/** The same where probabilities count: a column of words in their place is a mistake, not another column. */
export const uncertainFlowsParameter: TableParameter = {
  ...flowsParameter,
  columns: flowsParameter.columns.map((column) => ({ ...column, loose: false })),
};

/** The graph of the `flows` argument. */
export function* graphOfFlows(args: Arguments): Steps<Outcome<FlowGraph>> {
  const flows = args.table("flows");
  return yield* flowGraph(flows.worded("from"), flows.worded("to"), flows.numbers("amount"));
}

/** The company that a text argument names; "unavailable" where no flow names it. */
export function companyOf(graph: FlowGraph, args: Arguments, parameter: string): Outcome<number> {
  const name = args.text(parameter);
  const index = graph.companyNamed(name);
  return index === undefined ? failure("unavailable", `${parameter} ${JSON.stringify(name)} is not in flows`) : success(index);
}
