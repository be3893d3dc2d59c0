import { expectedCircular, type UncertainFlow } from "../../domain/circular/expectedCircular";
import { flowGraph } from "../../domain/circular/flowGraph";
import { isCertain } from "../../domain/kernel/isCertain";
import { type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Computed, FunctionSpec } from "../spec";
import { uncertainFlowsParameter } from "./flows";

export const circularflowExpected: FunctionSpec = {
  name: "CIRCULARFLOW.EXPECTED",
  summary: "Expected circular amount where payments happen with a probability, and its spread.",
  definition: [
    "Each row happens in full or not at all, with its probability (1 where none is given), independently of the others. The circular amount of what happens is that of `CIRCULARFLOW`; shown are its mean and its standard deviation, the least (only certain rows) and the most (all rows that can happen).",
    "Exact where no strongly connected component holds more than 16 uncertain rows: all cases, those told apart that differ. Beyond, a simulation of antithetic pairs from a fixed seed: the same cell on every machine; its standard error says how far the mean may be off.",
  ].join("\n\n"),
  parameters: [
    uncertainFlowsParameter,
    { name: "measure", kind: "measure", optional: true, doc: "One of the numbers instead of the summary" },
  ],
  result: "summary",
  resultDoc: "Label and value of each measure, or one value.",
  measures: [
    { name: "expected", label: "Expected circular amount", unit: "currency", doc: "Mean over all cases" },
    { name: "standard_deviation", label: "Standard deviation", unit: "currency", doc: "Spread of the circular amount" },
    { name: "lowest", label: "Lowest", unit: "currency", doc: "If only certain rows happen" },
    { name: "highest", label: "Highest", unit: "currency", doc: "If all rows happen that can" },
    {
      name: "uncertain_rows",
      label: "Uncertain rows on loops",
      unit: "count",
      doc: "Rows with a probability between 0 and 1 that can change the amount",
    },
    { name: "standard_error", label: "Standard error", unit: "currency", doc: "Of the expected amount; 0 where exact" },
    { name: "draws", label: "Draws", unit: "count", doc: "Of the simulation; 0 where exact" },
  ],
  errors: [],
  examples: [
    {
      formula: '=CIRCULARFLOW.EXPECTED({"A","B",50,1;"B","A",38,0.5},"expected")',
      result: 38,
      doc: "38 comes back with one chance in two, and counts both legs",
    },
    {
      formula: '=CIRCULARFLOW.EXPECTED({"A","B",50,1;"B","A",38,0.5},"standard_deviation")',
      result: 38,
      doc: "Either 76 or nothing",
    },
  ],
  source: "Definition; variances by the law of total variance",
  seeAlso: ["CIRCULARFLOW.EDGES"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const flows = args.table("flows");
    const probabilities = flows.numbers("probability");
    const amounts = flows.numbers("amount").map((amount, row) => (probabilities[row] > 0 ? amount : 0));
    const graph = yield* flowGraph(flows.worded("from"), flows.worded("to"), amounts);
    if (!graph.ok) return graph;
    const certain = graph.value.amount.slice();
    const uncertain: UncertainFlow[] = [];
    const settled = new Float64Array(graph.value.links);
    const isMixed = new Uint8Array(graph.value.links);
    for (let row = 0; row < flows.count; row++) {
      const link = graph.value.linkOfRow[row];
      if (link < 0 || amounts[row] === 0) continue;
      if (isCertain(probabilities[row])) settled[link] += amounts[row];
      else {
        uncertain.push({ link, amount: amounts[row], probability: probabilities[row] });
        isMixed[link] = 1;
      }
      if (row % 4096 === 4095) yield;
    }
    for (let link = 0; link < certain.length; link++) if (isMixed[link]) certain[link] = settled[link];
    const found = yield* expectedCircular(graph.value, certain, uncertain);
    return success({
      expected: found.mean,
      standard_deviation: Math.sqrt(found.variance),
      lowest: found.lowest,
      highest: found.highest,
      uncertain_rows: found.uncertain,
      standard_error: found.standardError,
      draws: found.draws,
    });
  },
};
