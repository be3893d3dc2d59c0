export interface Valued {
  readonly value: number;
  readonly slope: number;
}

const MOST_EXPANSIONS = 60;
const MOST_STEPS = 200;
/** A Newton step this small leaves an error of its square. */
const QUADRATIC = 1e-9;

/**
 * Argument at which a rising positive function reaches a positive target; null where it does not below the largest logarithm of a number.
 *
 * Brackets by doubling steps from `start`, then takes Newton's steps on the logarithm of the value, and halves the bracket whenever a step leaves
 * it or is not half the one before: it always ends, with neighbouring arguments at worst.
 *
 * @param at     value and slope at an argument (a logarithm: values up to 700)
 * @param start  a guess
 */
export function risingRoot(at: (x: number) => Valued, target: number, start: number): number | null {
  let low = start;
  let high = start;
  let here = at(start);
  for (let step = 0.5, n = 0; here.value < target; step *= 2, n++) {
    if (n > MOST_EXPANSIONS || high > 700) return null;
    low = high;
    high += step;
    here = at(high);
  }
  if (low === high) {
    for (let step = 0.5, n = 0; here.value >= target; step *= 2, n++) {
      if (n > MOST_EXPANSIONS || low < -700) return null;
      high = low;
      low -= step;
      here = at(low);
    }
  }
  let x = here.value < target ? low : high;
  let last = high - low;
  for (let n = 0; n < MOST_STEPS; n++) {
    const step = (Math.log(target / here.value) * here.value) / here.slope;
    if (Math.abs(step) <= QUADRATIC) return x + step;
    const newton = x + step > low && x + step < high && 2 * Math.abs(step) <= last;
    const next = newton ? x + step : low + (high - low) / 2;
    if (next === low || next === high) return next;
    last = Math.abs(next - x);
    x = next;
    here = at(x);
    if (here.value < target) low = x;
    else high = x;
  }
  return x;
}
