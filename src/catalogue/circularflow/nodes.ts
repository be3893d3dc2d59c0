import { loopLinks } from "../../domain/circular/loopLinks";
import { payers } from "../../domain/circular/payers";
import { positions } from "../../domain/circular/positions";
import { ReturnFlows } from "../../domain/circular/returnFlows";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { flowsParameter, graphOfFlows } from "./flows";

const HEADER = [
  "company",
  "inflow",
  "outflow",
  "net",
  "largest payer",
  "its share of inflow",
  "payer concentration",
  "return flow",
  "share of outflow",
];

export const nodes: FunctionSpec = {
  name: "CIRCULARFLOW.NODES",
  summary: "Company by company: what comes in, from whom, and how much of what it pays finds its way back.",
  definition: [
    "Payer concentration is the Herfindahl–Hirschman index of a company's inflow by payer: the sum of squared shares, 1 where one company pays everything, 1/n for n equal payers.",
    "**Return flow** is the most money that can leave the company and find its way back to it along the given links: the maximum flow from its outgoing side to its incoming side. It is unique, at most the lesser of inflow and outflow, and does not add up over companies, since the same money comes back to every company on a loop.",
    "Companies are in the order of their first appearance. Where nothing comes in, or nothing goes out, what would divide by it is blank.",
  ].join("\n\n"),
  parameters: [flowsParameter],
  result: "table",
  resultDoc: `A row a company: ${HEADER.join(", ")}`,
  errors: [],
  examples: [
    {
      formula: '=CIRCULARFLOW.NODES({"Amazon","OpenAI",50;"OpenAI","Amazon",38})',
      result: [HEADER, ["Amazon", 38, 50, -12, "OpenAI", 1, 1, 38, 0.76], ["OpenAI", 50, 38, 12, "Amazon", 1, 1, 38, 1]],
      doc: "All that OpenAI pays comes back to it",
    },
    {
      formula: '=INDEX(CIRCULARFLOW.NODES({"A","B",9;"B","C",6;"C","A",4}),2,8)',
      result: 4,
      doc: "Of the 9 that A pays, 4 can come back, by way of B and C",
    },
  ],
  source: "Maximum flow: Ford and Fulkerson (1956), Dinic (1970); concentration: Hirschman (1964), The paternity of an index",
  seeAlso: ["CIRCULARFLOW", "CIRCULARFLOW.EDGES", "CIRCULARFLOW.DEPEND"],
  cancelable: true,
  *compute(args) {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const { names, companies } = graph.value;
    const { inflow, outflow, net } = yield* positions(graph.value);
    const { largest, largestAmount, concentration } = yield* payers(graph.value, inflow);
    const returns = yield* ReturnFlows.over(graph.value, yield* loopLinks(graph.value));
    const rows: Cell[][] = [HEADER];
    for (let i = 0; i < companies; i++) {
      if (i % 2048 === 2047) yield;
      const comesBack = yield* returns.of(i);
      const from: Cell[] = largest[i] < 0 ? ["", "", ""] : [names[largest[i]], largestAmount[i] / inflow[i], concentration[i]];
      rows.push([names[i], inflow[i], outflow[i], net[i], ...from, comesBack, outflow[i] > 0 ? comesBack / outflow[i] : ""]);
    }
    return success(rows);
  },
};
