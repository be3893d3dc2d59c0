import type { Steps } from "../kernel/steps";
import { failure, type Outcome, success } from "../kernel/outcome";
import type { FlowGraph } from "./flowGraph";
import { growth } from "../kernel/growth";

/** Increments of stress below this are none. */
const SMALLEST_INCREMENT = 1e-15;
/** Beyond one round a company, as a chain takes. */
const MOST_ROUNDS = 100_000;
/** Rounds after which what is left of an increase is foreseen instead of followed, where it goes round among so few. */
const PATIENCE = 500;
const MOST_FORESEEN = 400;
const STRETCH = 1 << 16;

/**
 * Stress of each company, the share of its buffer that is gone, after a shock: h_i(t+1) = min(1, h_i(t) + Σ_j exposure_ij / buffer_i ·
 * (h_j(t) − h_j(t−1))). Every increase is passed on, however often, until none is left (DebtRank of 2015); the first DebtRank, of 2012,
 * let each company pass on one increase only and so stopped short on loops.
 *
 * The limit is the least h with h_i = min(1, shock_i + Σ_j exposure_ij / buffer_i · h_j). Where loops hardly lose anything, rounds near it slowly; then
 * the stress that they lead to is solved for, as far as the next failure, and rounds go on from there.
 * Cost: links that carry an increase, each round.
 *
 * @param graph    counterparty to holder: the way stress takes
 * @param buffers  above 0
 * @param shock    0 to 1
 * @source Bardoscia, Battiston, Caccioli and Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, equation 8
 */
export function* debtRank(graph: FlowGraph, buffers: Float64Array, shock: Float64Array): Steps<Outcome<Float64Array>> {
  const { companies: n, links, start, source, target, amount } = graph;
  const stress = new Float64Array(n);
  const increment = new Float64Array(n);
  const gain = shock.slice();
  let reached: number[] = [];
  for (let i = 0; i < n; i++) if (gain[i] > 0) reached.push(i);
  let work = 0;
  for (let round = 1; ; round++) {
    const active: number[] = [];
    for (const i of reached) {
      const raised = Math.min(1, stress[i] + gain[i]);
      increment[i] = raised === 1 ? 1 - stress[i] : gain[i];
      gain[i] = 0;
      stress[i] = raised;
      if (increment[i] > SMALLEST_INCREMENT) active.push(i);
    }
    if (active.length === 0) return success(stress);
    if (round === MOST_ROUNDS + n) return failure("number", "exposures do not settle: a loop of them is as large as the buffers along it");
    reached = [];
    if (round % PATIENCE === 0) {
      const open: number[] = [];
      for (let i = 0; i < n; i++) if (stress[i] > 0 && stress[i] < 1) open.push(i);
      if (open.length <= MOST_FORESEEN) {
        leap(open);
        yield;
        continue;
      }
    }
    for (const j of active) {
      for (let l = start[j]; l < start[j + 1]; l++) {
        const i = target[l];
        const more = (amount[l] / buffers[i]) * increment[j];
        if (stress[i] >= 1 || more === 0) continue;
        if (gain[i] === 0) reached.push(i);
        gain[i] += more;
      }
      work += start[j + 1] - start[j] + 1;
      if (work >= STRETCH) {
        work = 0;
        yield;
      }
    }
  }

  /** What each still lacks of what the stress of the others does to it; all of it in the end, but for those that fail. */
  function collect(): void {
    gain.set(shock);
    for (let l = 0; l < links; l++) gain[target[l]] += (amount[l] / buffers[target[l]]) * stress[source[l]];
    for (let i = 0; i < n; i++) gain[i] = stress[i] < 1 ? Math.max(0, gain[i] - stress[i]) : 0;
  }

  /** Raises the stress of those open as far as it leads, or until the first of them fails. */
  function leap(open: readonly number[]): void {
    const place = new Map(open.map((company, k) => [company, k]));
    const square = open.map((_, k) => Float64Array.from(open, (__, m) => (k === m ? 1 : 0)));
    for (const j of open) {
      for (let l = start[j]; l < start[j + 1]; l++) {
        const k = place.get(target[l]);
        if (k !== undefined) square[k][place.get(j) as number] -= amount[l] / buffers[target[l]];
      }
    }
    collect();
    const { direction, most } = growth(
      square,
      Float64Array.from(open, (i) => gain[i]),
    );
    const length = open.reduce((least, i, k) => (direction[k] > 0 ? Math.min(least, (1 - stress[i]) / direction[k]) : least), most);
    open.forEach((i, k) => {
      const raised = stress[i] + length * direction[k];
      stress[i] = raised > 1 - SMALLEST_INCREMENT ? 1 : raised;
    });
    collect();
    for (let i = 0; i < n; i++) if (gain[i] > 0) reached.push(i);
  }
}
