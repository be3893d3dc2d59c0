import type { FunctionSpec } from "../catalogue/spec";
import { ownFunction } from "./ownCalls";
import type { ShareNote } from "./shareReport";
import { formulaShown, rangedNote } from "./shareSheetCells";
import { type ShareMode, Treatments } from "./treatment";
import { attribute, type Edit, edited, elementBody, elementEnd, escapeXml, tags, unescapeXml } from "./xml";

interface DefinedName {
  readonly name: string;
  readonly formula: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
}

export function definedNames(workbook: string): DefinedName[] {
  const names: DefinedName[] = [];
  for (const tag of tags(workbook)) {
    if (tag.name !== "definedName" || tag.kind !== "open") continue;
    const end = elementEnd(workbook, tag);
    names.push({
      name: attribute(tag, "name") ?? "",
      formula: unescapeXml(elementBody(workbook, tag)),
      start: tag.start,
      bodyStart: tag.end,
      bodyEnd: workbook.lastIndexOf("<", end - 1),
      end,
    });
  }
  return names;
}

/** Excel keeps a hidden name for every function it doesn't know: ours go with the calls. */
const isFunctionPlaceholder = ({ name }: DefinedName) => /^_xl/i.test(name) && ownFunction(name) !== undefined;

/**
 * The workbook part with our functions taken out of its names, and how to treat the formulas that use them: a name has no value, so one
 * that can't be rewritten becomes #N/A, and what uses it, directly or through other names, keeps its value.
 */
export function shareNames(
  workbook: string,
  mode: ShareMode,
  use: (spec: FunctionSpec) => void,
): { text: string; notes: ShareNote[]; treatments: Treatments } {
  const names = definedNames(workbook);
  const valueOnly = new Set<string>();
  let treatments = new Treatments(mode);
  for (let before = -1; before !== valueOnly.size;) {
    before = valueOnly.size;
    treatments = new Treatments(mode, valueOnly);
    for (const { name, formula } of names) if (treatments.of(formula).kind === "value") valueOnly.add(name.toLowerCase());
  }
  const edits: Edit[] = [];
  const notes: ShareNote[] = [];
  for (const held of names) {
    if (isFunctionPlaceholder(held)) {
      edits.push({ start: held.start, end: held.end, text: "" });
      continue;
    }
    const treatment = treatments.of(held.formula);
    if (treatment.kind === "keep" || treatment.kind === "ranged") continue;
    if (treatment.kind === "portable") treatment.used.forEach(use);
    const text = treatment.kind === "portable" ? escapeXml(treatment.formula) : "#N/A";
    edits.push({ start: held.bodyStart, end: held.bodyEnd, text });
    const what = treatment.kind === "portable" ? "rewritten in native functions" : "set to #N/A; the cells that use it keep their values";
    notes.push({ kind: "name", where: held.name, text: `${what}: ${formulaShown(held.formula)}` });
  }
  return { text: edited(workbook, edits), notes, treatments };
}

/** The workbook part with names that took a spill by its `#` taking its cells, where it became values. */
export function rangedNames(workbook: string, treatments: Treatments): { text: string; notes: ShareNote[] } {
  const edits: Edit[] = [];
  const notes: ShareNote[] = [];
  for (const { name, formula, bodyStart, bodyEnd } of definedNames(workbook)) {
    const treatment = treatments.of(formula);
    if (treatment.kind !== "ranged") continue;
    edits.push({ start: bodyStart, end: bodyEnd, text: escapeXml(treatment.formula) });
    notes.push({ kind: "name", where: name, text: rangedNote(formula) });
  }
  return { text: edited(workbook, edits), notes };
}
