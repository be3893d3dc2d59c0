import type { Choice, FunctionSpec, Parameter, Unit } from "../../../catalogue/spec";

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  currency: "money, in any one unit",
  fraction: "a fraction: 20% or 0.2",
  multiple: "a multiple",
  years: "years",
  count: "a count",
  date: "a date",
  points: "points",
  shares: "shares",
  price: "a price a share",
  number: "a number",
  text: "text",
};

/** The words an argument may be, where they are known. */
export function optionsOf(spec: FunctionSpec, parameter: Parameter): readonly Choice[] | null {
  if (parameter.kind === "choice") return parameter.options;
  if (parameter.kind === "measure") return (spec.measures ?? []).map(({ name, label }) => ({ value: name, doc: label }));
  return null;
}

/** What an argument means and in which unit, bounds and default included. */
export function helpOf(parameter: Parameter): string {
  return [parameter.doc, kindWords(parameter), defaultWords(parameter)].filter((part) => part !== "").join(" ");
}

function kindWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case "number":
      return parameter.unit === "number" ? "" : `(${UNIT_WORDS[parameter.unit]})`;
    case "date":
      return "(a date, such as 2026-01-31)";
    case "series":
      return `(a row or column: ${parameter.of === "text" ? "text" : UNIT_WORDS[parameter.unit]})`;
    case "table":
      return `Columns: ${parameter.columns.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")}.`;
    default:
      return "";
  }
}

function defaultWords(parameter: Parameter): string {
  if (!parameter.optional || !("default" in parameter) || parameter.default === undefined) return "";
  const said = String(parameter.default);
  return `Default ${parameter.kind === "flag" ? said.toUpperCase() : said}.`;
}
