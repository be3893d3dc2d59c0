/** Round numbers between which all values lie, and the distance between them. */
export interface Ticks {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** Below this the step would leave the range of normal numbers: the values are drawn as one. */
const SMALLEST_SPAN = 1e-300;

/** 1, 2 or 5 times a power of ten, the least that is not below `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * Ticks for an axis over [low, high], at most `count` + 2 of them. Zero is included where the axis must start there, and, as in Excel,
 * wherever the values spread over more than a sixth of their size.
 */
export function ticksFor(low: number, high: number, count: number, mustHaveZero: boolean): Ticks {
  let [min, max] = low <= high ? [low, high] : [0, 1];
  if (mustHaveZero || (min > 0 && max - min > max / 6)) min = Math.min(min, 0);
  if (mustHaveZero || (max < 0 && max - min > -min / 6)) max = Math.max(max, 0);
  if (min === max) [min, max] = min === 0 ? [0, 1] : [Math.min(min, 0), Math.max(max, 0)];
  if (max - min < SMALLEST_SPAN) max = min + 1;
  const step = roundStep((max - min) / Math.max(count, 1));
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  // Multiplied, not added up: 0.1 + 0.2 would show as 0.30000000000000004.
  const values = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { min: values[0], max: values[values.length - 1], step, values };
}

/** Position of a value on an axis that runs from `start` to `end`. */
export const along =
  ({ min, max }: Ticks, start: number, end: number) =>
  (value: number) =>
    start + ((value - min) / (max - min)) * (end - start);
