import { inStretches, type Steps } from "../kernel/steps";

/** Sums of whole numbers up to here stay exact, with room for one doubling. */
const LARGEST_TOTAL = 2 ** 52;

/**
 * Units per currency unit in which the amounts count as whole numbers, so that adding and taking away is exact: whole dollars, cents,
 * ten-thousandths or millionths where every amount is a multiple of one and the total stays exact; else the finest power of two
 * in which it does.
 *
 * @returns units: amount × units, rounded, is whole; lossless: no amount loses anything by rounding
 */
export function* wholeUnits(amounts: Float64Array): Steps<{ readonly units: number; readonly lossless: boolean }> {
  let total = 0;
  yield* inStretches(amounts.length, (from, to) => {
    for (let i = from; i < to; i++) total += amounts[i];
  });
  for (const units of [1, 100, 1e4, 1e6]) {
    if (total * units > LARGEST_TOTAL) break;
    if (yield* allHold(amounts, (amount) => Math.round(amount * units) / units === amount)) return { units, lossless: true };
  }
  let exponent = total > 0 ? Math.floor(Math.log2(LARGEST_TOTAL) - Math.log2(total)) : 0;
  exponent = Math.max(-1022, Math.min(1022, exponent));
  const units = 2 ** exponent;
  return { units, lossless: yield* allHold(amounts, (amount) => Number.isInteger(amount * units)) };
}

function* allHold(amounts: Float64Array, holds: (amount: number) => boolean): Steps<boolean> {
  let all = true;
  yield* inStretches(amounts.length, (from, to) => {
    all &&= amounts.subarray(from, to).every(holds);
  });
  return all;
}
