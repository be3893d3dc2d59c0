import { positionOf } from "./address";
import type { WorkbookPackage } from "./package/workbookPackage";
import { commentShape, EMPTY_DRAWING } from "./commentShape";
import { attribute, type Edit, edited, elementBody, elementEnd, escapeXml, tags, type XmlTag } from "./xml";

/** A comment (Excel's "note") for a cell of a sheet. */
export interface CellComment {
  readonly address: string;
  readonly text: string;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const AUTHOR = "Roundtrip";
const STRICT = "http://purl.oclc.org/ooxml";

/** What stands behind the legacy drawing in a worksheet, in the order of the schema. */
const BEHIND = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
  "AlternateContent",
]);

/**
 * Adds comments to a sheet, in its comments part and in the drawing that shows them, each made where the sheet has none. A cell that has a comment,
 * or a thread of them, keeps it and gets none of ours. Nothing is added to a sheet whose parts we can't add to (strict files, damaged drawings).
 *
 * @returns how many were added
 */
export function addComments(workbook: WorkbookPackage, sheet: string, wanted: readonly CellComment[]): number {
  if (wanted.length === 0) return 0;
  const text = workbook.text(sheet);
  if (text.slice(0, 4096).includes(STRICT)) return 0;
  const legacy = [...tags(text, text.lastIndexOf("</") < 0 ? 0 : behindCells(text))].find(
    ({ name, kind }) => name === "legacyDrawing" && kind !== "close",
  );
  const drawing = legacy && relatedById(workbook, sheet, attribute(legacy, "id") ?? "");
  if (legacy && (!drawing || !workbook.text(drawing).includes("</xml>"))) return 0;
  const part = workbook.related(sheet, "comments");
  const held = part ? workbook.text(part) : "";
  const taken = new Set([...tags(held)].filter(({ name }) => name === "comment").map((tag) => attribute(tag, "ref")));
  const comments = wanted.filter(({ address }) => !taken.has(address));
  if (comments.length === 0) return 0;

  if (part) workbook.setText(part, withComments(held, comments));
  else {
    const { path, target } = freePart(workbook, sheet, (number) => `../comments${number}.xml`);
    workbook.setText(path, newComments(comments));
    workbook.setContentType(path, COMMENTS_TYPE);
    workbook.addRelationship(sheet, `${OFFICE}/comments`, target);
  }
  if (drawing) workbook.setText(drawing, withShapes(workbook.text(drawing), comments));
  else addDrawing(workbook, sheet, text, comments);
  return comments.length;
}

function behindCells(text: string): number {
  const close = text.search(/<\/(?:[\w.-]+:)?sheetData>|<(?:[\w.-]+:)?sheetData\s*\/>/);
  return Math.max(0, close);
}

function relatedById(workbook: WorkbookPackage, of: string, id: string): string | undefined {
  const found = workbook.relationships(of).find((relationship) => relationship.id === id && !relationship.external);
  const path = found && workbook.pathOf(found.target, of);
  return path && workbook.has(path) ? path : undefined;
}

function freePart(workbook: WorkbookPackage, of: string, targetOf: (number: number) => string): { path: string; target: string } {
  for (let number = 1; ; number++) {
    const target = targetOf(number);
    const path = workbook.pathOf(target, of);
    if (!workbook.has(path)) return { path, target };
  }
}

const comment = (prefix: string, author: number, { address, text }: CellComment) =>
  `<${prefix}comment ref="${address}" authorId="${author}"><${prefix}text><${prefix}r><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}r></${prefix}text></${prefix}comment>`;

function newComments(comments: readonly CellComment[]): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors><author>${AUTHOR}</author></authors>` +
    `<commentList>${comments.map((one) => comment("", 0, one)).join("")}</commentList></comments>`
  );
}

/** The end of an element's content: where an element may be added to it. An empty one is opened. */
function appendTo(text: string, list: XmlTag, element: string): Edit {
  if (list.kind === "empty") {
    return {
      start: list.start,
      end: list.end,
      text: `${text.slice(list.start, list.end - 2).trimEnd()}>${element}</${list.prefix}${list.name}>`,
    };
  }
  const close = text.lastIndexOf("<", elementEnd(text, list) - 1);
  return { start: close, end: close, text: element };
}

function withComments(text: string, comments: readonly CellComment[]): string {
  const find = (wanted: string) => [...tags(text)].find(({ name, kind }) => name === wanted && kind !== "close");
  const [authors, list] = [find("authors"), find("commentList")];
  if (!authors || !list) return newComments(comments);
  const count = [...tags(elementBody(text, authors))].filter(({ name, kind }) => name === "author" && kind !== "close").length;
  return edited(text, [
    appendTo(text, authors, `<${authors.prefix}author>${AUTHOR}</${authors.prefix}author>`),
    appendTo(text, list, comments.map((one) => comment(list.prefix, count, one)).join("")),
  ]);
}

const SHAPE_ID = /_x0000_s(\d+)/g;

function shapes(comments: readonly CellComment[], firstId: number): string {
  return comments
    .flatMap(({ address }) => positionOf(address) ?? [])
    .map((position, i) => commentShape(position, firstId + i))
    .join("");
}

function withShapes(drawing: string, comments: readonly CellComment[]): string {
  let last = 1024;
  for (const [, id] of drawing.matchAll(SHAPE_ID)) last = Math.max(last, Number(id));
  const close = drawing.lastIndexOf("</xml>");
  return drawing.slice(0, close) + shapes(comments, last + 1) + drawing.slice(close);
}

function addDrawing(workbook: WorkbookPackage, sheet: string, text: string, comments: readonly CellComment[]): void {
  const { path, target } = freePart(workbook, sheet, (number) => `../drawings/vmlDrawing${number}.vml`);
  workbook.setText(
    path,
    EMPTY_DRAWING.replace("</xml>", () => `${shapes(comments, 1025)}</xml>`),
  );
  workbook.setContentType(path, DRAWING_TYPE);
  const id = workbook.addRelationship(sheet, `${OFFICE}/vmlDrawing`, target);
  const [at, prefix] = placeForDrawing(text);
  const element = `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`;
  workbook.setText(sheet, text.slice(0, at) + element + text.slice(at));
}

/** Where the worksheet's legacy drawing belongs, and the prefix of its elements. */
function placeForDrawing(text: string): [at: number, prefix: string] {
  let until = -1;
  for (const tag of tags(text, behindCells(text))) {
    if (tag.start < until) continue;
    if (tag.kind === "close") {
      if (tag.name === "worksheet") return [tag.start, tag.prefix];
      continue;
    }
    if (BEHIND.has(tag.name)) return [tag.start, tag.name === "AlternateContent" ? "" : tag.prefix];
    until = elementEnd(text, tag);
  }
  return [text.lastIndexOf("</"), ""];
}
