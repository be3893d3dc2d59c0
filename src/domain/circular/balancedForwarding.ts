import type { Steps } from "../kernel/steps";
import { components } from "./components";
import type { FlowGraph } from "./flowGraph";
import { type ForeseenBalances, foreseenBalances } from "./foreseenBalances";
import { systemOf } from "./leakySystem";
import { relax } from "./relaxation";
import { ShrinkingKnot } from "./shrinkingKnot";
import { eliminateSparse, LARGEST_DIRECT } from "./sparseElimination";

/** How much of each link goes round in loops; the rest has none. */
export interface Forwarding {
  /** Circular amount of each link of the graph. */
  readonly circular: Float64Array;
  /** Largest imbalance of a company's circular part, relative to what goes through it: rounding, or an iteration cut short. */
  readonly residual: number;
  /** Whether a knot was too large for elimination, so that the residual is an iteration's. */
  readonly isIterated: boolean;
}

/** A share of a company's outflow that is left and counts as none: rounding, where several companies run out at once. */
const NOTHING_LEFT = 1e-12;
const TOLERANCE = 4e-14;
const MOST_SWEEPS = 20_000;
/** Sweeps after which elimination is likely to be quicker. */
const FEW_SWEEPS = 120;
/** Companies up to which it is in any case. */
const FEW = 48;
/** Multiplications a link for which taking thinly linked companies out stays the quicker way. */
const LITTLE_WORK = 60;

/**
 * Balanced flow forwarding: in every strongly connected component money walks in proportion to the amounts left; the largest multiple
 * of that balanced flow that fits is taken away, and so on until no loop is left. Unique, whatever the order or splitting of rows.
 *
 * Every company's outgoing links shrink in step, for the balanced flow is in proportion to them: one factor a company describes what is
 * left, a step uses up all of some company's links at once, and there are fewer steps than companies. The balance depends only on who is left, not on
 * how much of what they pay is; so balances of the next steps can be worked out together.
 * Cost: one balance a step. Small and thinly linked components are solved by elimination, others by sweeps from the last balance.
 *
 * @source Homs-Dones, MacKay, Sansom and Zhou (2025), Circular directional flow decomposition of networks, arXiv:2506.12546
 */
export function* balancedForwarding(graph: FlowGraph): Steps<Forwarding> {
  const circular = new Float64Array(graph.links);
  for (let link = 0; link < graph.links; link++) if (graph.source[link] === graph.target[link]) circular[link] = graph.amount[link];
  const share: Shares = {
    left: new Float64Array(graph.companies).fill(1),
    used: new Float64Array(graph.companies),
    last: new Float64Array(graph.companies).fill(1),
  };
  const local = new Int32Array(graph.companies).fill(-1);
  const whole = yield* components(graph);
  const waiting: Group[] = groups(whole.of, whole.count, null, true);
  let isIterated = false;
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const { members } = group;
    isIterated ||= members.length > LARGEST_DIRECT;
    const knot = yield* ShrinkingKnot.of(
      graph,
      members,
      Float64Array.from(members, (company) => share.last[company]),
      local,
    );
    let coming: ForeseenBalances | null = null;
    let at = 0;
    // In a densely linked knot elimination can't be quick; not even to set about it.
    const way: Way = { direct: group.direct && !(members.length > FEW && knot.isDense()), swept: members.length, foreseen: true };
    while (knot.left.length > 1) {
      const count = knot.left.length;
      if (!coming && !way.direct && way.foreseen && knot.isDense()) {
        at = 0;
        coming = yield* foreseenBalances(
          knot,
          Float64Array.from(members, (company) => share.left[company]),
          Float64Array.from(members, (company) => share.used[company]),
          TOLERANCE,
        );
        way.foreseen = coming !== null;
      }
      if (coming) {
        for (const i of knot.left) knot.x[i] = coming.x[i * coming.width + at];
      } else yield* balance(graph, knot, local, way);
      const spent = spend(knot, share);
      yield* drop(graph, knot, spent, share, circular, waiting, way.direct);
      if (coming && (spent.length !== 1 || spent[0] !== coming.goes[at] || knot.left.length !== count - 1 || ++at >= coming.goes.length))
        coming = null;
      yield;
    }
  }
  return { circular, residual: imbalance(graph, circular), isIterated };
}

/** Cost: linear. */
function imbalance({ companies, links, source, target, amount }: FlowGraph, circular: Float64Array): number {
  const net = new Float64Array(companies);
  const paid = new Float64Array(companies);
  const received = new Float64Array(companies);
  for (let l = 0; l < links; l++) {
    net[source[l]] -= circular[l];
    net[target[l]] += circular[l];
    paid[source[l]] += amount[l];
    received[target[l]] += amount[l];
  }
  let most = 0;
  for (let i = 0; i < companies; i++) if (net[i] !== 0) most = Math.max(most, Math.abs(net[i]) / Math.max(paid[i], received[i]));
  return most;
}

interface Shares {
  /** Part of each company's links that is left, in proportion. */
  readonly left: Float64Array;
  /** Kept beside what is left: where that is nearly all, the difference would have no digits. */
  readonly used: Float64Array;
  readonly last: Float64Array;
}

/** Takes those that have nothing left out, and those that the others no longer share a loop with; settles their links. */
function* drop(
  graph: FlowGraph,
  knot: ShrinkingKnot,
  spent: readonly number[],
  { used, last }: Shares,
  circular: Float64Array,
  waiting: Group[],
  direct: boolean,
): Steps<void> {
  const { members, out, into, isIn } = knot;
  const settle = (link: number): void => {
    circular[link] = graph.amount[link] * used[graph.source[link]];
  };
  for (const k of spent) {
    for (let e = out.start[k]; e < out.end[k]; e++) if (isIn[out.other[e]] === 1) settle(out.link[e]);
    for (let e = into.start[k]; e < into.end[k]; e++) if (isIn[into.other[e]] === 1) settle(into.link[e]);
  }
  knot.remove(spent);
  if (knot.left.length > 1 && !knot.holds()) {
    const { of, count } = yield* components(knot.linksLeft());
    const parts = groups(of, count, knot.left, direct);
    // The largest part stays as it is; the others wait.
    parts.sort((a, b) => a.members.length - b.members.length);
    const label = new Int32Array(members.length);
    for (let c = 0; c < knot.left.length; c++) label[knot.left[c]] = of[c];
    const stays = parts.length > 0 ? label[(parts.pop() as Group).members[0]] : -1;
    const apart: number[] = [];
    for (const i of knot.left) {
      for (let e = out.start[i]; e < out.end[i]; e++) {
        const j = out.other[e];
        if (isIn[j] === 1 && label[j] !== label[i]) settle(out.link[e]);
      }
      last[members[i]] = knot.x[i];
      if (label[i] !== stays) apart.push(i);
    }
    for (const part of parts) waiting.push({ members: part.members.map((i) => members[i]), direct });
    knot.remove(apart);
  }
  yield* knot.clear();
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

/** Uses up the largest multiple of the balance that fits under what is left; gives those who have nothing left, one at least. */
function spend({ left: companies, members, x }: ShrinkingKnot, { left, used }: Shares): number[] {
  let multiple = Infinity;
  let first = companies[0];
  for (const i of companies) {
    const fits = x[i] > 0 ? left[members[i]] / x[i] : Infinity;
    if (fits < multiple) [multiple, first] = [fits, i];
  }
  const spent: number[] = [];
  for (const i of companies) {
    const company = members[i];
    const rest = left[company] - multiple * x[i];
    // Amounts that differ by more than a number can hold leave no number here: nothing is left then.
    if (i === first || !(rest > NOTHING_LEFT * left[company])) spent.push(i);
    left[company] = rest > 0 ? rest : 0;
    used[company] = Math.min(1, used[company] + multiple * x[i]);
  }
  for (const i of spent) used[members[i]] = 1;
  return spent;
}

/** What serves a knot, as far as it has been tried. */
interface Way {
  /** Elimination has been quick, or has not been tried. */
  direct: boolean;
  /** Companies up to which sweeps are tried: they were slow with more. */
  swept: number;
  /** Sweeps serve several balances at once. */
  foreseen: boolean;
}

/**
 * Balances what is left of a knot: by elimination where loops are long or nearly apart or companies few, by sweeps where loops mix well. What the one
 * cannot do quickly the other does.
 */
function* balance(graph: FlowGraph, knot: ShrinkingKnot, local: Int32Array, way: Way): Steps<void> {
  const { left, members, x, links } = knot;
  const count = left.length;
  const system = () =>
    systemOf(
      graph,
      left.map((i) => members[i]),
      local,
      null,
    );
  if (count <= LARGEST_DIRECT && (way.direct || count <= FEW || count > way.swept)) {
    const limited = count > FEW && count <= way.swept;
    const elimination = yield* eliminateSparse(yield* system(), limited ? LITTLE_WORK * links : Infinity);
    way.direct = elimination !== null && elimination.core ** 3 <= LITTLE_WORK * 3 * links;
    if (elimination && (way.direct || !limited)) {
      const balanced = yield* elimination.balance();
      for (let c = 0; c < count; c++) x[left[c]] = balanced[c];
      return;
    }
  }
  const guess = Float64Array.from(left, (i) => x[i]);
  const relaxed = yield* relax(yield* system(), null, guess, TOLERANCE, count > LARGEST_DIRECT ? MOST_SWEEPS : FEW_SWEEPS);
  if (relaxed.residual > TOLERANCE && count <= LARGEST_DIRECT) {
    way.swept = Math.floor(0.9 * count);
    return yield* balance(graph, knot, local, way);
  }
  for (let c = 0; c < count; c++) x[left[c]] = relaxed.x[c];
}
