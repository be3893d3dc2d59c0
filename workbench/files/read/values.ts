import type { ICellData, IDocumentData } from "@univerjs/core";
import { dateToExcel, type Cell, type CellValue, type RichText } from "@cj-tech-master/excelts";
import { formulaAsTyped } from "../../../src/xlsx/formulaAsTyped";
import { readFont, type Theme } from "./styles";

/** CellValueType of the grid. */
const [TEXT, NUMBER, BOOLEAN] = [1, 2, 3];

/** A rich text of the grid: the text with its runs, and the link where there is one. */
function document(text: string, runs: readonly RichText[], url: string | undefined, theme: Theme): IDocumentData {
  const dataStream = `${text.replaceAll("\r\n", "\n").replaceAll("\n", "\r")}\r\n`;
  let at = 0;
  const textRuns = runs.flatMap((run) => {
    const [st, ed] = [at, (at += run.text.length)];
    return run.font ? [{ st, ed, ts: readFont(run.font, theme) }] : [];
  });
  const ends = [...dataStream.matchAll(/\r/g)].map(({ index }) => index);
  return {
    id: "d",
    documentStyle: { pageSize: { width: Infinity, height: Infinity } },
    body: {
      dataStream,
      textRuns,
      paragraphs: ends.map((startIndex) => ({ startIndex })),
      sectionBreaks: [{ startIndex: dataStream.length - 1 }],
      ...(url !== undefined && {
        customRanges: [{ startIndex: 0, endIndex: Math.max(text.length - 1, 0), rangeType: 0, rangeId: "link", properties: { url } }],
      }),
    },
  };
}

/** A plain value with the grid's type for it. */
export function typedValue(value: CellValue): Pick<ICellData, "v" | "t"> {
  if (value === null || value === undefined || value === "") return {};
  if (typeof value === "number") return { v: value, t: NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: BOOLEAN };
  if (typeof value === "string") return { v: value, t: TEXT };
  if (value instanceof Date) return { v: dateToExcel(value), t: NUMBER };
  if ("error" in value) return { v: value.error, t: TEXT };
  return {};
}

/**
 * What a cell holds, its style apart. Errors typed as such have no counterpart in the grid but a formula that gives them.
 *
 * @param url  the grid's address of the cell's link, where it has one
 */
export function readCell(cell: Cell, url: string | undefined, theme: Theme): ICellData {
  const { value } = cell;
  if (cell.formula) {
    const kept = url === undefined ? {} : { custom: { hyperlink: url } };
    return { f: formulaAsTyped(cell.formula), ...typedValue(cell.result), ...kept };
  }
  if (value !== null && typeof value === "object" && !(value instanceof Date)) {
    if ("error" in value) return { f: `=${value.error}`, v: value.error, t: TEXT };
    if ("richText" in value && value.richText) return { p: document(cell.text, value.richText, url, theme), v: cell.text, t: TEXT };
    if ("hyperlink" in value)
      return url === undefined ? typedValue(value.text) : { p: document(value.text, [], url, theme), v: value.text, t: TEXT };
    if ("checkbox" in value) return typedValue(value.checkbox);
  }
  return typedValue(value);
}
