import type { FunctionSpec } from "../catalogue/spec";
import type { ShareNote } from "./shareReport";
import { formulaShown, RANGED } from "./shareSheetCells";
import type { Treatments } from "./treatment";
import { attribute, type Edit, edited, elementEnd, escapeXml, tags, unescapeXml, type XmlTag } from "./xml";

/** A rule element, what it is called in the report, the elements its formulas stand in, and the list it belongs to. */
const RULES = [
  { rule: "cfRule", list: "conditionalFormatting", kind: "conditional format", formulas: ["formula", "f"] },
  { rule: "dataValidation", list: "dataValidations", kind: "data validation", formulas: ["formula1", "formula2", "f"] },
] as const;

type Rule = (typeof RULES)[number];

/** What holds a formula inside a rule: the innermost element of those that may. */
function formulasOf(
  text: string,
  rule: Rule,
  from: number,
  to: number,
): { readonly start: number; readonly end: number; readonly formula: string }[] {
  const found: { start: number; end: number; formula: string }[] = [];
  for (const tag of tags(text, from, to)) {
    if (tag.kind !== "open" || !(rule.formulas as readonly string[]).includes(tag.name)) continue;
    const next = text.indexOf("<", tag.end);
    if (next < 0 || text[next + 1] !== "/") continue;
    found.push({ start: tag.end, end: next, formula: unescapeXml(text.slice(tag.end, next)) });
  }
  return found;
}

/** The cells a rule is for: an attribute of the rule or of its list, or an element behind the rules of an extension's list. */
function targetOf(text: string, list: XmlTag, tag: XmlTag, listEnd: number): string {
  const held = attribute(tag, "sqref") ?? attribute(list, "sqref");
  return held ?? /<(?:[\w.-]+:)?sqref>([^<]*)</.exec(text.slice(tag.start, listEnd))?.[1] ?? "";
}

/**
 * The sheet's conditional formats and data validations without our functions: rewritten where they can be, else dropped with a note, since
 * a rule has no value to keep. A list that loses its last rule goes too, and counts stay right.
 */
export function shareRules(
  text: string,
  sheet: string,
  treatments: Treatments,
  use: (spec: FunctionSpec) => void,
): { text: string; notes: ShareNote[] } {
  const notes: ShareNote[] = [];
  const edits: Edit[] = [];
  for (const rule of RULES) {
    for (const list of tags(text)) {
      if (list.name !== rule.list || list.kind !== "open") continue;
      edits.push(...shareList(text, sheet, rule, list, treatments, use, notes));
    }
  }
  return { text: edited(text, edits), notes };
}

function shareList(
  text: string,
  sheet: string,
  rule: Rule,
  list: XmlTag,
  treatments: Treatments,
  use: (spec: FunctionSpec) => void,
  notes: ShareNote[],
): Edit[] {
  const listEnd = elementEnd(text, list);
  const edits: Edit[] = [];
  let kept = 0;
  for (const tag of tags(text, list.end, listEnd)) {
    if (tag.name !== rule.rule || tag.kind === "close") continue;
    const end = elementEnd(text, tag);
    const treated = formulasOf(text, rule, tag.start, end).map((held) => ({ ...held, treatment: treatments.of(held.formula, sheet) }));
    const changed = treated.filter(({ treatment }) => treatment.kind !== "keep");
    if (changed.length > 0) {
      const where = `${sheet}!${targetOf(text, list, tag, listEnd)}`;
      const shown = changed.map(({ formula }) => formulaShown(formula)).join("; ");
      const dropped = changed.some(({ treatment }) => treatment.kind === "value");
      const native = changed.some(({ treatment }) => treatment.kind === "portable");
      const what = dropped ? "left out" : native ? "rewritten in native functions" : RANGED;
      notes.push({ kind: rule.kind, where, text: `${what}: ${shown}` });
      if (dropped) {
        edits.push({ start: tag.start, end, text: "" });
        continue;
      }
      for (const { start, end: stop, treatment } of changed) {
        if (treatment.kind !== "portable" && treatment.kind !== "ranged") continue;
        if (treatment.kind === "portable") treatment.used.forEach(use);
        edits.push({ start, end: stop, text: escapeXml(treatment.formula) });
      }
    }
    kept++;
  }
  if (edits.some(({ text: replacement }) => replacement === "")) {
    if (kept === 0) return [{ start: list.start, end: listEnd, text: "" }];
    const count = /\scount\s*=\s*"\d+"/.exec(list.attributes);
    if (count) {
      const at = text.indexOf(count[0], list.start);
      edits.push({ start: at, end: at + count[0].length, text: ` count="${kept}"` });
    }
  }
  return edits;
}
