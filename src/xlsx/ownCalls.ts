import { tokenize } from "@borgar/fx";
import { catalogue } from "../catalogue";
import type { FunctionSpec } from "../catalogue/spec";

export type Token = ReturnType<typeof tokenize>[number];

export function tokensOf(formula: string): Token[] {
  return tokenize(formula, { withLocation: false, mergeRefs: true, negativeNumbers: false });
}

/** How a call names our function: as typed, or damaged by a workbook that was opened or saved where the add-in was not loaded. */
export type Spelling = "plain" | "undefined function" | "other workbook";

/** A call of one of our functions among a formula's tokens. */
export interface OwnCall {
  readonly spec: FunctionSpec;
  readonly spelling: Spelling;
  /** First token of the call: the function's name, or what a damaged one has before it. */
  readonly start: number;
  /** The opening bracket; the token before it is the name. */
  readonly open: number;
  /** The closing bracket. */
  readonly close: number;
  /** First token and end (not included) of every argument; an empty stretch where it is left out. */
  readonly args: readonly (readonly [from: number, to: number])[];
}

/** Excel writes dots of an unknown add-in function as underscores, so both spell the same. */
const normalised = (name: string) => name.toUpperCase().replaceAll(".", "_");

const byName = new Map(catalogue.flatMap(({ functions }) => functions.map((spec) => [normalised(spec.name), spec] as const)));

const UNDEFINED_FUNCTION = /^(?:_xlfn\.|_xludf\.|_xldudf_)+/i;
/** The namespace of a build with one (`--env namespace=ROUNDTRIP`). */
const NAMESPACE = /^ROUNDTRIP[._]/i;

const families = [...new Set([...byName.keys()].map((name) => name.split("_")[0]))];
const MENTION = new RegExp(`(?:^|[^A-Za-z0-9])(?:${families.join("|")})[._(]|_xlu?d?udf_?\\.?`, "i");

/** Whether a formula may call a function of ours: quick, and true too often rather than too seldom. */
export const mayCallUs = (formula: string): boolean => MENTION.test(formula);

/** Our function of a name as a formula has it, whatever prefix stands before it. */
export function ownFunction(name: string): { readonly spec: FunctionSpec; readonly isUndefined: boolean } | undefined {
  const bare = name.replace(UNDEFINED_FUNCTION, "");
  const spec = byName.get(normalised(bare)) ?? byName.get(normalised(bare.replace(NAMESPACE, "")));
  return spec && { spec, isUndefined: UNDEFINED_FUNCTION.test(name) };
}

/** First token of what stands before the function's name up to its `!`: `[2]!`, `x.xlam!`, `'C:\\x\\y.xlam'!`. */
function contextStart(tokens: readonly Token[], name: number): number {
  if (tokens[name - 1]?.value !== "!") return name;
  let at = name - 2;
  if (tokens[at]?.value.endsWith("'") && tokens[at].type === "unknown") {
    // A quoted path that the tokenizer gave up on comes in pieces: back to the quote that opens it.
    while (at > 0 && !(tokens[at].value.startsWith("'") && tokens[at].value !== "'")) {
      if (tokens[at].value === "'" && at < name - 2) break;
      at--;
    }
    return at;
  }
  if (tokens[at]?.value === "]") {
    while (at > 0 && tokens[at].value !== "[") at--;
    return at;
  }
  return Math.max(at, 0);
}

/** Arguments of the call whose bracket opens at `open`, and where it closes; null where it never does. */
function argumentsOf(tokens: readonly Token[], open: number): Pick<OwnCall, "args" | "close"> | null {
  const args: [number, number][] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < tokens.length; at++) {
    const { value, type } = tokens[at];
    if (type === "string") continue;
    if (value === "(" || value === "{") depth++;
    else if (value === ")" || value === "}") {
      if (--depth > 0) continue;
      if (at > open + 1 || args.length > 0) args.push([from, at]);
      return { args, close: at };
    } else if (value === "," && depth === 1) {
      args.push([from, at]);
      from = at + 1;
    }
  }
  return null;
}

/** Every call of our functions, outer before inner. Text that looks like one inside quotes is none. Cost: linear, times the depth of nesting. */
export function ownCalls(tokens: readonly Token[]): OwnCall[] {
  const calls: OwnCall[] = [];
  tokens.forEach(({ type, value }, at) => {
    if (type !== "func" || tokens[at + 1]?.value !== "(") return;
    const own = ownFunction(value);
    const extent = own && argumentsOf(tokens, at + 1);
    if (!own || !extent) return;
    const start = contextStart(tokens, at);
    const spelling = start < at ? "other workbook" : own.isUndefined ? "undefined function" : "plain";
    calls.push({ spec: own.spec, spelling, start, open: at + 1, ...extent });
  });
  return calls;
}
