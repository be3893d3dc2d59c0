import { tokenize } from "@borgar/fx";
import { portableOf } from "../catalogue/portable";
import type { FunctionSpec, Parameter } from "../catalogue/spec";

const textConstant = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The argument that stands in the portable call for one that was left out: the declared default, or empty text. */
export function defaultArgument(parameter: Parameter): string {
  const value = "default" in parameter ? parameter.default : undefined;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : textConstant(value ?? "");
}

/** Conditions, true where an argument breaks its declaration, that a one-cell parameter's declaration gives; each works cell by cell on a range. */
function broken(parameter: Parameter): { readonly number: string[]; readonly value: string[] } {
  const { name } = parameter;
  if (parameter.kind === "choice" && !parameter.many) {
    const allowed = parameter.optional && parameter.default === undefined ? ["", ...wordsOf(parameter)] : wordsOf(parameter);
    return { number: [], value: [allowed.map((word) => `(${name}<>${textConstant(word)})`).join("*")] };
  }
  if (parameter.kind !== "number") return { number: [], value: [] };
  const conditions: string[] = [];
  if (parameter.above !== undefined) conditions.push(`(${name}<=${parameter.above})`);
  if (parameter.min !== undefined) conditions.push(`(${name}<${parameter.min})`);
  if (parameter.below !== undefined) conditions.push(`(${name}>=${parameter.below})`);
  if (parameter.max !== undefined) conditions.push(`(${name}>${parameter.max})`);
  const given = parameter.optional && parameter.default === undefined ? `(${name}<>"")*` : "";
  return { number: conditions.map((condition) => given + condition), value: [] };
}

const wordsOf = (parameter: Parameter & { readonly kind: "choice" }) => parameter.options.map(({ value }) => value);

/** Where the body of a LAMBDA begins: behind the last comma of its own. */
function bodyStart(tokens: ReturnType<typeof tokenize>): number {
  let depth = 0;
  let start = -1;
  tokens.forEach(({ value }, at) => {
    if (value === "(" || value === "{") depth++;
    else if (value === ")" || value === "}") depth--;
    else if (value === "," && depth === 1) start = at + 1;
  });
  return start;
}

/**
 * The LAMBDA that stands for a function in a shared workbook, as typed, without the equals sign: the declared portable, behind checks of
 * the bounds and words that the parameters declare, so that what the function refuses is an error there as well. Undefined where the function
 * has no portable.
 */
export function portableLambda(spec: FunctionSpec): string | undefined {
  if (!guarded.has(spec)) guarded.set(spec, guard(spec));
  return guarded.get(spec);
}

const guarded = new Map<FunctionSpec, string | undefined>();

function guard(spec: FunctionSpec): string | undefined {
  const portable = portableOf(spec.name);
  if (!portable || !("lambda" in portable)) return undefined;
  const lambda = portable.lambda.trim().replace(/^=/, "");
  const tokens = tokenize(lambda, { withLocation: false, mergeRefs: true, negativeNumbers: false });
  const texts = tokens.map(({ value }) => value);
  const start = bodyStart(tokens);
  const end = texts.lastIndexOf(")");
  const conditions = spec.parameters.map(broken);
  let body = texts.slice(start, end).join("").trim();
  for (const [kind, error] of [
    ["number", "#NUM!"],
    ["value", "#VALUE!"],
  ] as const) {
    const all = conditions.flatMap((each) => each[kind]);
    if (all.length > 0) body = `IF(${all.join("+")},${error},${body})`;
  }
  return `${texts.slice(0, start).join("")}${body})`;
}
