import { growth } from "../kernel/growth";
import { failure, type Outcome, success } from "../kernel/outcome";
import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { components, membersOf } from "./components";
import { Extrapolation } from "./extrapolation";
import type { FlowGraph } from "./flowGraph";
import { systemOf } from "./leakySystem";
import { receivedLinks } from "./relaxation";

/** Increments of stress below this are none. */
const SMALLEST_INCREMENT = 1e-15;
const MOST_SWEEPS = 100_000;
/** Sweeps after which what is left of an increase is solved for instead of followed, where it goes round among so few. */
const PATIENCE = 500;
const MOST_FORESEEN = 400;
/** Sweeps before changes are regular enough to foresee where they lead. */
const SETTLING = 16;
/** Sweeps without progress after which changes this small, beside the largest stress, are rounding. */
const IDLE = 12;
const ROUNDING = 1e-13;
const STRETCH = 1 << 16;

/**
 * Stress of each company, the share of its buffer that is gone, after a shock: h_i(t+1) = min(1, h_i(t) + Σ_j exposure_ij / buffer_i ·
 * (h_j(t) − h_j(t−1))). Every increase is passed on, however often, until none is left (DebtRank of 2015); the first DebtRank, of 2012,
 * let each company pass on one increase only and so stopped short on loops.
 *
 * The limit is the least h with h_i = min(1, shock_i + Σ_j exposure_ij / buffer_i · h_j): one that is reached by the shock has no other above
 * zero, for the right side is concave, so it may be sought in any order. Component by component, in the direction that stress takes; in one by sweeps
 * from company to company, in the order in which stress comes to them, which every dozen go to where they are foreseen to lead. Where that does
 * not settle soon, sweeps start over from below; what they lead to is solved for as far as the next failure, and they go on from there.
 * Cost: linear outside components of two or more; in one, its links each sweep.
 *
 * @param graph    counterparty to holder: the way stress takes
 * @param buffers  above 0
 * @param shock    0 to 1
 * @source Bardoscia, Battiston, Caccioli and Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, equation 8
 */
export function* debtRank(graph: FlowGraph, buffers: Float64Array, shock: Float64Array): Steps<Outcome<Float64Array>> {
  const { companies: n, start, target, amount } = graph;
  const parts = yield* components(graph);
  const { first, members } = yield* membersOf(parts);
  const stress = new Float64Array(n);
  /** What each company loses by the shock and by those outside its component. */
  const loss = yield* eachInSteps(n, (i) => shock[i] * buffers[i]);
  /** What it can lose but for what it loses by itself. */
  const room = buffers.slice();
  yield* inStretches(graph.links, (from, to) => {
    for (let l = from; l < to; l++) if (target[l] === graph.source[l]) room[target[l]] -= amount[l];
  });
  const local = new Int32Array(n).fill(-1);
  let work = 0;
  // Components are numbered against the direction of stress.
  for (let c = parts.count - 1; c >= 0; c--) {
    const group = members.subarray(first[c], first[c + 1]);
    const hit = group.filter((i) => loss[i] > 0);
    work += group.length;
    if (hit.length > 0) {
      if (group.length === 1) stress[group[0]] = share(loss[group[0]], room[group[0]]);
      else {
        const order = yield* inReach(graph, parts.of, hit);
        const { start: from, source, weight } = yield* receivedLinks(yield* systemOf(graph, order, local, null));
        const pick = (values: Float64Array): Steps<Float64Array> => eachInSteps(order.length, (k) => values[order[k]]);
        const x = yield* settle({ start: from, source, weight, loss: yield* pick(loss), room: yield* pick(room) });
        if (!x) return failure("number", "exposures do not settle: a loop of them is as large as the buffers along it");
        for (let k = 0; k < order.length; k++) stress[order[k]] = x[k];
      }
      for (const i of group) {
        for (let l = start[i]; l < start[i + 1]; l++) if (parts.of[target[l]] !== c) loss[target[l]] += stress[i] * amount[l];
        work += 8 * (start[i + 1] - start[i]);
        if (work < STRETCH) continue;
        work = 0;
        yield;
      }
    }
    if (work < STRETCH) continue;
    work = 0;
    yield;
  }
  return success(stress);
}

function share(loss: number, room: number): number {
  if (!(loss > 0)) return 0;
  return loss >= (1 - SMALLEST_INCREMENT) * room ? 1 : loss / room;
}

/** The companies of a component in the order in which stress comes to them. */
function* inReach({ companies, start, target }: FlowGraph, of: Int32Array, hit: Int32Array): Steps<Int32Array> {
  const found = [...hit];
  const isFound = new Uint8Array(companies);
  for (const i of found) isFound[i] = 1;
  let work = 0;
  for (let next = 0; next < found.length; next++) {
    work += 8 * (start[found[next] + 1] - start[found[next]] + 1);
    if (work >= STRETCH) {
      work = 0;
      yield;
    }
    for (let l = start[found[next]]; l < start[found[next] + 1]; l++) {
      const j = target[l];
      if (isFound[j] === 1 || of[j] !== of[found[0]]) continue;
      isFound[j] = 1;
      found.push(j);
    }
  }
  return Int32Array.from(found);
}

/** Exposures within a component by holder: company j loses up to weight[l] by source[l], l from start[j] to start[j + 1]. */
interface Exposed {
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly weight: Float64Array;
  readonly loss: Float64Array;
  readonly room: Float64Array;
}

function* settle(exposed: Exposed): Steps<Float64Array | null> {
  const n = exposed.loss.length;
  let x = new Float64Array(n);
  const extrapolation = new Extrapolation();
  let [least, idle, work] = [1, 0, 0];
  for (let sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
    // Foreseeing has not helped: from below again, so that what has failed is sure to have failed.
    if (sweep === PATIENCE) x = new Float64Array(n);
    let change = 0;
    for (let at = 0; at < n;) {
      const to = Math.min(n, at + 512);
      change = Math.max(change, sweepPart(exposed, x, at, to));
      work += exposed.start[to] - exposed.start[at] + to - at;
      at = to;
      if (work < STRETCH) continue;
      work = 0;
      yield;
    }
    idle = change < least ? 0 : idle + 1;
    least = Math.min(least, change);
    if (change <= SMALLEST_INCREMENT || (idle > IDLE && change < ROUNDING * x.reduce((most, value) => Math.max(most, value), 0))) return x;
    if (sweep < PATIENCE) {
      const foreseen = sweep < SETTLING ? null : yield* extrapolation.add(x);
      if (foreseen) x = foreseen.map((value) => Math.min(1, value));
    } else if (sweep % PATIENCE === 0 && sweep > PATIENCE) {
      const open: number[] = [];
      for (let i = 0; i < n; i++) if (x[i] > 0 && x[i] < 1) open.push(i);
      if (open.length <= MOST_FORESEEN) leap(exposed, x, open);
      yield;
    }
  }
  return null;
}

function lossOf({ start, source, weight, loss }: Exposed, x: Float64Array, j: number): number {
  let sum = loss[j];
  for (let l = start[j]; l < start[j + 1]; l++) sum += x[source[l]] * weight[l];
  return sum;
}

function sweepPart(exposed: Exposed, x: Float64Array, from: number, to: number): number {
  let change = 0;
  for (let j = from; j < to; j++) {
    const value = share(lossOf(exposed, x, j), exposed.room[j]);
    change = Math.max(change, Math.abs(value - x[j]));
    x[j] = value;
  }
  return change;
}

/** Raises the stress of those open as far as it leads, or until the first of them fails. */
function leap(exposed: Exposed, x: Float64Array, open: readonly number[]): void {
  const { start, source, weight, room } = exposed;
  const place = new Map(open.map((company, k) => [company, k]));
  const square = open.map((_, k) => Float64Array.from(open, (__, m) => (k === m ? 1 : 0)));
  open.forEach((j, k) => {
    for (let l = start[j]; l < start[j + 1]; l++) {
      const m = place.get(source[l]);
      if (m !== undefined) square[k][m] -= weight[l] / room[j];
    }
  });
  const { direction, most } = growth(
    square,
    Float64Array.from(open, (j) => Math.max(0, lossOf(exposed, x, j) / room[j] - x[j])),
  );
  const length = open.reduce((far, i, k) => (direction[k] > 0 ? Math.min(far, (1 - x[i]) / direction[k]) : far), most);
  open.forEach((i, k) => {
    const raised = x[i] + length * direction[k];
    x[i] = raised > 1 - SMALLEST_INCREMENT ? 1 : raised;
  });
}
