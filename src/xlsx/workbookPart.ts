import type { WorkbookPackage } from "./package/workbookPackage";
import { definedNames } from "./shareNames";
import { elementEnd, escapeXml, tags, withoutAttributes } from "./xml";

/** What may stand before the elements in question, in the order of the schema of the workbook part. */
const BEFORE_NAMES = new Set([
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "AlternateContent",
  "revisionPtr",
  "absPath",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
]);

/** Top-level elements of the workbook part: name, start, end of the opening tag, end. */
function topLevel(text: string) {
  const elements: { name: string; prefix: string; start: number; head: number; end: number; attributes: string; empty: boolean }[] = [];
  let until = -1;
  for (const tag of tags(text)) {
    if (tag.name === "workbook" || tag.start < until || tag.kind === "close") continue;
    until = elementEnd(text, tag);
    elements.push({
      name: tag.name,
      prefix: tag.prefix,
      start: tag.start,
      head: tag.end,
      end: until,
      attributes: tag.attributes,
      empty: tag.kind === "empty",
    });
  }
  return elements;
}

/** Adds a name to the workbook, or gives a name that is there its formula. */
export function addName(workbook: WorkbookPackage, name: string, formula: string): void {
  const text = workbook.text(workbook.workbookPath);
  const body = escapeXml(formula);
  const held = definedNames(text).find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (held) {
    workbook.setText(workbook.workbookPath, text.slice(0, held.bodyStart) + body + text.slice(held.bodyEnd));
    return;
  }
  const elements = topLevel(text);
  const list = elements.find((element) => element.name === "definedNames");
  const { prefix } = elements[0];
  const element = `<${prefix}definedName name="${escapeXml(name)}">${body}</${prefix}definedName>`;
  if (list && !list.empty) {
    const close = text.lastIndexOf("<", list.end - 1);
    workbook.setText(workbook.workbookPath, text.slice(0, close) + element + text.slice(close));
    return;
  }
  const at = list ? list.start : Math.max(...elements.filter((held) => BEFORE_NAMES.has(held.name)).map(({ end }) => end));
  const behind = list ? list.end : at;
  workbook.setText(
    workbook.workbookPath,
    `${text.slice(0, at)}<${prefix}definedNames>${element}</${prefix}definedNames>${text.slice(behind)}`,
  );
}

/** Has Excel calculate the workbook when it opens: what native formulas show meanwhile is what our functions gave. */
export function recalculateOnOpen(workbook: WorkbookPackage): void {
  const text = workbook.text(workbook.workbookPath);
  const elements = topLevel(text);
  const held = elements.find(({ name }) => name === "calcPr");
  const { prefix } = elements[0];
  const kept = held ? withoutAttributes(held.attributes, "fullCalcOnLoad").trimEnd() : "";
  const element = `<${prefix}calcPr${kept} fullCalcOnLoad="1"/>`;
  const last = elements.filter(({ name }) => BEFORE_NAMES.has(name) || name === "definedNames").map(({ end }) => end);
  const [start, end] = held ? [held.start, held.end] : [Math.max(...last), Math.max(...last)];
  workbook.setText(workbook.workbookPath, text.slice(0, start) + element + text.slice(end));
}

/** Adds a worksheet behind the others; its name as taken, with a number where the name was. */
export function addSheet(workbook: WorkbookPackage, wanted: string, xml: Uint8Array): { readonly name: string; readonly path: string } {
  const text = workbook.text(workbook.workbookPath);
  const tagsOfSheets = workbook.sheetTags();
  const read = (tag: (typeof tagsOfSheets)[number], name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag.attributes)?.[1] ?? "";
  const taken = new Set(tagsOfSheets.map((tag) => read(tag, "name").toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  let number = tagsOfSheets.length + 1;
  while (workbook.has(workbook.pathOf(`worksheets/sheet${number}.xml`, workbook.workbookPath))) number++;
  const target = `worksheets/sheet${number}.xml`;
  const path = workbook.pathOf(target, workbook.workbookPath);
  const id = workbook.addRelationship(
    workbook.workbookPath,
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
    target,
  );
  workbook.setBytes(path, xml);
  workbook.setContentType(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
  const last = tagsOfSheets[tagsOfSheets.length - 1];
  const sheetId = Math.max(...tagsOfSheets.map((tag) => Number(read(tag, "sheetId")) || 0)) + 1;
  const idAttribute = /\s((?:[\w.-]+:)id)\s*=/.exec(last.attributes)?.[1] ?? "r:id";
  const element = `<${last.prefix}sheet name="${escapeXml(name)}" sheetId="${sheetId}" ${idAttribute}="${id}"/>`;
  const behind = elementEnd(text, last);
  workbook.setText(workbook.workbookPath, text.slice(0, behind) + element + text.slice(behind));
  return { name, path };
}
