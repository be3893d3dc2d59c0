import { parseRange } from "../reference";
import type { Note } from "../resources";
import { pixelsOf } from "../units";
import { partText, type Parts } from "./openPackage";
import { attributeOf, childOf, childrenOf, partRoot, pathOf, relationshipsOf, textOf, type XmlElement } from "./xml";

const DEFAULT_SIZE = { width: 160, height: 72 };

/** Text of a note: plain, or in runs. */
const noteText = (text: XmlElement | undefined): string =>
  textOf(childOf(text, "t")) ??
  childrenOf(text, "r")
    .map((run) => textOf(childOf(run, "t")) ?? "")
    .join("");

/** Sizes of notes by "row,column", out of the old drawing that holds their boxes. */
function noteSizes(vml: string): Map<string, { width: number; height: number }> {
  const sizes = new Map<string, { width: number; height: number }>();
  for (const [shape] of vml.matchAll(/<v:shape\b.*?<\/v:shape>/gs)) {
    const points = (name: string) => Number(new RegExp(`[;"\\s]${name}:([\\d.]+)pt`).exec(shape)?.[1]);
    const place = (name: string) => new RegExp(`<x:${name}>(\\d+)</x:${name}>`).exec(shape)?.[1];
    const [width, height] = [points("width"), points("height")];
    if (Number.isFinite(width) && Number.isFinite(height))
      sizes.set(`${place("Row")},${place("Column")}`, { width: pixelsOf(width), height: pixelsOf(height) });
  }
  return sizes;
}

/** A sheet's notes by row and column. */
export function readNotes(parts: Parts, sheetPart: string): Record<string, Record<string, Note>> {
  const relationships = relationshipsOf(parts, sheetPart);
  const comments = relationships.find(({ kind }) => kind === "comments");
  if (!comments) return {};
  const drawing = relationships.find(({ kind }) => kind === "vmlDrawing");
  const sizes = noteSizes((drawing && partText(parts, drawing.target)) ?? "");
  const notes: Record<string, Record<string, Note>> = {};
  for (const element of childrenOf(pathOf(partRoot(parts, comments.target), "commentList"), "comment")) {
    const address = attributeOf(element, "ref") ?? "";
    const cell = parseRange(address);
    if (!cell) continue;
    const { startRow: row, startColumn: col } = cell;
    const size = sizes.get(`${row},${col}`) ?? DEFAULT_SIZE;
    (notes[row] ??= {})[col] = { id: `note-${address}`, row, col, note: noteText(childOf(element, "text")), ...size, show: false };
  }
  return notes;
}
