import type { ResolvedChart } from "../resolveChart";

/** From where to where a value reaches along the value axis; undefined for a gap. */
export type Extent = readonly [from: number, to: number] | undefined;

/**
 * Extents by series and category: from zero, or, stacked, from where the series before ended, rises and falls each on their own side.
 * In percent, of the category's total size.
 */
export function extents({ shape, series, categories }: ResolvedChart): Extent[][] {
  const rising = categories.map(() => 0);
  const falling = categories.map(() => 0);
  const totals = categories.map((_, index) => series.reduce((sum, { values }) => sum + Math.abs(values[index] ?? 0), 0));
  return series.map(({ values }) =>
    categories.map((_, index): Extent => {
      const value = values[index] ?? null;
      if (value === null) return undefined;
      if (shape.stacking === "none") return [0, value];
      const size = shape.stacking === "percent" ? (totals[index] === 0 ? 0 : value / totals[index]) : value;
      const side = size < 0 ? falling : rising;
      const from = side[index];
      side[index] += size;
      return [from, side[index]];
    }),
  );
}
