import * as fc from "fast-check";
import { type FlowGraph, flowGraph } from "../../../src/domain/circular/flowGraph";
import { finish } from "../../../src/domain/kernel/steps";
import { worded } from "../../../src/domain/kernel/vocabulary";

export type Row = readonly [from: string, to: string, amount: number];

/** Flows between at most `companies` companies, dense enough to hold loops; amounts from 1 to 1,000. */
export function flowRows(companies = 8, rows = 30): fc.Arbitrary<Row[]> {
  const company = fc.integer({ min: 0, max: companies - 1 }).map((i) => `C${i}`);
  return fc.array(fc.tuple(company, company, fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: rows });
}

export function graphOf(rows: readonly Row[]): FlowGraph {
  const graph = finish(
    flowGraph(
      worded(rows.map(([from]) => from)),
      worded(rows.map(([, to]) => to)),
      Float64Array.from(rows, ([, , amount]) => amount),
    ),
  );
  if (!graph.ok) throw new Error(graph.message);
  return graph.value;
}

/** Inflow less outflow of a flow on the links, by company. */
export function imbalance(graph: FlowGraph, flow: Float64Array): Float64Array {
  const balance = new Float64Array(graph.companies);
  for (let l = 0; l < graph.links; l++) {
    balance[graph.source[l]] -= flow[l];
    balance[graph.target[l]] += flow[l];
  }
  return balance;
}

/** Value by ordered pair of company names. */
export function byPair(graph: FlowGraph, value: Float64Array): Map<string, number> {
  const found = new Map<string, number>();
  for (let l = 0; l < graph.links; l++) found.set(`${graph.names[graph.source[l]]} ${graph.names[graph.target[l]]}`, value[l]);
  return found;
}
