import { companyKey, type FlowGraph, flowGraph } from "../../domain/circular/flowGraph";
import type { Outcome } from "../../domain/kernel/outcome";
import { inStretches, type Steps } from "../../domain/kernel/steps";
import type { TableArgument, TableParameter } from "../spec";

/** A table of one number a company; rows of one company add up. */
export function byCompany(name: string, doc: string, column: TableParameter["columns"][number], optional: boolean): TableParameter {
  return { name, kind: "table", doc, optional, columns: [{ name: "company", kind: "text", doc: "Company" }, column] };
}

/** The graph of a table of links, together with companies that other tables name. */
export function* graphWithCompanies(
  links: TableArgument,
  from: string,
  to: string,
  others: readonly (TableArgument | undefined)[],
): Steps<Outcome<FlowGraph>> {
  const alone = others.map((table) => table?.texts("company") ?? []);
  const payers = yield* joined([links.texts(from), ...alone]);
  const payees = yield* joined([links.texts(to), ...alone]);
  const amounts = new Float64Array(payers.length);
  amounts.set(links.numbers("amount"));
  return yield* flowGraph(payers, payees, amounts);
}

function* joined(lists: readonly (readonly string[])[]): Steps<string[]> {
  const all: string[] = [];
  for (const list of lists) {
    yield* inStretches(list.length, (from, to) => {
      for (let i = from; i < to; i++) all.push(list[i]);
    });
  }
  return all;
}

/** Names looked up between two pauses. */
const STRETCH = 1 << 12;

/** The number of each company of the graph in such a table; `missing` where it has no row. */
export function* amountsOf(graph: FlowGraph, table: TableArgument, column: string, missing: number): Steps<Float64Array> {
  const result = new Float64Array(graph.companies).fill(missing);
  const seen = new Uint8Array(graph.companies);
  const values = table.numbers(column);
  const companies = table.texts("company");
  for (let row = 0; row < companies.length; row++) {
    if (row % STRETCH === STRETCH - 1) yield;
    const i = graph.indexOf.get(companyKey(companies[row]));
    if (i === undefined) continue;
    result[i] = seen[i] ? result[i] + values[row] : values[row];
    seen[i] = 1;
  }
  return result;
}
