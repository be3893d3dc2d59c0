import { useCallback, useEffect, useRef, useState } from "react";

/** A computation that may run long: what {@link useSteps} drives. */
export type StepsOf<T> = Generator<void, T, void>;

export interface Running<T> {
  readonly result: T | null;
  /** Under way for more than half a second: time to say so. */
  readonly slow: boolean;
  readonly canceled: boolean;
  readonly cancel: () => void;
}

/** Longest stretch without letting the pane breathe. */
const SLICE_MILLISECONDS = 12;
const SLOW_MILLISECONDS = 500;

/**
 * Runs a computation in slices, so that the pane stays quick, and starts afresh when `make` changes. Null makes nothing. While a new one
 * runs the last result stays.
 */
export function useSteps<T>(make: (() => StepsOf<T>) | null): Running<T> {
  const [state, setState] = useState<{ result: T | null; slow: boolean; canceled: boolean }>({
    result: null,
    slow: false,
    canceled: false,
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!make) {
      setState({ result: null, slow: false, canceled: false });
      return;
    }
    const steps = make();
    const started = performance.now();
    let timer = 0;
    const slice = () => {
      const end = performance.now() + SLICE_MILLISECONDS;
      do {
        const { done, value } = steps.next();
        if (done) {
          setState({ result: value as T, slow: false, canceled: false });
          return;
        }
      } while (performance.now() < end);
      if (performance.now() - started > SLOW_MILLISECONDS) setState((old) => (old.slow ? old : { ...old, slow: true, canceled: false }));
      timer = window.setTimeout(slice, 0);
    };
    stop.current = () => {
      window.clearTimeout(timer);
      setState((old) => ({ ...old, slow: false, canceled: true }));
    };
    slice();
    return () => window.clearTimeout(timer);
  }, [make]);
  return { ...state, cancel: useCallback(() => stop.current(), []) };
}
