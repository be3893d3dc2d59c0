import type { Steps } from "../kernel/steps";
import { components } from "./components";
import type { FlowGraph } from "./flowGraph";
import { type LeakySystem, systemOf } from "./leakySystem";
import { type Relaxed, relax } from "./relaxation";
import { eliminateSparse, LARGEST_DIRECT, Square } from "./sparseElimination";

/** How much of each link goes round in loops; the rest has none. */
export interface Forwarding {
  /** Circular amount of each link of the graph. */
  readonly circular: Float64Array;
  /** Largest imbalance of a company that the solver left, relative to what it passes on: rounding, or an iteration cut short. */
  readonly residual: number;
}

/** A share of a company's outflow that is left and counts as none: rounding, where several companies run out at once. */
const NOTHING_LEFT = 1e-12;
const TOLERANCE = 4e-14;
const MOST_SWEEPS = 20_000;

/**
 * Balanced flow forwarding: in every strongly connected component money walks in proportion to the amounts left; the largest multiple
 * of that balanced flow that fits is taken away, and so on until no loop is left. Unique, whatever the order or splitting of rows.
 *
 * Every company's outgoing links shrink in step, for the balanced flow is in proportion to them: one factor a company describes what is
 * left, a step uses up all of some company's links at once, and there are fewer steps than companies.
 * Cost: one balance a step. Small and thinly linked components are solved by elimination, others by relaxation from the last solution.
 *
 * @source Homs-Dones, MacKay, Sansom and Zhou (2025), Circular directional flow decomposition of networks, arXiv:2506.12546
 */
export function* balancedForwarding(graph: FlowGraph): Steps<Forwarding> {
  const circular = new Float64Array(graph.links);
  for (let link = 0; link < graph.links; link++) if (graph.source[link] === graph.target[link]) circular[link] = graph.amount[link];
  const left = new Float64Array(graph.companies).fill(1);
  const used = new Float64Array(graph.companies);
  const local = new Int32Array(graph.companies).fill(-1);
  const last = new Float64Array(graph.companies).fill(1);
  const square = new Square();
  const whole = yield* components(graph);
  const waiting: Group[] = groups(whole.of, whole.count, null, true);
  let residual = 0;
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const { members } = group;
    const system = yield* systemOf(graph, members, local, null);
    const guess = Float64Array.from(members, (company) => last[company]);
    const { x, residual: imbalance, direct } = yield* balance(system, guess, square, group.direct);
    residual = Math.max(residual, imbalance);
    const isOut = spend(members, x, left, used, last);
    const inside = yield* components(withoutCompanies(system, isOut));
    const parts = inside.of;
    for (let i = 0; i < members.length; i++) local[members[i]] = i;
    for (let i = 0; i < members.length; i++) {
      const company = members[i];
      for (let link = graph.start[company]; link < graph.start[company + 1]; link++) {
        const j = local[graph.target[link]];
        // A link that no loop can use any more is settled: what its payer has not used is the rest.
        if (j >= 0 && j !== i && (isOut[i] || isOut[j] || parts[i] !== parts[j])) circular[link] = graph.amount[link] * used[company];
      }
    }
    for (const company of members) local[company] = -1;
    for (const part of groups(parts, inside.count, members, direct)) waiting.push(part);
    yield;
  }
  return { circular, residual };
}

/** A component still to be treated; `direct` where elimination served the one it comes from. */
interface Group {
  readonly members: Int32Array;
  readonly direct: boolean;
}

/** Companies by component, those of two or more only. */
function groups(of: Int32Array, count: number, members: Int32Array | null, direct: boolean): Group[] {
  const sizes = new Int32Array(count);
  for (const component of of) sizes[component]++;
  const found = new Array<Int32Array | undefined>(count);
  const filled = new Int32Array(count);
  for (let i = 0; i < of.length; i++) {
    const component = of[i];
    if (sizes[component] < 2) continue;
    (found[component] ??= new Int32Array(sizes[component]))[filled[component]++] = members ? members[i] : i;
  }
  return found.filter((group) => group !== undefined).map((group) => ({ members: group, direct }));
}

/** Uses up the largest multiple of x that fits under what is left; says who has nothing left. */
function spend(members: Int32Array, x: Float64Array, left: Float64Array, used: Float64Array, last: Float64Array): Uint8Array {
  let multiple = Infinity;
  for (let i = 0; i < x.length; i++) if (x[i] > 0) multiple = Math.min(multiple, left[members[i]] / x[i]);
  const isOut = new Uint8Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const company = members[i];
    last[company] = x[i];
    const rest = left[company] - multiple * x[i];
    isOut[i] = rest <= NOTHING_LEFT * left[company] ? 1 : 0;
    left[company] = isOut[i] ? 0 : rest;
    // Kept beside what is left: where that is nearly all, the difference would have no digits.
    used[company] = isOut[i] ? 1 : Math.min(1, used[company] + multiple * x[i]);
  }
  return isOut;
}

function withoutCompanies({ companies, start, target }: LeakySystem, isOut: Uint8Array) {
  const kept = new Int32Array(target.length);
  const starts = new Int32Array(companies + 1);
  let count = 0;
  for (let i = 0; i < companies; i++) {
    if (!isOut[i]) for (let l = start[i]; l < start[i + 1]; l++) if (!isOut[target[l]]) kept[count++] = target[l];
    starts[i + 1] = count;
  }
  return { companies, start: starts, target: kept.subarray(0, count) };
}

/** Sweeps after which elimination is likely to be quicker. */
const FEW_SWEEPS = 120;
/** Multiplications a link for which taking thinly linked companies out stays the quicker way. */
const LITTLE_WORK = 60;

/**
 * Balances a component by the way that served the one it comes from: relaxation where loops mix well, elimination where they are long or
 * nearly apart. What the one cannot do quickly the other does.
 */
function* balance(
  system: LeakySystem,
  guess: Float64Array,
  square: Square,
  direct: boolean,
): Steps<Relaxed & { readonly direct: boolean }> {
  const links = system.target.length;
  if (system.companies > LARGEST_DIRECT) return { ...(yield* relax(system, null, guess, TOLERANCE, MOST_SWEEPS)), direct: false };
  if (direct || system.companies <= 16) {
    const elimination = yield* eliminateSparse(system, square, LITTLE_WORK * links);
    if (elimination && elimination.core ** 3 <= LITTLE_WORK * 3 * links)
      return { x: yield* elimination.balance(), residual: 0, direct: true };
  }
  const relaxed = yield* relax(system, null, guess, TOLERANCE, FEW_SWEEPS);
  if (relaxed.residual <= TOLERANCE) return { ...relaxed, direct: false };
  const elimination = yield* eliminateSparse(system, square);
  return elimination ? { x: yield* elimination.balance(), residual: 0, direct: true } : { ...relaxed, direct: true };
}
