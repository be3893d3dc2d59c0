import { finnCycling } from "../../domain/circular/finnCycling";
import { flowGraph } from "../../domain/circular/flowGraph";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Computed, FunctionSpec } from "../spec";
import { amountsOf, byCompany } from "./amountsByCompany";
import { flowsParameter } from "./flows";

export const circularflowFinn: FunctionSpec = {
  name: "CIRCULARFLOW.FINN",
  summary: "Finn cycling index: the share of all that goes through companies that has been there before.",
  definition: [
    "With T(i) what goes through company i (received plus input from outside), G(i,j) = flow(i→j) / T(i) and N = (I − G)⁻¹: cycled = Σ T(i)·(1 − 1/N(i,i)), index = cycled / ΣT, average path length = ΣT / Σ inputs.",
    "Without `inputs`, a company that pays more than it receives gets the difference from outside; with them, they are at least that. What a company does not pay on leaves the network.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    byCompany(
      "inputs",
      "What comes to each company from outside the flows.",
      { name: "input", kind: "number", unit: "currency", min: 0, doc: "Amount from outside, zero or more" },
      true,
    ),
    { name: "measure", kind: "measure", optional: true, doc: "One of the numbers instead of the summary" },
  ],
  result: "summary",
  resultDoc: "Label and value of each measure, or one value.",
  measures: [
    { name: "cycling_index", label: "Finn cycling index", unit: "fraction", doc: "Cycled share of the throughflow" },
    { name: "throughflow", label: "Total system throughflow", unit: "currency", doc: "ΣT over companies" },
    {
      name: "path_length",
      label: "Average path length",
      unit: "number",
      doc: "Companies that a unit from outside goes through: throughflow / inputs",
    },
    { name: "cycled", label: "Cycled throughflow", unit: "currency", doc: "Throughflow that comes back to a company" },
    { name: "inputs", label: "Inputs from outside", unit: "currency", doc: "What enters, and as much leaves" },
    { name: "throughput", label: "Total system throughput", unit: "currency", doc: "Flows, inputs and outputs" },
    {
      name: "residual",
      label: "Residual",
      unit: "number",
      doc: "Largest relative imbalance of the iteration; 0 where solved directly",
      onRequest: true,
    },
  ],
  errors: [
    { code: "#DIV/0!", when: "nothing flows; or path_length where nothing enters from outside" },
    { code: "#N/A", when: "inputs name a company that is not in flows" },
    { code: "#NUM!", when: "one knot of companies is too large" },
  ],
  examples: [
    {
      formula: '=CIRCULARFLOW.FINN({"A","B",100;"B","A",50},,"cycling_index")',
      result: 0.5,
      doc: "Half of what goes through each comes back to it",
    },
    {
      formula: '=CIRCULARFLOW.FINN({"A","B",100;"B","A",50},{"A",150},"path_length")',
      result: 2,
      doc: "300 goes through the two, 150 of it from outside",
    },
  ],
  source:
    "Finn (1976), Measures of ecosystem structure and function derived from analysis of flows, J. Theor. Biol. 56; as in enaR's enaFlow",
  seeAlso: ["CIRCULARFLOW.EDGES"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const flows = args.table("flows");
    const graph = yield* flowGraph(flows.worded("from"), flows.worded("to"), flows.numbers("amount"));
    if (!graph.ok) return graph;
    const inputs = args.optionalTable("inputs");
    const stranger = inputs?.texts("company").find((company) => graph.value.companyNamed(company) === undefined);
    if (stranger !== undefined) return failure("unavailable", `inputs name a company that is not in flows: ${JSON.stringify(stranger)}`);
    const found = yield* finnCycling(graph.value, inputs ? yield* amountsOf(graph.value, inputs, "input", 0) : null);
    if (!found.ok) return found;
    const { index, throughflow, cycled, boundary, throughput, residual } = found.value;
    return success({
      cycling_index: index,
      throughflow,
      path_length:
        boundary > 0
          ? throughflow / boundary
          : failure(args.text("measure") ? "division" : "unavailable", "flows get nothing from outside: a unit goes round for ever"),
      cycled,
      inputs: boundary,
      throughput,
      residual,
    });
  },
};
