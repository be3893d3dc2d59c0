import { failure, type Outcome, success } from "../kernel/outcome";
import { escapes } from "../kernel/denseLeaky";
import { sum } from "../kernel/sum";
import { inStretches, type Steps } from "../kernel/steps";
import { components, membersOf } from "./components";
import { escapesByRelaxation } from "./escapesByRelaxation";
import type { FlowGraph } from "./flowGraph";
import { type LeakySystem, systemOf } from "./leakySystem";
import { eliminateSparse, LARGEST_DIRECT } from "./sparseElimination";
import { throughput } from "./throughput";

/** Cycling in a network with a boundary. Amounts in the unit of the flows. */
export interface FinnCycling {
  /** Σ T_i, T_i what goes through company i: received plus input. */
  readonly throughflow: number;
  /** Σ T_i·(1 − 1/N_ii): what goes through a company that has been through it before. */
  readonly cycled: number;
  /** cycled / throughflow. */
  readonly index: number;
  /** What comes in from outside. */
  readonly boundary: number;
  /** Flows plus inputs plus outputs. */
  readonly throughput: number;
  /** Largest relative imbalance left by the iteration used for very large components; 0 where solved directly. */
  readonly residual: number;
}

/** Links times companies of a component up to which relaxation for each company is a matter of minutes at most. */
const MOST_WORK = 4e9;
/** Companies up to which, and a part of all pairs from which, a component is treated as dense. */
const FEW = 128;
const DENSE = 128;
/** Largest core that a thinly linked component may leave: its square and the inverse take 144 MB. */
const LARGEST_CORE = 3000;
/** Links looked at, at most, while taking thinly linked companies out of a component too large to be treated as dense. */
const MOST_ELIMINATED = 3e8;
/** Rows of a square written between two pauses. */
const ROWS = 64;

/**
 * Finn's cycling index. N = (I − G)⁻¹ with G_ij = flow_ij / T_i; a unit at i comes back to i with chance 1 − 1/N_ii, which only the loops
 * of i's own component decide. Where a company pays more than it receives, with its given input, the difference is input too.
 * A component without input or output goes round for ever: all that goes through it is cycled.
 *
 * @param inputs  from outside to each company, or null: only what is needed for the payments
 * @source Finn (1976), Measures of ecosystem structure and function derived from analysis of flows
 */
export function* finnCycling(graph: FlowGraph, inputs: Float64Array | null): Steps<Outcome<FinnCycling>> {
  const { companies: n, links, source, target, amount } = graph;
  const { received, paid } = yield* throughput(graph);
  const cycled = new Float64Array(n);
  yield* inStretches(links, (from, to) => {
    for (let l = from; l < to; l++) if (source[l] === target[l]) cycled[source[l]] = amount[l];
  });
  const through = new Float64Array(n);
  const input = new Float64Array(n);
  const leak = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    through[i] = Math.max(received[i] + (inputs ? inputs[i] : 0), paid[i]);
    input[i] = through[i] - received[i];
    leak[i] = through[i] - paid[i];
    // Received and paid are added up in different orders: a difference of rounding is none.
    if (leak[i] < 1e-14 * through[i]) leak[i] = 0;
    if (input[i] < 1e-14 * through[i]) input[i] = 0;
  }
  const parts = yield* components(graph);
  const { first, members } = yield* membersOf(parts);
  const local = new Int32Array(n).fill(-1);
  let residual = 0;
  for (let c = 0; c < parts.count; c++) {
    const group = members.subarray(first[c], first[c + 1]);
    if (group.length < 2) continue;
    const system = yield* systemOf(graph, group, local, leak);
    const found = yield* escapesOf(system);
    if (!found)
      return failure(
        "number",
        `flows hold a knot of ${system.companies} companies and ${system.target.length} links, too large for this index`,
      );
    residual = Math.max(residual, found.residual);
    for (let i = 0; i < group.length; i++) cycled[group[i]] = through[group[i]] - found.escape[i];
    yield;
  }
  const throughflow = sum(through);
  if (!(throughflow > 0)) return failure("division", "flows hold no amount above zero");
  const total = sum(cycled);
  const boundary = sum(input);
  return success({
    throughflow,
    cycled: total,
    index: Math.min(1, Math.max(0, total / throughflow)),
    boundary,
    throughput: sum(amount) + boundary + sum(leak),
    residual,
  });
}

function* escapesOf(system: LeakySystem): Steps<{ readonly escape: Float64Array; readonly residual: number } | null> {
  const { companies: n, start, target, weight, leak } = system;
  if (!leak.some((amount) => amount > 0)) return { escape: new Float64Array(n), residual: 0 };
  const links = target.length;
  if (n > FEW && links < (n * n) / DENSE) {
    const elimination = yield* eliminateSparse(system, n > LARGEST_DIRECT ? MOST_ELIMINATED : Infinity);
    if (elimination && elimination.core <= LARGEST_CORE) return { escape: yield* elimination.escapes(), residual: 0 };
  }
  if (n > LARGEST_DIRECT) return n * links > MOST_WORK ? null : yield* escapesByRelaxation(system);
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let l = start[i]; l < start[i + 1]; l++) c[i * n + target[l]] = weight[l];
    if (i % ROWS === 0) yield;
  }
  return { escape: yield* escapes(c, leak, n), residual: 0 };
}
