import type { ICellData, IDocumentData } from "@univerjs/core";
import type { CellErrorValue, CellValueInput, RichText } from "@cj-tech-master/excelts";
import type { SpilledValue } from "../spills";
import { fontInFile } from "./styles";

/** CellValueType of the grid. */
const BOOLEAN = 3;

type Result = number | string | boolean | CellErrorValue;

/** Errors every version of Excel reads in a file. Newer ones (#SPILL!, #CALC!) need metadata of their own; Excel finds them again as it calculates. */
const FILE_ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);
const NEWER_ERRORS = new Set(["#SPILL!", "#CALC!", "#CYCLE!", "#ERROR!", "#BUSY!", "#CONNECT!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!"]);

function asError(text: string): CellErrorValue | undefined {
  if (FILE_ERRORS.has(text)) return { error: text as CellErrorValue["error"] };
  return NEWER_ERRORS.has(text) ? { error: "#VALUE!" } : undefined;
}

/** A formula's value as a file caches it; undefined where there is none. */
export function cachedResult(value: SpilledValue | undefined, isBoolean = false): Result | undefined {
  if (value === null || value === undefined) return undefined;
  if (isBoolean) return Boolean(value);
  return typeof value === "string" ? (asError(value) ?? value) : value;
}

/** The link on a cell: of its text (the grid keeps links as stretches of a rich text), or kept beside it where the cell has a formula. */
export function linkOf(cell: ICellData): string | undefined {
  const kept: unknown = cell.custom?.hyperlink;
  if (typeof kept === "string") return kept;
  return cell.p?.body?.customRanges
    ?.map(({ properties }) => properties?.url as unknown)
    .find((url): url is string => typeof url === "string");
}

/** The text of a rich text cell without the marks that end paragraphs and sections. */
export const plainText = (document: IDocumentData): string =>
  (document.body?.dataStream ?? "")
    .replace(/\r\n$/, "")
    .replace(/[\r\u0000]$/, "")
    .replaceAll("\r", "\n");

function richText(document: IDocumentData): RichText[] | undefined {
  const text = plainText(document);
  const runs = (document.body?.textRuns ?? []).filter(({ ts, st, ed }) => ts && ed > st);
  if (runs.length === 0) return undefined;
  const out: RichText[] = [];
  let at = 0;
  for (const { st, ed, ts } of runs) {
    if (st > at) out.push({ text: text.slice(at, st) });
    if (ed > st && st < text.length) out.push({ text: text.slice(st, Math.min(ed, text.length)), font: fontInFile(ts ?? {}) });
    at = ed;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out.filter((run) => run.text !== "");
}

/** A cell without a formula, as a file has it. Text stays text whatever it looks like. */
export function constantInFile(cell: ICellData): CellValueInput {
  const { p, v, t } = cell;
  if (p) {
    const runs = richText(p);
    return runs ? { richText: runs } : plainText(p);
  }
  if (v === null || v === undefined) return null;
  if (t === BOOLEAN) return typeof v === "string" ? v.toUpperCase() === "TRUE" : Boolean(v);
  const isText = t === 1 || t === 4;
  return isText ? String(v) : v;
}
