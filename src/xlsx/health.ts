import type { Steps } from "../domain/kernel/steps";
import { mayCallUs, ownCalls, ownFunction, tokensOf } from "./ownCalls";
import { otherFunctions } from "./otherFunctions";
import { repairedFormula } from "./portableCalls";
import { isOfWhatIfTable, type WhatIfTable, whatIfTables } from "./whatIfTables";

export type HealthKind =
  "damaged" | "not loaded" | "waiting" | "what-if" | "iteration" | "stale" | "frozen" | "external" | "other add-in" | "name" | "in use";

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
  /** Whether Excel calculates only when told to, so that what cells show may be old. */
  readonly manual: boolean;
  /** Formulas that were replaced by their values, from the record of freezing; whether the values have been edited since. */
  readonly frozen: readonly {
    readonly sheet: string;
    readonly address: string;
    readonly formula: string;
    readonly date: string;
    readonly edited: boolean;
  }[];
}

const ORDER: readonly HealthKind[] = [
  "damaged",
  "not loaded",
  "waiting",
  "what-if",
  "iteration",
  "stale",
  "frozen",
  "name",
  "external",
  "other add-in",
  "in use",
];
/** Another workbook's sheet, or one by its number among the links: `[Book.xlsx]Sheet`, `[2]!`. */
const EXTERNAL = /(?<![\w\]])\[[^\][#@]*(?:\.xl\w+|\d)\]/i;

/** Formulas looked at between two pauses. */
const STRETCH = 100;

/** What is wrong or worth knowing with the formulas of a workbook, the worst first. Tells how many of the cells it has looked at. */
export function* healthOf(
  { cells, names, iterative, manual, frozen }: HealthInput,
  onProgress?: (cells: number) => void,
): Steps<Finding[]> {
  const callsOthers = otherFunctions(names.map(({ name }) => name));
  const found: Finding[] = [];
  for (const [i, { sheet, address, formula, value }] of cells.entries()) {
    if (!isOfWhatIfTable(formula)) for (const one of cellFindings(formula, value, callsOthers)) found.push({ ...one, sheet, address });
    if ((i + 1) % STRETCH > 0) continue;
    onProgress?.(i + 1);
    yield;
  }
  found.push(...whatIfTables(cells).map(whatIfFinding), ...frozen.map(frozenFinding));
  for (const { name, formula } of names) {
    const isPlaceholder = /^_xl/i.test(name);
    if (isPlaceholder && ownFunction(name))
      found.push({
        kind: "name",
        text: `The hidden name ${name} is left from a computer without the add-in. It does no harm once the formulas are repaired.`,
      });
    else if (callsUs(formula)) found.push({ kind: "name", text: `The name ${name} calls the add-in's functions: ${formula}` });
    if (EXTERNAL.test(formula)) found.push({ kind: "external", text: `The name ${name} refers to another workbook: ${formula}` });
  }
  if (iterative && found.some(({ kind }) => kind === "in use")) {
    found.push({
      kind: "iteration",
      text: "Iterative calculation is on. In a circular reference Excel gives #CALC! for add-in functions: CIRCULARFLOW and CAPTABLE solve their loops themselves, so that none is needed.",
    });
  }
  if (manual && found.some(({ kind }) => kind === "in use")) {
    found.push({
      kind: "stale",
      text: "Calculation is manual: what the cells show may be old. Press F9, or set Formulas > Calculation Options to Automatic.",
    });
  }
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function whatIfFinding({ sheet, address, formulas }: WhatIfTable): Finding {
  const ours = formulas.filter(callsUs);
  const says =
    ours.length > 0
      ? `of ${ours.slice(0, 3).join(", ")}, which it`
      : "of formulas that don't call the add-in directly; where they lead to it, it";
  return {
    kind: "what-if",
    sheet,
    address,
    text: `A What-If data table ${says} can't compute with add-in functions: use AIVALUATION.SENSITIVITY, which spills a grid.`,
  };
}

function frozenFinding({ sheet, address, formula, date, edited }: HealthInput["frozen"][number]): Finding {
  const since = edited ? " It has been edited since, so that Thaw leaves it." : "";
  return { kind: "frozen", sheet, address, text: `Holds a value of ${date} in place of ${formula}; Thaw puts the formula back.${since}` };
}

const callsUs = (formula: string) => mayCallUs(formula) && ownCalls(tokensOf(formula)).length > 0;

function cellFindings(formula: string, value: unknown, callsOthers: (formula: string) => boolean): Finding[] {
  const found: Finding[] = [];
  const calls = mayCallUs(formula) ? ownCalls(tokensOf(formula)) : [];
  const repair = calls.length > 0 ? repairedFormula(formula) : undefined;
  if (repair !== undefined) found.push({ kind: "damaged", text: `Written where the add-in was not loaded: ${formula}`, repair });
  else if (calls.length > 0 && value === "#NAME?") {
    // Excel keeps the error after the add-in is there until a cell is entered again.
    found.push({ kind: "not loaded", text: "Shows #NAME? although the formula is right: it has to be entered again.", repair: formula });
  } else if (calls.length > 0 && (value === "#BUSY!" || value === "#GETTING_DATA"))
    found.push({ kind: "waiting", text: "Still being calculated." });
  else if (calls.length > 0) found.push({ kind: "in use", text: formula });
  if (callsOthers(formula)) {
    found.push({ kind: "other add-in", text: `A function of another add-in or a macro: ${formula}` });
  }
  if (repair === undefined && EXTERNAL.test(formula)) found.push({ kind: "external", text: `Refers to another workbook: ${formula}` });
  return found;
}
