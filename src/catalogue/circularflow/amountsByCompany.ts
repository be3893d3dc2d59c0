import { type FlowGraph, flowGraph } from "../../domain/circular/flowGraph";
import type { Outcome } from "../../domain/kernel/outcome";
import { eachInSteps, inStretches, type Steps } from "../../domain/kernel/steps";
import type { Worded } from "../../domain/kernel/vocabulary";
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
  const alone = others.flatMap((table) => table?.worded("company") ?? []);
  const payers = yield* joined([links.worded(from), ...alone]);
  const payees = yield* joined([links.worded(to), ...alone]);
  const given = links.numbers("amount");
  const amounts = yield* eachInSteps(payers.at.length, (row) => (row < given.length ? given[row] : 0));
  return yield* flowGraph(payers, payees, amounts);
}

/** One column after another. */
function* joined(columns: readonly Worded[]): Steps<Worded> {
  const at = new Int32Array(columns.reduce((length, column) => length + column.at.length, 0));
  let words: readonly string[] = [];
  let filled = 0;
  for (const column of columns) {
    const before = words.length;
    yield* inStretches(column.at.length, (from, to) => {
      for (let row = from; row < to; row++) at[filled++] = before + column.at[row];
    });
    words = before === 0 ? column.words : words.concat(column.words);
  }
  return { words, at };
}

/** The number of each company of the graph in such a table; `missing` where it has no row. */
export function* amountsOf(graph: FlowGraph, table: TableArgument, column: string, missing: number): Steps<Float64Array> {
  const result = new Float64Array(graph.companies).fill(missing);
  const seen = new Uint8Array(graph.companies);
  const values = table.numbers(column);
  const { words, at } = table.worded("company");
  yield* inStretches(at.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const i = graph.companyNamed(words[at[row]]);
      if (i === undefined) continue;
      result[i] = seen[i] ? result[i] + values[row] : values[row];
      seen[i] = 1;
    }
  });
  return result;
}
