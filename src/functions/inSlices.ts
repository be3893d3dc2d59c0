import { finish, type Steps } from "../domain/kernel/steps";

/** Longest stretch in which a long computation keeps Excel's thread to itself. */
const SLICE_MILLISECONDS = 10;

/**
 * Runs a computation to its end: at once where it is quick, otherwise as a promise, in slices between which the host gets its thread
 * back. Stops between slices where the host cancels. Without timers (a bare JavaScript realm) it runs through.
 */
export function inSlices<T>(steps: Steps<T>, invocation?: { onCanceled?: () => void }): T | Promise<T> {
  if (typeof setTimeout !== "function") return finish(steps);
  const first = slice(steps);
  if (first) return first.value;
  return new Promise<T>((resolve, reject) => {
    let canceled = false;
    if (invocation && typeof invocation === "object") invocation.onCanceled = () => (canceled = true);
    const next = () => {
      if (canceled) return;
      try {
        const last = slice(steps);
        if (last) resolve(last.value);
        else soon(next);
      } catch (error) {
        reject(error as Error);
      }
    };
    soon(next);
  });
}

/** One slice; null where the computation goes on. */
export function slice<T>(steps: Steps<T>): { readonly value: T } | null {
  const end = Date.now() + SLICE_MILLISECONDS;
  do {
    const { done, value } = steps.next();
    if (done) return { value: value as T };
  } while (Date.now() < end);
  return null;
}

/** Goes on once the host has had its thread: told by a message where there is one, for browsers make timers wait four milliseconds. */
function soon(next: () => void): void {
  if (typeof MessageChannel !== "function") {
    setTimeout(next, 0);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    next();
  };
  port2.postMessage(null);
}
