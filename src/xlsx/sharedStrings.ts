import type { WorkbookPackage } from "./package/workbookPackage";
import { elementBody, elementEnd, tags, unescapeXml } from "./xml";

/** The workbook's shared strings, phonetic hints left out; empty where it has none. */
export function sharedStrings(workbook: WorkbookPackage): string[] {
  const path = workbook.related(workbook.workbookPath, "sharedStrings");
  const text = path ? workbook.text(path) : "";
  const strings: string[] = [];
  let current = "";
  let skipTo = 0;
  for (const tag of tags(text)) {
    if (tag.start < skipTo) continue;
    if (tag.name === "si" && tag.kind === "open") current = "";
    else if (tag.name === "si") strings.push(current);
    else if (tag.name === "rPh" && tag.kind === "open") skipTo = elementEnd(text, tag);
    else if (tag.name === "t" && tag.kind === "open") current += unescapeXml(elementBody(text, tag));
  }
  return strings;
}
