import { findFunction } from "../../catalogue";
import { invoke } from "../../catalogue/invoke";
import type { FunctionSpec, Measure } from "../../catalogue/spec";
import { formatOfUnit } from "../block/formats";
import { type BlockCell, result, text } from "../block/cell";

/** A function that the pane builds on; a name that is not in the catalogue is a mistake of ours. */
export function functionNamed(name: string): FunctionSpec {
  const spec = findFunction(name);
  if (!spec) throw new Error(`${name} is not in the catalogue`);
  return spec;
}

/** The measures of a summary that a block shows: all that are part of the summary. */
export function shownMeasures(name: string): readonly Measure[] {
  return (functionNamed(name).measures ?? []).filter(({ onRequest }) => !onRequest);
}

/** The measures that a summary shows for these arguments. */
export function measuresGiven(name: string, raw: readonly unknown[]): readonly Measure[] {
  const called = invoke(functionNamed(name), raw);
  const labels = new Set(called.ok && Array.isArray(called.value) ? called.value.map(([label]) => label) : []);
  return shownMeasures(name).filter(({ label }) => labels.has(label));
}

/**
 * Label, value, measure and explanation of one measure. The formula reads the measure's name from the cell beside it, so one formula
 * serves all rows; a dash while the input that the measure needs is blank.
 */
export function measureRow(measure: Measure, formula: string, needed?: string): BlockCell[] {
  return [
    text(measure.label),
    result(needed ? `=IF(${needed}="","–",${formula})` : `=${formula}`, formatOfUnit(measure.unit)),
    text(measure.name, "measure"),
    text(measure.doc, "note"),
  ];
}

/** What a parameter means, in the catalogue's words. */
export function parameterDoc(name: string, parameter: string): string {
  const found = functionNamed(name).parameters.find((one) => one.name === parameter);
  if (!found) throw new Error(`${name} has no argument ${parameter}`);
  return found.doc;
}
