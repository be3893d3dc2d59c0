import type { Steps } from "../domain/kernel/steps";
import { columnLetters } from "./address";
import type { WorkbookPackage } from "./package/workbookPackage";
import { TextSink } from "./textSink";
import { addSheet } from "./workbookPart";
import { type AddedStyles, addStyles } from "./workbookStyles";
import { escapeXml } from "./xml";

/** What a cell of a sheet that we add holds; blank where undefined. */
export type Value =
  string | number | boolean | { readonly heading: string } | { readonly link: string } | { readonly serial: number } | undefined;

const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
/** Longest text a cell holds. */
const LONGEST_TEXT = 32_767;
/** From here on a whole number reads better with its thousands apart. */
const LARGE = 10_000;

/** Blanks at an end are lost unless the text says that they count; other texts are written the short way. */
const BLANK_END = /^\s|\s$/;

const textOf = (value: Exclude<Value, number | boolean | undefined>): string =>
  typeof value === "string" ? value : "heading" in value ? value.heading : "link" in value ? value.link : "";

function cellXml(at: string, value: Value, styles: AddedStyles): string {
  if (value === undefined || value === "") return "";
  const number = typeof value === "number" ? value : typeof value === "object" && "serial" in value ? value.serial : undefined;
  if (number !== undefined) {
    const style = typeof value === "object" ? styles.date : Number.isInteger(number) && Math.abs(number) >= LARGE ? styles.amount : 0;
    return `<c r="${at}" s="${style}"><v>${number}</v></c>`;
  }
  if (typeof value === "boolean") return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = textOf(value as Exclude<Value, number | boolean | undefined>);
  const style = typeof value === "object" && "heading" in value ? ` s="${styles.heading}"` : "";
  if (!BLANK_END.test(text)) return `<c r="${at}"${style} t="str"><v>${escapeXml(text.slice(0, LONGEST_TEXT))}</v></c>`;
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

/** What a sheet of ours says and how wide its columns are. */
export interface WrittenSheet {
  /** Its name; with a number where that is taken. */
  readonly name: string;
  readonly rows: Iterable<readonly Value[]>;
  readonly widths: readonly number[];
}

const ROWS_A_STEP = 1000;

/** Adds a sheet of plain rows behind the workbook's sheets, its links http(s) only; the name it got. In steps. */
export function* addWrittenSheet(workbook: WorkbookPackage, { name: wanted, rows, widths }: WrittenSheet): Steps<string> {
  const styles = addStyles(workbook);
  const links: { id: string; target: string; cell: string }[] = [];
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
  const letters = widths.map((_, column) => columnLetters(column));
  const sink = new TextSink();
  sink.write(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
      `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><cols>${columns}</cols><sheetData>`,
  );
  let row = 0;
  for (const values of rows) {
    row++;
    let line = `<row r="${row}">`;
    for (let column = 0; column < values.length; column++) {
      const value = values[column];
      if (value === undefined) continue;
      const at = `${letters[column]}${row}`;
      if (typeof value === "object" && "link" in value && /^https?:\/\//i.test(value.link))
        links.push({ id: `rId${links.length + 1}`, target: value.link, cell: at });
      line += cellXml(at, value, styles);
    }
    sink.write(`${line}</row>`);
    if (row % ROWS_A_STEP === 0) yield;
  }
  const hyperlinks = links.map(({ id, cell }) => `<hyperlink ref="${cell}" r:id="${id}"/>`).join("");
  sink.write(`</sheetData>${hyperlinks ? `<hyperlinks>${hyperlinks}</hyperlinks>` : ""}</worksheet>`);
  const { name, path } = addSheet(workbook, wanted, sink.bytes());
  for (const { target } of links) workbook.addRelationship(path, HYPERLINK, target, true);
  return name;
}
