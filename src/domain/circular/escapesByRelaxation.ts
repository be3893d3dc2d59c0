import type { Steps } from "../kernel/steps";
import type { LeakySystem } from "./leakySystem";
import { receivedLinks } from "./relaxation";

/** Companies answered for at a time: one cache line of each company's row. */
const WIDTH = 16;
const TOLERANCE = 1e-13;
const MOST_SWEEPS = 2_000;
const STRETCH = 1 << 16;

/**
 * What leaves each company of a large component never to come back to it, 1 / ((D − C)⁻¹)_ii, by Gauss–Seidel sweeps for a few companies
 * at a time, each solution's level corrected so that what leaks is what was put in.
 * Cost: companies × links × sweeps.
 *
 * @returns `residual`: the largest relative change in the last sweep
 */
export function* escapesByRelaxation(system: LeakySystem): Steps<{ readonly escape: Float64Array; readonly residual: number }> {
  const { companies: n, leak } = system;
  const { start, source, weight, through } = yield* receivedLinks(system);
  const escape = new Float64Array(n);
  const x = new Float64Array(n * WIDTH);
  const sums = new Float64Array(WIDTH);
  let residual = 0;
  for (let first = 0; first < n; first += WIDTH) {
    x.fill(0);
    let change = 1;
    for (let sweep = 0; sweep < MOST_SWEEPS && change > TOLERANCE; sweep++) {
      change = 0;
      let work = 0;
      for (let step = 0; step < n; step++) {
        const j = sweep % 2 === 0 ? step : n - 1 - step;
        sums.fill(0);
        if (j >= first && j < first + WIDTH) sums[j - first] = 1;
        for (let l = start[j]; l < start[j + 1]; l++) {
          const at = source[l] * WIDTH;
          const share = weight[l];
          for (let w = 0; w < WIDTH; w++) sums[w] += share * x[at + w];
        }
        for (let w = 0; w < WIDTH; w++) {
          const balanced = sums[w] / through[j];
          const before = x[j * WIDTH + w];
          const difference = balanced > before ? balanced - before : before - balanced;
          if (difference > change * balanced) change = difference / balanced;
          x[j * WIDTH + w] = balanced;
        }
        work += (start[j + 1] - start[j] + 2) * WIDTH;
        if (work >= STRETCH) {
          work = 0;
          yield;
        }
      }
      if (sweep % 2 === 1) correctLevels(x, leak, sums);
    }
    residual = Math.max(residual, change);
    for (let i = first; i < Math.min(n, first + WIDTH); i++) escape[i] = 1 / x[i * WIDTH + i - first];
    yield;
  }
  return { escape, residual };
}

function correctLevels(x: Float64Array, leak: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let i = 0; i < leak.length; i++) {
    if (leak[i] > 0) for (let w = 0; w < WIDTH; w++) sums[w] += leak[i] * x[i * WIDTH + w];
  }
  for (let w = 0; w < WIDTH; w++) {
    if (sums[w] > 0) for (let i = 0; i < leak.length; i++) x[i * WIDTH + w] /= sums[w];
  }
}
