import { type CircularYear, findFunction } from "../../../catalogue";
import { invokeInSteps } from "../../../catalogue/invoke";
import type { FlowRow } from "../../../workbook/read/flowRows";
import { flowYears } from "../../../workbook/read/flowYears";

export interface CompanyLine {
  readonly name: string;
  readonly inflow: number;
  readonly outflow: number;
  readonly returnFlow: number;
}

export interface LoopLine {
  readonly path: string;
  readonly companies: readonly string[];
  readonly bottleneck: number;
}

export interface LossLine {
  readonly company: string;
  readonly income: number;
  readonly lost: number;
}

export interface Analysis {
  /** The payments that were looked at, those switched off included. */
  readonly of: readonly FlowRow[];
  readonly problem?: string;
  readonly gross: number;
  readonly circular: number;
  readonly perLeg: number;
  readonly companies: readonly CompanyLine[];
  readonly loops: readonly LoopLine[];
  readonly moreLoops: boolean;
  /** The circular amount before anything was switched off. */
  readonly circularBefore: number;
  readonly losses: readonly LossLine[];
  readonly years: readonly CircularYear[];
}

const TOP_LOOPS = 12;
const LONGEST_LOOP = 8;
const NOTHING: Omit<Analysis, "problem" | "of"> = {
  gross: 0,
  circular: 0,
  perLeg: 0,
  companies: [],
  loops: [],
  moreLoops: false,
  circularBefore: 0,
  losses: [],
  years: [],
};

type Rows = readonly (readonly unknown[])[];

/** Everything the tab shows of the payments that are switched on, in steps. `failed` is the company that fails, or "". */
export function* analyse(all: readonly FlowRow[], off: ReadonlySet<number>, failed: string): Generator<void, Analysis, void> {
  const rows = all.filter((_, i) => !off.has(i));
  if (rows.length === 0)
    return { ...NOTHING, of: all, problem: all.length === 0 ? "There are no payments." : "Every payment is switched off." };
  const flows = tableOf(rows);
  const summary = yield* call("CIRCULARFLOW", [flows]);
  if ("problem" in summary) return { ...NOTHING, of: all, problem: summary.problem };
  const figure = (label: string) => Number(summary.rows.find(([name]) => name === label)?.[1] ?? 0);
  const nodes = yield* call("CIRCULARFLOW.NODES", [flows]);
  const loops = yield* call("CIRCULARFLOW.LOOPS", [flows, LONGEST_LOOP, TOP_LOOPS]);
  const before = off.size === 0 ? null : yield* call("CIRCULARFLOW", [tableOf(all), "circular_amount"]);
  const circular = figure("Circular amount");
  const loopRows = "problem" in loops ? [] : loops.rows;
  return {
    of: all,
    gross: figure("Gross flows"),
    circular,
    perLeg: figure("Round-trip money, per leg"),
    companies: "problem" in nodes ? [] : nodes.rows.slice(1).map(companyLine),
    loops: loopRows.slice(1).map(loopLine),
    moreLoops: (loopRows[0]?.length ?? 0) > 3,
    circularBefore: before && !("problem" in before) ? Number(before.rows[0][0]) : circular,
    losses: failed === "" ? [] : yield* lossesOf(flows, failed),
    years: yield* flowYears(rows),
  };
}

function tableOf(rows: readonly FlowRow[]): Rows {
  return [["from", "to", "amount"], ...rows.map(({ from, to, amount }) => [from, to, amount])];
}

function companyLine([name, inflow, outflow, , , , , returnFlow]: readonly unknown[]): CompanyLine {
  return { name: String(name), inflow: Number(inflow), outflow: Number(outflow), returnFlow: Number(returnFlow) };
}

function loopLine([path, , bottleneck]: readonly unknown[]): LoopLine {
  const companies = String(path).split(" → ");
  return { path: String(path), companies: companies.slice(0, -1), bottleneck: Number(bottleneck) };
}

function* lossesOf(flows: Rows, failed: string): Generator<void, readonly LossLine[], void> {
  const result = yield* call("CIRCULARFLOW.FAIL", [flows, failed]);
  if ("problem" in result) return [];
  return result.rows
    .slice(1, -1)
    .map(([company, income, lost]) => ({ company: String(company), income: Number(income), lost: Number(lost) }))
    .filter(({ lost }) => lost > 0);
}

function* call(name: string, args: readonly unknown[]): Generator<void, { readonly rows: Rows } | { readonly problem: string }, void> {
  const spec = findFunction(name);
  if (!spec) throw new Error(`${name} is not in the catalogue`);
  const result = yield* invokeInSteps(spec, args);
  if (!result.ok) return { problem: result.error.message ?? result.error.error };
  return { rows: Array.isArray(result.value) ? result.value : [[result.value]] };
}
