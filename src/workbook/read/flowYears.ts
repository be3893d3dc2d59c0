import { circularByYear, type CircularYear } from "../../catalogue";
import type { FlowRow } from "./flowRows";

/** Terms beyond these are dates or mistakes. */
const LONGEST_TERM = 50;

/** Circular amount by calendar year, of the payments that say when they start; none where fewer than two do. */
export function* flowYears(rows: readonly FlowRow[]): Generator<void, readonly CircularYear[], void> {
  const dated = rows.filter(({ start, term }) => start !== null && start > 0 && term <= LONGEST_TERM);
  if (dated.length < 2) return [];
  const outcome = yield* circularByYear(
    dated.map(({ from }) => from),
    dated.map(({ to }) => to),
    Float64Array.from(dated, ({ amount }) => amount),
    Float64Array.from(dated, ({ start }) => start ?? 0),
    Float64Array.from(dated, ({ term }) => term),
  );
  return outcome.ok ? outcome.value : [];
}
