import { formulaAsTyped } from "./formulaAsTyped";
import { ownFunction, tokensOf } from "./ownCalls";
import type { ShareNote } from "./shareReport";
import { tags, unescapeXml } from "./xml";

/** Most formulas of other add-ins that are listed one by one, a sheet. */
const LISTED = 20;

/** Notes about a sheet's formulas that call functions of other add-ins: they are left as they are, and show #NAME? without that add-in. */
export function otherFormulas(text: string, sheet: string): ShareNote[] {
  if (!text.includes("_xldudf_")) return [];
  const found = new Map<string, number>();
  for (const tag of tags(text)) {
    if (tag.name !== "f" || tag.kind !== "open") continue;
    const formula = unescapeXml(text.slice(tag.end, text.indexOf("<", tag.end)));
    const other = tokensOf(formula).find(({ type, value }) => type === "func" && /_xldudf_/i.test(value) && !ownFunction(value));
    if (other) found.set(formula, (found.get(formula) ?? 0) + 1);
  }
  const listed = [...found].slice(0, LISTED).map(([formula, count]): ShareNote => ({
    kind: "other add-in",
    where: sheet,
    text: `left as it is${count > 1 ? ` (${count} cells)` : ""}: ${formulaAsTyped(formula)}`,
  }));
  if (found.size > LISTED) listed.push({ kind: "other add-in", where: sheet, text: `and ${found.size - LISTED} more formulas` });
  return listed;
}
