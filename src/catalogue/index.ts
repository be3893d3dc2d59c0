import { aideals } from "./aideals";
import { aivaluation } from "./aivaluation";
import { captable } from "./captable";
import { circularflow } from "./circularflow";
import { cloudshare } from "./cloudshare";
import type { Family, FunctionSpec } from "./spec";

/** Circularity over time, for the pane: a table by year, not a function of one cell. */
export { circularByYear, type CircularYear } from "../domain/circular/circularByYear";

/** Every function of the add-in, by family: the one list. */
export const catalogue: readonly Family[] = [aivaluation, captable, circularflow, cloudshare, aideals];

/** The declared function of a name, compared without case. */
export function findFunction(name: string): FunctionSpec | undefined {
  const wanted = name.toUpperCase();
  for (const { functions } of catalogue) for (const spec of functions) if (spec.name === wanted) return spec;
  return undefined;
}
