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
