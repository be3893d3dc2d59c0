import type { FunctionSpec } from "../spec";

/** What a summary's portable computes: names for intermediate values, in order, and a native expression for each measure. */
export interface SummaryInNatives {
  readonly let?: readonly (readonly [name: string, expression: string])[];
  /** An expression that gives #N/A says that the measure is not available: the spilled summary leaves it out. */
  readonly measures: Readonly<Record<string, string>>;
}

/**
 * LAMBDA of a summary function: one number where `measure` names it, label and value rows where it is empty. Labels and their order are those of
 * the declaration. A measure that is not listed has no native equivalent, so that every one must be.
 */
export function summaryLambda(spec: FunctionSpec, { let: names = [], measures }: SummaryInNatives): string {
  const declared = spec.measures ?? [];
  const missing = declared.filter(({ name }) => !(name in measures));
  if (missing.length > 0) throw new Error(`${spec.name}: no native expression for ${missing.map(({ name }) => name).join(", ")}`);
  const mayLack = declared.some(
    ({ name }) => /#N\/A|\bNA\(\)/.test(measures[name]) || names.some(([, expression]) => /#N\/A|\bNA\(\)/.test(expression)),
  );
  const shown = declared.filter(({ onRequest }) => !onRequest);
  const table = `VSTACK(${shown.map(({ name, label }) => `HSTACK("${label.replaceAll('"', '""')}",${mayLack ? `IFNA(${measures[name]},"")` : measures[name]})`).join(",")})`;
  const spilled = mayLack ? `LET(summary,${table},FILTER(summary,IFERROR(CHOOSECOLS(summary,2)*0+1,0)=1))` : table;
  const one = `SWITCH(measure,${declared.map(({ name }) => `"${name}",${measures[name]}`).join(",")})`;
  const body = `IF(measure="",${spilled},${one})`;
  const bound = names.map(([name, expression]) => `${name},${expression},`).join("");
  return `LAMBDA(${spec.parameters.map(({ name }) => name).join(",")},${bound ? `LET(${bound}${body})` : body})`;
}
