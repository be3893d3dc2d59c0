import type { ChartModel } from "../../charts/chartModel";
import type { Property } from "../protocol/hostObject";
import type { Range } from "./range";

/** What the parts of a chart need of it. */
export interface ChartOfParts {
  readonly model: ChartModel;
  /** What Excel has of a chart and the model of a chart does not. */
  readonly rest: Map<string, unknown>;
  change(change: Partial<ChartModel>): void;
  range(reference: unknown): Range;
}

/** A property that has no place in the model of a chart: remembered, and given back. */
export function remembered<T extends { readonly chart: ChartOfParts }>(key: string, otherwise: unknown): Property<T> {
  return { get: ({ chart }) => chart.rest.get(key) ?? otherwise, set: ({ chart }, value: unknown) => void chart.rest.set(key, value) };
}
