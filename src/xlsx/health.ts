import { mayCallUs, ownCalls, ownFunction, tokensOf } from "./ownCalls";
import { repairedFormula } from "./portableCalls";

export type HealthKind = "damaged" | "not loaded" | "waiting" | "what-if" | "iteration" | "external" | "other add-in" | "name" | "in use";

/** Something about a workbook that a reader without the add-in would stumble over, or that stops our functions. */
export interface Finding {
  readonly kind: HealthKind;
  readonly sheet?: string;
  readonly address?: string;
  readonly text: string;
  /** The formula that would put it right, as typed. */
  readonly repair?: string;
}

export interface HealthInput {
  readonly cells: readonly { readonly sheet: string; readonly address: string; readonly formula: string; readonly value: unknown }[];
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  readonly iterative: boolean;
}

const ORDER: readonly HealthKind[] = [
  "damaged",
  "not loaded",
  "waiting",
  "what-if",
  "iteration",
  "name",
  "external",
  "other add-in",
  "in use",
];
const WHAT_IF = /^=\{?=?TABLE\(/i;
/** Another workbook's sheet, or one by its number among the links: `[Book.xlsx]Sheet`, `[2]!`. */
const EXTERNAL = /(?<![\w\]])\[[^\][#@]*(?:\.xl\w+|\d)\]/i;

/** What is wrong or worth knowing with the formulas of a workbook, the worst first. */
export function healthOf({ cells, names, iterative }: HealthInput): Finding[] {
  const found: Finding[] = cells.flatMap(({ sheet, address, formula, value }) =>
    cellFindings(formula, value).map((finding) => ({ ...finding, sheet, address })),
  );
  for (const { name, formula } of names) {
    const isPlaceholder = /^_xl/i.test(name);
    if (isPlaceholder && ownFunction(name))
      found.push({
        kind: "name",
        text: `The hidden name ${name} is left from a computer without the add-in. It does no harm once the formulas are repaired.`,
      });
    else if (mayCallUs(formula) && ownCalls(tokensOf(formula)).length > 0)
      found.push({ kind: "name", text: `The name ${name} calls the add-in's functions: ${formula}` });
    if (EXTERNAL.test(formula)) found.push({ kind: "external", text: `The name ${name} refers to another workbook: ${formula}` });
  }
  if (iterative && found.some(({ kind }) => kind === "in use")) {
    found.push({
      kind: "iteration",
      text: "Iterative calculation is on. In a circular reference Excel gives #CALC! for add-in functions: CIRCULARFLOW and CAPTABLE solve their loops themselves, so that none is needed.",
    });
  }
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function cellFindings(formula: string, value: unknown): Finding[] {
  if (WHAT_IF.test(formula))
    return [
      {
        kind: "what-if",
        text: "A What-If data table. It can't compute add-in functions: use AIVALUATION.SENSITIVITY, which spills a grid.",
      },
    ];
  const found: Finding[] = [];
  const tokens = tokensOf(formula);
  const calls = mayCallUs(formula) ? ownCalls(tokens) : [];
  const repair = calls.length > 0 ? repairedFormula(formula) : undefined;
  if (repair !== undefined) found.push({ kind: "damaged", text: `Written where the add-in was not loaded: ${formula}`, repair });
  else if (calls.length > 0 && value === "#NAME?") {
    // Excel keeps the error after the add-in is there until a cell is entered again.
    found.push({ kind: "not loaded", text: "Shows #NAME? although the formula is right: it has to be entered again.", repair: formula });
  } else if (calls.length > 0 && (value === "#BUSY!" || value === "#GETTING_DATA"))
    found.push({ kind: "waiting", text: "Still being calculated." });
  else if (calls.length > 0) found.push({ kind: "in use", text: formula });
  if (tokens.some(({ type, value: name }) => type === "func" && /_xldudf_/i.test(name) && !ownFunction(name))) {
    found.push({ kind: "other add-in", text: `Another add-in's function: ${formula}` });
  }
  if (repair === undefined && EXTERNAL.test(formula)) found.push({ kind: "external", text: `Refers to another workbook: ${formula}` });
  return found;
}
