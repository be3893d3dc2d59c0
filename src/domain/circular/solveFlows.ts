import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { components, type Links, membersOf } from "./components";
import { type LeakySystem, systemOf } from "./leakySystem";
import { type Relaxed, relax } from "./relaxation";
import { eliminateSparse, LARGEST_DIRECT } from "./sparseElimination";

const TOLERANCE = 1e-14;
const FEW_SWEEPS = 200;
const MOST_SWEEPS = 100_000;

/** Links, or components, between two pauses. */
const STRETCH = 1 << 12;

/**
 * Where what is put in ends up: x with x_j·D_j = b_j + Σ_i x_i·amount_ij and D_i = leak_i + Σ_j amount_ij (j ≠ i).
 * Component by component, in the direction of the flows; within one by relaxation or, up to {@link LARGEST_DIRECT} companies, by
 * elimination where relaxation is slow. A component that nothing reaches gets 0; one that is reached and leaks nothing (its leak may have been lost
 * in rounding) fills up, and as x is a share to all who ask for it, gets 1.
 * Cost: linear outside components of two or more.
 */
export function* solveFlows(graph: Links & { readonly amount: Float64Array }, leak: Float64Array, b: Float64Array): Steps<Relaxed> {
  const { companies: n, start, target, amount } = graph;
  const parts = yield* components(graph);
  const { count, of } = parts;
  const { first, members } = yield* membersOf(parts);
  const x = new Float64Array(n);
  const comesIn = b.slice();
  yield;
  const local = new Int32Array(n).fill(-1);
  let residual = 0;
  let work = 0;
  // Components are numbered against the flow.
  for (let c = count - 1; c >= 0; c--) {
    if (work >= STRETCH || c % STRETCH === 0) {
      work = 0;
      yield;
    }
    const group = members.subarray(first[c], first[c + 1]);
    if (!group.some((company) => comesIn[company] > 0)) continue;
    if (group.length === 1) {
      const [i] = group;
      let through = leak[i];
      for (let l = start[i]; l < start[i + 1]; l++) if (target[l] !== i) through += amount[l];
      x[i] = through > 0 ? comesIn[i] / through : 1;
    } else {
      const system = yield* systemOf(graph, group, local, leak);
      if (!system.leak.some((amount) => amount > 0)) {
        for (const i of group) x[i] = 1;
        continue;
      }
      const solved = yield* solveComponent(system, yield* eachInSteps(group.length, (i) => comesIn[group[i]]));
      yield* inStretches(group.length, (from, to) => {
        for (let i = from; i < to; i++) x[group[i]] = solved.x[i];
      });
      residual = Math.max(residual, solved.residual);
    }
    for (const i of group) {
      work += start[i + 1] - start[i];
      if (work >= STRETCH) {
        work = 0;
        yield;
      }
      if (x[i] !== 0) for (let l = start[i]; l < start[i + 1]; l++) if (of[target[l]] !== c) comesIn[target[l]] += x[i] * amount[l];
    }
  }
  return { x, residual };
}

function* solveComponent(system: LeakySystem, b: Float64Array): Steps<Relaxed> {
  const direct = system.companies <= LARGEST_DIRECT;
  const relaxed = system.companies <= 8 ? null : yield* relax(system, b, null, TOLERANCE, direct ? FEW_SWEEPS : MOST_SWEEPS);
  if (relaxed && (relaxed.residual <= TOLERANCE || !direct)) return relaxed;
  const elimination = yield* eliminateSparse(system);
  if (!elimination) throw new Error("elimination without a limit stopped");
  return { x: yield* elimination.solve(b), residual: 0 };
}
