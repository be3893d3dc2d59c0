import { balancedForwarding } from "../../domain/circular/balancedForwarding";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import { inStretches, type Steps } from "../../domain/kernel/steps";
import type { Cell } from "../cell";
import type { Computed, FunctionSpec } from "../spec";
import { flowsParameter, graphOfFlows } from "./flows";

export const circularflowEdges: FunctionSpec = {
  name: "CIRCULARFLOW.EDGES",
  summary: "How much of each row goes round in circles, and how much goes one way.",
  definition: [
    "Balanced flow forwarding: wherever companies can reach one another, let money walk in proportion to the amounts left (row-normalised flows P, stationary distribution π), take the largest multiple of π·P that fits, subtract, and repeat until no loop is left.",
    "The split is unique: order, spelling and splitting of rows change nothing; parallel rows share in proportion. The circular part is balanced at every company, the rest has no loop.",
    "Its total is at most the circular amount of `CIRCULARFLOW`, which is the most that any split can reach.",
    "Companies that can all reach one another are solved to rounding where they are 2,048 at most, beyond by iteration, until each is balanced within 1e-9 of what goes through it; otherwise #NUM!. A third header then says how far the worst is from balance.",
  ].join("\n\n"),
  parameters: [flowsParameter],
  result: "table",
  resultDoc: "A row for each row of flows, in its order (blank where that is blank): circular, rest. They add up to the amount.",
  errors: [{ code: "#NUM!", when: "a knot of companies is too large for the iteration to settle" }],
  examples: [
    {
      formula: '=CIRCULARFLOW.EDGES({"A","B",50;"B","A",38})',
      result: [
        ["circular", "rest"],
        [38, 12],
        [38, 0],
      ],
      doc: "50 out, 38 back: 38 goes round",
    },
    {
      formula: '=INDEX(CIRCULARFLOW.EDGES({"A","B",1;"B","C",1;"A","C",1;"C","A",1}),2,1)',
      result: 0.5,
      doc: "Two loops compete for what C pays back to A: each gets half",
    },
  ],
  source: "Homs-Dones, MacKay, Sansom and Zhou (2025), Circular directional flow decomposition of networks, arXiv:2506.12546",
  seeAlso: ["CIRCULARFLOW.FINN"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const flows = args.table("flows");
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const { circular, residual, isIterated } = yield* balancedForwarding(graph.value);
    if (residual > 1e-9)
      return failure("number", `flows hold a knot of companies for which the iteration stopped ${residual.toExponential(1)} from balance`);
    const { linkOfRow, amount } = graph.value;
    const amounts = flows.numbers("amount");
    const blank: Cell[] = isIterated ? ["", "", ""] : ["", ""];
    const rows: Cell[][] = [["circular", "rest", ...(isIterated ? [`residual ${residual.toExponential(1)}`] : [])]];
    yield* inStretches(flows.count, (from, to) => {
      for (let i = from; i < to; i++) {
        while (i > 0 && rows.length <= flows.rows[i] - flows.rows[0]) rows.push(blank);
        const link = linkOfRow[i];
        const round = link < 0 ? 0 : amounts[i] * (circular[link] / amount[link]);
        rows.push(isIterated ? [round, amounts[i] - round, ""] : [round, amounts[i] - round]);
      }
    });
    return success(rows);
  },
};
