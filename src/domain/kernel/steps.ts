/**
 * A computation that can pause: it yields between stretches of a few milliseconds, so that whoever drives it can let a host breathe or
 * give up. It has no clock of its own; the driver measures.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs the rest of a computation without pausing. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}

/** Entries handled between two pauses by {@link inStretches}: a tenth of a millisecond, five where each is the first to touch some of memory. */
const STRETCH = 1 << 9;

/** Handles entries 0 to count − 1 in stretches, `handle` being given the first and the one after the last, and pauses between them. */
export function* inStretches(count: number, handle: (from: number, to: number) => void, stretch = STRETCH): Steps<void> {
  for (let from = 0; from < count; from += stretch) {
    if (from > 0) yield;
    handle(from, Math.min(count, from + stretch));
  }
}

/** Numbers 0 to count − 1 put through a function, with pauses. */
export function* eachInSteps(count: number, value: (i: number) => number): Steps<Float64Array> {
  const values = new Float64Array(count);
  yield* inStretches(count, (from, to) => {
    for (let i = from; i < to; i++) values[i] = value(i);
  });
  return values;
}
