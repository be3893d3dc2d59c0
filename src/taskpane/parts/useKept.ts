import { type Dispatch, type SetStateAction, useCallback, useState } from "react";

const kept = new Map<string, unknown>();

/** State that outlives its tab: what was typed is still there when the reader comes back to it. Kept until the pane closes. */
export function useKept<T>(key: string, initial: () => T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial()));
  const set = useCallback<Dispatch<SetStateAction<T>>>(
    (next) =>
      setValue((old) => {
        const made = typeof next === "function" ? (next as (old: T) => T)(old) : next;
        kept.set(key, made);
        return made;
      }),
    [key],
  );
  return [value, set];
}
