import { debtRank } from "../../domain/circular/debtRank";
import type { FlowGraph } from "../../domain/circular/flowGraph";
import { failure, type Failure, type Outcome, success } from "../../domain/kernel/outcome";
import { eachInSteps, inStretches, type Steps } from "../../domain/kernel/steps";
import type { Cell } from "../cell";
import type { Computed, FunctionSpec, TableArgument } from "../spec";
import { amountsOf, byCompany, graphWithCompanies } from "./amountsByCompany";

/** Companies between two pauses. */
const STRETCH = 1 << 10;

/** Companies times links up to which every company's failure is tried out. */
const MOST_TRIALS = 5e8;

export const circularflowDebtrank: FunctionSpec = {
  name: "CIRCULARFLOW.DEBTRANK",
  summary: "Stress of each company after a shock to some of them (DebtRank).",
  definition: [
    "Stress is the share of a company's buffer that is gone. A holder loses exposure × increase in its counterparty's stress: h(i) ← min(1, h(i) + Σ exposure(i,j)/buffer(i)·Δh(j)), round after round until nothing increases. This is the DebtRank of 2015, carried to its limit; that of 2012 let each company pass on its first increase only.",
    "The last row is the system: shock and stress weighted, their difference (DebtRank), the loss in total. Weights are each holder's share of all exposures unless given. Without `shock` each company fails in turn, and its row shows what that does to the others.",
  ].join("\n\n"),
  parameters: [
    {
      name: "exposures",
      kind: "table",
      doc: "Who stands to lose how much if whom fails.",
      columns: [
        { name: "holder", kind: "text", doc: "Company that loses" },
        { name: "counterparty", kind: "text", doc: "Company whose failure costs it" },
        { name: "amount", kind: "number", unit: "currency", min: 0, doc: "Exposure, zero or more" },
      ],
    },
    byCompany(
      "buffers",
      "What each company can lose before it fails, such as equity.",
      { name: "buffer", kind: "number", unit: "currency", above: 0, doc: "Buffer, above zero" },
      false,
    ),
    byCompany(
      "weights",
      "Economic weight of each company, in any unit.",
      { name: "weight", kind: "number", unit: "number", min: 0, doc: "Weight, zero or more" },
      true,
    ),
    byCompany(
      "shock",
      "Companies shocked, and the share of their buffer that is gone; a company alone has lost all of it.",
      { name: "shock", kind: "number", unit: "fraction", min: 0, max: 1, default: 1, optional: true, doc: "Share of the buffer, 0 to 1" },
      true,
    ),
  ],
  result: "table",
  resultDoc:
    "A row a company: weight, shock, stress, added, loss; and a row for the system. Without shock: weight, debtrank, failures, loss.",
  errors: [
    { code: "#N/A", when: "a company has no buffer, or the shock names an unknown one" },
    {
      code: "#NUM!",
      when: "stress goes round among more than 400 companies and hardly settles, as exposures match buffers; or too many companies without a shock",
    },
  ],
  examples: [
    {
      formula: '=CIRCULARFLOW.DEBTRANK({"B","A",5;"C","B",8},{"A",10;"B",10;"C",10},{"A",1;"B",1;"C",2},"A")',
      result: [
        ["company", "weight", "shock", "stress", "added", "loss"],
        ["A", 0.25, 1, 1, 0, 10],
        ["B", 0.25, 0, 0.5, 0.5, 5],
        ["C", 0.5, 0, 0.4, 0.4, 4],
        ["System", 1, 0.25, 0.575, 0.325, 19],
      ],
      doc: "A fails: B loses half its buffer, C four tenths",
    },
    {
      formula: '=INDEX(CIRCULARFLOW.DEBTRANK({"B","A",5;"C","B",8},{"A",10;"B",10;"C",10},{"A",1;"B",1;"C",2}),2,3)',
      result: 0.325,
      doc: "Without a shock each fails in turn: the DebtRank of A",
    },
  ],
  source: "Bardoscia, Battiston, Caccioli and Caldarelli (2015), PLoS ONE 10(6); Battiston et al. (2012), Scientific Reports 2:541",
  seeAlso: ["CIRCULARFLOW.CLEARING"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const exposures = args.table("exposures");
    const buffersTable = args.table("buffers");
    // Companies in the order of the buffers, which name all.
    const graph = yield* graphWithCompanies(exposures, "counterparty", "holder", [buffersTable]);
    if (!graph.ok) return graph;
    const buffers = yield* amountsOf(graph.value, buffersTable, "buffer", NaN);
    const bare = buffers.findIndex(Number.isNaN);
    if (bare >= 0) return failure("unavailable", `buffers have no row for ${JSON.stringify(graph.value.names[bare])}`);
    const weights = yield* weightsOf(graph.value, args.optionalTable("weights"));
    if (!(weights instanceof Float64Array)) return weights;
    const order = yield* orderOf(graph.value, buffersTable);
    const shock = args.optionalTable("shock");
    return shock ? yield* afterShock(graph.value, buffers, weights, order, shock) : yield* eachAlone(graph.value, buffers, weights, order);
  },
};

function* orderOf(graph: FlowGraph, buffers: TableArgument): Steps<number[]> {
  const order: number[] = [];
  const isIn = new Uint8Array(graph.companies);
  const { words, at } = buffers.worded("company");
  for (let row = 0; row < at.length; row++) {
    if (row % STRETCH === STRETCH - 1) yield;
    const i = graph.companyNamed(words[at[row]]) as number;
    if (isIn[i] === 0) order.push(i);
    isIn[i] = 1;
  }
  return order;
}

function* weightsOf(graph: FlowGraph, table: TableArgument | undefined): Steps<Float64Array | Failure> {
  let weights: Float64Array;
  if (table) weights = yield* amountsOf(graph, table, "weight", 0);
  else {
    const held = (weights = new Float64Array(graph.companies));
    yield* inStretches(graph.links, (from, to) => {
      for (let l = from; l < to; l++) held[graph.target[l]] += graph.amount[l];
    });
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return failure("division", table ? "weights are all zero" : "exposures are all zero");
  return yield* eachInSteps(weights.length, (i) => weights[i] / total);
}

function* afterShock(
  graph: FlowGraph,
  buffers: Float64Array,
  weights: Float64Array,
  order: readonly number[],
  table: TableArgument,
): Steps<Outcome<Computed>> {
  const stranger = table.texts("company").find((company) => graph.companyNamed(company) === undefined);
  if (stranger !== undefined) return failure("unavailable", `shock names a company without a buffer: ${JSON.stringify(stranger)}`);
  const shock = yield* amountsOf(graph, table, "shock", 0);
  if (shock.some((share) => share > 1)) return failure("number", "shock of a company must be at most 1, its rows added up");
  const stress = yield* debtRank(graph, buffers, shock);
  if (!stress.ok) return stress;
  const rows: Cell[][] = [["company", "weight", "shock", "stress", "added", "loss"]];
  const system = [0, 0, 0, 0];
  for (const i of order) {
    const row = [shock[i], stress.value[i], stress.value[i] - shock[i], stress.value[i] * buffers[i]];
    row.forEach((value, k) => (system[k] += k < 3 ? weights[i] * value : value));
    rows.push([graph.names[i], weights[i], ...row]);
    if (rows.length % STRETCH === 0) yield;
  }
  rows.push(["System", 1, ...system]);
  return success(rows);
}

function* eachAlone(graph: FlowGraph, buffers: Float64Array, weights: Float64Array, order: readonly number[]): Steps<Outcome<Computed>> {
  if (graph.companies * (graph.links + graph.companies) > MOST_TRIALS)
    return failure("number", `shock is missing; ${graph.companies} companies are too many to let each fail in turn`);
  const rows: Cell[][] = [["company", "weight", "debtrank", "failures", "loss"]];
  for (const failed of order) {
    const shock = new Float64Array(graph.companies);
    shock[failed] = 1;
    const stress = yield* debtRank(graph, buffers, shock);
    if (!stress.ok) return stress;
    let [rank, failures, loss] = [0, 0, 0];
    for (let i = 0; i < graph.companies; i++) {
      if (i === failed) continue;
      rank += weights[i] * stress.value[i];
      failures += stress.value[i] >= 1 ? 1 : 0;
      loss += stress.value[i] * buffers[i];
    }
    rows.push([graph.names[failed], weights[failed], rank, failures, loss]);
    yield;
  }
  return success(rows);
}
