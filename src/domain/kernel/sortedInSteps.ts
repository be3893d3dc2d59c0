import type { Steps } from "./steps";

/** Values sorted at once, and merged between two pauses. */
const STRETCH = 1 << 11;

/** Numbers 0 to count − 1 in the order that a comparison gives them, stable, with pauses. */
export function orderInSteps(count: number, compare: (a: number, b: number) => number): Steps<Int32Array> {
  return sortedInSteps(
    new Int32Array(count).map((_, i) => i),
    compare,
  );
}

/**
 * A sorted copy, pausing on the way: merge sort, stable. Without a comparison, numbers rise. Cost: O(n log n), a second array beside the copy.
 */
export function* sortedInSteps<T extends Float64Array | Int32Array>(values: T, compare?: (a: number, b: number) => number): Steps<T> {
  const { length } = values;
  const likewise = values.constructor as new (length: number) => T;
  let from = new likewise(length);
  for (let start = 0; start < length; start += STRETCH) {
    from.set(values.subarray(start, start + STRETCH), start);
    from.subarray(start, start + STRETCH).sort(compare);
    yield;
  }
  let to = new likewise(length);
  for (let run = STRETCH; run < length; run *= 2) {
    for (let start = 0; start < length; start += 2 * run) {
      const [middle, end] = [Math.min(start + run, length), Math.min(start + 2 * run, length)];
      let [left, right] = [start, middle];
      for (let i = start; i < end; i++) {
        const takeLeft = left < middle && (right === end || (compare ? compare(from[left], from[right]) : from[left] - from[right]) <= 0);
        to[i] = from[takeLeft ? left++ : right++];
        if (i % STRETCH === STRETCH - 1) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
