import { catalogue } from "../catalogue";
import type { Choice, FunctionSpec, Parameter } from "../catalogue/spec";

/** Page of the reference that explains a function, behind Excel's "Help on this function". */
export const HELP_PAGE = "https://localhost:3000/functions.html";

interface EnumMetadata {
  readonly id: string;
  readonly type: "string";
  readonly values: readonly { readonly name: string; readonly stringValue: string; readonly tooltip: string }[];
}

interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly object[];
  readonly result: object;
  readonly options?: object;
}

/**
 * The metadata by which Excel registers the functions.
 *
 * @source Microsoft, "Manually create JSON metadata for custom functions"
 */
export function functionsJson(): object {
  const enums: EnumMetadata[] = [];
  const functions: FunctionMetadata[] = [];
  for (const family of catalogue) {
    for (const spec of family.functions) {
      functions.push({
        id: spec.name,
        name: spec.name,
        description: spec.summary,
        helpUrl: `${HELP_PAGE}#${anchorOf(spec.name)}`,
        parameters: spec.parameters.map((parameter) => parameterMetadata(spec, parameter, enums)),
        result: { type: "any", dimensionality: spec.result === "scalar" ? "scalar" : "matrix" },
        ...(spec.cancelable ? { options: { cancelable: true } } : {}),
      });
    }
  }
  return { allowErrorForDataTypeAny: true, enums, functions };
}

/** The address of a function within the reference page. */
export function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(".", "-");
}

function parameterMetadata(spec: FunctionSpec, parameter: Parameter, enums: EnumMetadata[]): object {
  const choices = choicesOf(spec, parameter);
  const id = choices && enumOf(spec, parameter.name, choices, enums);
  return {
    name: parameter.name,
    description: parameter.doc,
    type: "any",
    dimensionality: parameter.kind === "table" || parameter.kind === "series" ? "matrix" : "scalar",
    ...(parameter.optional ? { optional: true } : {}),
    ...(id ? { customEnumId: id } : {}),
  };
}

function choicesOf(spec: FunctionSpec, parameter: Parameter): readonly Choice[] | null {
  if (parameter.kind === "choice") return parameter.options;
  return parameter.kind === "measure" ? (spec.measures ?? []).map(({ name, doc }) => ({ value: name, doc })) : null;
}

function enumOf(spec: FunctionSpec, parameter: string, choices: readonly Choice[], enums: EnumMetadata[]): string {
  const values = choices.map(({ value, doc }) => ({ name: value, stringValue: value, tooltip: doc }));
  const same = enums.find((candidate) => JSON.stringify(candidate.values) === JSON.stringify(values));
  if (same) return same.id;
  const id = `${spec.name.replaceAll(".", "_")}_${parameter.toUpperCase()}`;
  enums.push({ id, type: "string", values });
  return id;
}
