import { type Outcome, success } from "../kernel/outcome";
import { serialDate } from "../kernel/serialDate";
import type { Steps } from "../kernel/steps";
import { worded } from "../kernel/vocabulary";
import { circularAmount } from "./circularAmount";
import { flowGraph } from "./flowGraph";

/** What flows in a calendar year, and how much of it goes round. */
export interface CircularYear {
  readonly year: number;
  readonly gross: number;
  readonly circular: number;
}

/**
 * Circular amount of each calendar year, with every deal's amount spread evenly over its term. Only money of one year meets: what goes out
 * this year and comes back the next is circular in neither. A deal without a term is paid in the year it starts.
 *
 * @param starts  Excel serials
 * @param terms   years, 0 or more
 * @returns every year from the first start to the last end
 */
export function* circularByYear(
  from: readonly string[],
  to: readonly string[],
  amounts: Float64Array,
  starts: Float64Array,
  terms: Float64Array,
): Steps<Outcome<CircularYear[]>> {
  const rows = amounts.length;
  const begins = new Float64Array(rows);
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i++) {
    begins[i] = positionInYears(starts[i]);
    first = Math.min(first, Math.floor(begins[i]));
    last = Math.max(last, lastYear(begins[i], terms[i]));
  }
  const [payers, payees] = [worded(from), worded(to)];
  const years: CircularYear[] = [];
  for (let year = first; year <= last; year++) {
    const shares = new Float64Array(rows);
    let gross = 0;
    for (let i = 0; i < rows; i++) gross += shares[i] = amounts[i] * shareIn(year, begins[i], terms[i]);
    const graph = yield* flowGraph(payers, payees, shares);
    if (!graph.ok) return graph;
    years.push({ year, gross, circular: yield* circularAmount(graph.value) });
    yield;
  }
  return success(years);
}

/** A serial as a year and the part of it that has passed: half of 2026 is 2026.5. */
function positionInYears(serial: number): number {
  const year = yearOf(serial);
  const start = serialDate(year, 1, 1);
  return year + (serial - start) / (serialDate(year + 1, 1, 1) - start);
}

function yearOf(serial: number): number {
  let year = Math.floor(1900 + serial / 365.2425);
  while (serialDate(year, 1, 1) > serial) year--;
  while (serialDate(year + 1, 1, 1) <= serial) year++;
  return year;
}

/** Less than half a minute beyond the turn of the year is rounding. */
const ROUNDING = 1e-6;

function lastYear(begin: number, term: number): number {
  return term > 0 ? Math.max(Math.floor(begin), Math.ceil(begin + term - ROUNDING) - 1) : Math.floor(begin);
}

function shareIn(year: number, begin: number, term: number): number {
  const last = lastYear(begin, term);
  if (year > last) return 0;
  const spent = (time: number): number => (time <= begin ? 0 : term > 0 ? Math.min(1, (time - begin) / term) : 1);
  return (year === last ? 1 : spent(year + 1)) - spent(year);
}
