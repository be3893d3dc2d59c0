import type { Family, FunctionSpec } from "../../../catalogue/spec";

/** The functions in which every word of the query occurs: name, summary, definition, arguments, measures. Best matches (by name) first. */
export function matching(families: readonly Family[], query: string): readonly Family[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return families.filter(({ functions }) => functions.length > 0);
  return families
    .map((family) => ({
      ...family,
      functions: family.functions
        .filter((spec) => words.every((word) => haystack(spec).includes(word)))
        .sort((a, b) => Number(b.name.toLowerCase().includes(words[0])) - Number(a.name.toLowerCase().includes(words[0]))),
    }))
    .filter(({ functions }) => functions.length > 0);
}

function haystack({ name, summary, definition, parameters, measures }: FunctionSpec): string {
  const parts = [
    name,
    summary,
    definition,
    ...parameters.flatMap((one) => [one.name, one.doc]),
    ...(measures ?? []).map(({ label }) => label),
  ];
  return parts.join(" ").toLowerCase();
}
