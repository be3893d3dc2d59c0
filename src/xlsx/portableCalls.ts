import type { FunctionSpec, Parameter } from "../catalogue/spec";
import { portableName } from "../catalogue/portable";
import { defaultArgument, portableLambda } from "./portableLambda";
import { type OwnCall, ownCalls, type Token, tokensOf } from "./ownCalls";

/** Longest formula that Excel takes. */
export const LONGEST_FORMULA = 8192;

const isBlank = ({ type }: Token) => type === "whitespace" || type === "newline";

/** A formula rewritten to call portable equivalents, and which; or the reason why it can't be. */
export type PortableFormula =
  | {
      readonly ok: true;
      readonly formula: string;
      readonly used: readonly FunctionSpec[];
      /** Whether its result may fill several cells. */
      readonly spills: boolean;
    }
  | { readonly ok: false; readonly reason: string };

const CONSTANT = new Set(["number", "string", "bool", "error"]);

/** An argument that may turn out blank counts as left out, as the function itself takes it: its declared default then stands in. */
function argument(parameter: Parameter, tokens: readonly Token[], text: string): string {
  const used = tokens.filter((token) => !isBlank(token));
  if (used.length === 0) return defaultArgument(parameter);
  const fallback = "default" in parameter ? parameter.default : undefined;
  const isConstant = used.every(({ type, value }) => CONSTANT.has(type) || value === "-" || value === "+" || value === "%");
  return fallback === undefined || isConstant ? text : `IF(${text}="",${defaultArgument(parameter)},${text})`;
}

function rewriteCall(tokens: readonly Token[], out: string[], call: OwnCall): string | null {
  const { spec, start, open, close, args } = call;
  if (args.length > spec.parameters.length) return `${spec.name} is called with too many arguments`;
  const written = spec.parameters.map((parameter, i) => {
    const [from, to] = args[i] ?? [0, 0];
    return argument(parameter, tokens.slice(from, to), out.slice(from, to).join(""));
  });
  for (let at = start; at <= close; at++) out[at] = "";
  out[open] = `${portableName(spec.name)}(${written.join(",")})`;
  return null;
}

/** The measure that a call which is all of a formula asks for; undefined where it is not all of it, or its function gives one value. */
function measureAsked(tokens: readonly Token[], { spec, start, close, args }: OwnCall): readonly Token[] | undefined {
  const isOutside = (at: number) => at < start || at > close;
  if (spec.result === "scalar" || tokens.some((token, at) => isOutside(at) && !isBlank(token))) return undefined;
  const measure = spec.parameters.findIndex(({ kind }) => kind === "measure");
  const [from, to] = args[measure] ?? [0, 0];
  return tokens.slice(from, to).filter((token) => !isBlank(token) && token.value !== '""');
}

/** Whether a call is all of the formula and gives rows, not the one number that a constant measure picks. */
const maySpill = (tokens: readonly Token[], call: OwnCall) => measureAsked(tokens, call)?.some(({ type }) => type === "string") === false;

/** Whether a formula surely fills several cells: a call of ours without a measure is all of it. */
export const surelySpills = (tokens: readonly Token[], calls: readonly OwnCall[]) =>
  calls.some((call) => measureAsked(tokens, call)?.length === 0);

/**
 * A formula, as a file spells it, with every call of our functions replaced by its portable equivalent's. All of the parameters are
 * written out, since a LAMBDA takes no fewer.
 */
export function portableFormula(formula: string): PortableFormula {
  const tokens = tokensOf(formula);
  const out = tokens.map(({ value }) => value);
  const calls = ownCalls(tokens);
  const without = calls.find(({ spec }) => portableLambda(spec) === undefined);
  if (without) return { ok: false, reason: `${without.spec.name} has no native equivalent` };
  // Inner calls come last: an outer one takes its arguments as already rewritten.
  for (const call of [...calls].reverse()) {
    const reason = rewriteCall(tokens, out, call);
    if (reason) return { ok: false, reason };
  }
  const rewritten = out.join("");
  if (rewritten.length > LONGEST_FORMULA) return { ok: false, reason: "the native formula would be longer than Excel takes" };
  return {
    ok: true,
    formula: rewritten,
    used: [...new Set(calls.map(({ spec }) => spec))],
    spills: calls.some((call) => maySpill(tokens, call)),
  };
}

/** A formula with damaged names of our functions put right, for one as a file or as a cell has it. Undefined where nothing is damaged. */
export function repairedFormula(formula: string): string | undefined {
  const tokens = tokensOf(formula);
  const damaged = ownCalls(tokens).filter(({ spelling }) => spelling !== "plain");
  if (damaged.length === 0) return undefined;
  const out = tokens.map(({ value }) => value);
  for (const { spec, start, open } of damaged) {
    for (let at = start; at < open; at++) out[at] = "";
    out[open - 1] = spec.name;
  }
  return out.join("");
}
