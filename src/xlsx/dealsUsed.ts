import { invoke } from "../catalogue/invoke";
import { cloudFacts, deals } from "../deals";
import { ownCalls, type Token, tokensOf } from "./ownCalls";

const IDS = new Set([...deals, ...cloudFacts].map(({ id }) => id));

/** The known ids of deals among texts, such as the cells that a spilled AIDEALS fills. */
export function dealIdsIn(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) if (IDS.has(text)) found.add(text);
  return [...found];
}

const COMPUTED = Symbol("computed");

/** The constant that an argument spells, null where it is left out, or COMPUTED where it is neither. */
function constant(tokens: readonly Token[]): unknown {
  const used = tokens.filter(({ type }) => type !== "whitespace" && type !== "newline");
  if (used.length === 0) return null;
  const [{ type, value }] = used;
  if (used.length > 1) return COMPUTED;
  if (type === "string") return value.slice(1, -1).replaceAll('""', '"');
  if (type === "number") return Number(value);
  return COMPUTED;
}

/** Ids of the deals that a formula's AIDEALS calls on constants look up. Calls on cells show their ids in what they spill, or can't be told. */
export function dealsOfFormula(formula: string): string[] {
  const tokens = tokensOf(formula);
  const ids = new Set<string>();
  for (const { spec, args } of ownCalls(tokens)) {
    if (!spec.name.startsWith("AIDEALS")) continue;
    const given = args.map(([from, to]) => constant(tokens.slice(from, to)));
    if (spec.name === "AIDEALS.FIELD") {
      if (typeof given[0] === "string" && IDS.has(given[0].toUpperCase())) ids.add(given[0].toUpperCase());
      continue;
    }
    if (given.includes(COMPUTED)) continue;
    const result = invoke(spec, given);
    if (!result.ok || !Array.isArray(result.value)) continue;
    for (const id of dealIdsIn(result.value.flat().filter((cell) => typeof cell === "string"))) ids.add(id);
  }
  return [...ids];
}
