import { success } from "../../domain/kernel/outcome";
import { roundMeasure } from "../../domain/valuation/roundMeasure";
import type { Cell } from "../cell";
import { errorCode } from "../errorCode";
import type { FunctionSpec } from "../spec";
import { roundMeasures, roundOptions, roundTerms } from "./roundArguments";

export const sensitivity: FunctionSpec = {
  name: "AIVALUATION.SENSITIVITY",
  summary: "Two-way grid of any AIVALUATION measure over money raised (down) and valuation (across).",
  definition: `Every cell is AIVALUATION(raised, valuation, measure, …) with the same remaining options. Excel's What-If data tables cannot call add-in functions; this grid spills and recalculates. A cell whose combination is impossible (raised not below a post-money valuation) shows its error, as a data table would.`,
  parameters: [
    { name: "raised_values", kind: "series", of: "number", unit: "currency", min: 0, doc: "Amounts raised, a row or column of them." },
    { name: "valuation_values", kind: "series", of: "number", unit: "currency", above: 0, doc: "Valuations, a row or column of them." },
    {
      name: "measure",
      kind: "choice",
      options: roundMeasures.map(({ name, doc }) => ({ value: name, doc })),
      doc: "A measure of AIVALUATION.",
    },
    ...roundOptions,
  ],
  result: "table",
  resultDoc: "Corner: the measure's label; first row: valuations; first column: amounts raised.",
  errors: [{ code: "#N/A", when: "the measure needs an argument that is missing" }],
  examples: [
    {
      formula: '=AIVALUATION.SENSITIVITY({50;100},{500,830},"new_money_stake")',
      result: [
        ["New-money stake", 500, 830],
        [50, 0.1, 50 / 830],
        [100, 0.2, 100 / 830],
      ],
      doc: "What $50B and $100B buy at $500B and $830B.",
    },
    {
      formula: '=AIVALUATION.SENSITIVITY({100},{750,830},"step_up",,500)',
      result: [
        ["Step-up", 750, 830],
        [100, 1.3, 1.46],
      ],
      doc: "Step-up on $500B at two valuations.",
    },
  ],
  source: "AIVALUATION, cell by cell",
  seeAlso: ["AIVALUATION"],
  cancelable: true,
  *compute(args) {
    const raisedValues = args.numbers("raised_values").values;
    const valuations = args.numbers("valuation_values").values;
    const measure = roundMeasures.find(({ name }) => name === args.text("measure"))!;
    const terms = roundTerms(args, 0, 1);
    const rows: Cell[][] = [[measure.label, ...valuations]];
    for (const raised of raisedValues) {
      const row: Cell[] = [raised];
      for (const valuation of valuations) {
        const outcome = roundMeasure({ ...terms, raised, valuation }, measure.name);
        if (!outcome.ok && outcome.kind !== "number" && outcome.kind !== "division") return outcome;
        row.push(outcome.ok ? outcome.value : { error: errorCode(outcome.kind), message: `AIVALUATION.SENSITIVITY: ${outcome.message}` });
      }
      rows.push(row);
      yield;
    }
    return success(rows);
  },
};
