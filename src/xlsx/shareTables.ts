import type { FunctionSpec } from "../catalogue/spec";
import type { ShareNote } from "./shareReport";
import { formulaShown, rangedNote } from "./shareSheetCells";
import type { Treatments } from "./treatment";
import { attribute, type Edit, edited, elementBody, elementEnd, escapeXml, tags, unescapeXml } from "./xml";

/**
 * A table part without our functions: the formula of a calculated column or a totals row is rewritten, or left out, so that new rows don't
 * bring it back.
 */
export function shareTable(
  text: string,
  sheet: string,
  treatments: Treatments,
  use: (spec: FunctionSpec) => void,
): { text: string; notes: ShareNote[] } {
  const notes: ShareNote[] = [];
  const edits: Edit[] = [];
  let table = "";
  let column = { start: 0, end: 0, name: "", text: "" };
  for (const tag of tags(text)) {
    if (tag.kind === "close") continue;
    if (tag.name === "table") table = attribute(tag, "displayName") ?? attribute(tag, "name") ?? "";
    if (tag.name === "tableColumn")
      column = { start: tag.start, end: tag.end, name: attribute(tag, "name") ?? "", text: text.slice(tag.start, tag.end) };
    if (tag.name !== "calculatedColumnFormula" && tag.name !== "totalsRowFormula") continue;
    const formula = unescapeXml(elementBody(text, tag));
    const treatment = treatments.of(formula, sheet);
    if (treatment.kind === "keep") continue;
    const end = elementEnd(text, tag);
    const where = `${table}[${column.name}]`;
    if (treatment.kind === "portable" || treatment.kind === "ranged") {
      if (treatment.kind === "portable") treatment.used.forEach(use);
      const close = text.lastIndexOf("<", end - 1);
      edits.push({ start: tag.end, end: close, text: escapeXml(treatment.formula) });
      const what =
        treatment.kind === "ranged" ? rangedNote(formula) : `column formula rewritten in native functions: ${formulaShown(formula)}`;
      notes.push({ kind: "table", where, text: what });
      continue;
    }
    edits.push({ start: tag.start, end, text: "" });
    notes.push({ kind: "table", where, text: `column formula left out, so that new rows stay blank: ${formulaShown(formula)}` });
    if (tag.name === "totalsRowFormula") {
      edits.push({ start: column.start, end: column.end, text: column.text.replace(/\s+totalsRowFunction="custom"/, "") });
    }
  }
  return { text: edited(text, edits), notes };
}
