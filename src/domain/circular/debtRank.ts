import { failure, type Outcome, success } from "../kernel/outcome";
import type { Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";

/** Increments of stress below this are none. */
const SMALLEST_INCREMENT = 1e-15;
/** Beyond one round a company, as a chain takes. */
const MOST_ROUNDS = 100_000;
const STRETCH = 1 << 16;

/**
 * Stress of each company, the share of its buffer that is gone, after a shock: h_i(t+1) = min(1, h_i(t) + Σ_j exposure_ij / buffer_i ·
 * (h_j(t) − h_j(t−1))). Every increase is passed on, however often, until none is left (DebtRank of 2015); the first DebtRank, of 2012,
 * let each company pass on one increase only and so stopped short on loops.
 * Cost: links that carry an increase, each round; rounds grow as exposures within a loop near its buffers.
 *
 * @param graph    counterparty to holder: the way stress takes
 * @param buffers  above 0
 * @param shock    0 to 1
 * @source Bardoscia, Battiston, Caccioli and Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, equation 8
 */
export function* debtRank(graph: FlowGraph, buffers: Float64Array, shock: Float64Array): Steps<Outcome<Float64Array>> {
  const { companies: n, start, target, amount } = graph;
  const stress = shock.slice();
  const increment = shock.slice();
  const gain = new Float64Array(n);
  let active: number[] = [];
  for (let i = 0; i < n; i++) if (increment[i] > 0) active.push(i);
  let work = 0;
  for (let round = 0; active.length > 0; round++) {
    if (round === MOST_ROUNDS + n) return failure("number", "exposures do not settle: a loop of them is as large as the buffers along it");
    const reached: number[] = [];
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
    for (const j of active) increment[j] = 0;
    active = [];
    for (const i of reached) {
      const raised = Math.min(1, stress[i] + gain[i]);
      increment[i] = raised === 1 ? 1 - stress[i] : gain[i];
      gain[i] = 0;
      stress[i] = raised;
      if (increment[i] > SMALLEST_INCREMENT) active.push(i);
    }
  }
  return success(stress);
}
