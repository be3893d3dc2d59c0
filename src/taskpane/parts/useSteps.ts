import { useCallback, useEffect, useRef, useState } from "react";
import { SLOW_MILLISECONDS } from "./slowCourse";

/** A computation that may run long: what {@link useSteps} drives. */
export type StepsOf<T> = Generator<void, T, void>;

export interface Running<T> {
  readonly result: T | null;
  /** The result is of what was asked last: no newer computation is under way or given up. */
  readonly current: boolean;
  /** Under way for more than half a second: time to say so. */
  readonly slow: boolean;
  readonly canceled: boolean;
  readonly cancel: () => void;
}

/** Longest stretch without letting the pane breathe. */
const SLICE_MILLISECONDS = 12;

interface State<T> extends Pick<Running<T>, "result" | "slow" | "canceled"> {
  /** What made the result. */
  readonly of: (() => StepsOf<T>) | null;
}

const NOTHING = { result: null, of: null, slow: false, canceled: false };

/**
 * Runs a computation in slices, so that the pane stays quick, and starts afresh when `make` changes. Null makes nothing. While a new one
 * runs the last result stays.
 */
export function useSteps<T>(make: (() => StepsOf<T>) | null): Running<T> {
  const [state, setState] = useState<State<T>>(NOTHING);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!make) {
      setState(NOTHING);
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
          setState({ ...NOTHING, result: value as T, of: make });
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
  const { of, ...rest } = state;
  return { ...rest, current: of === make, cancel: useCallback(() => stop.current(), []) };
}
