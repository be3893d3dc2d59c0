import type { WorkbookPackage } from "./package/workbookPackage";
import { attribute, elementEnd, tags } from "./xml";

/** Cell styles added to a workbook for the sheets we write; 0, the default style, where the workbook has no styles. */
export interface AddedStyles {
  readonly heading: number;
  readonly amount: number;
  readonly date: number;
}

const BOLD = '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>';
/** Built-in number formats: #,##0, and a date as the reader's system writes it. */
const THOUSANDS = 3;
const DATE = 14;
const NONE: AddedStyles = { heading: 0, amount: 0, date: 0 };

const added = new WeakMap<WorkbookPackage, AddedStyles>();

/** Adds a bold style, one of thousands and one of dates, once, to the workbook's styles, behind those that are there, so that no cell changes its looks. */
export function addStyles(workbook: WorkbookPackage): AddedStyles {
  const held = added.get(workbook) ?? appendStyles(workbook);
  added.set(workbook, held);
  return held;
}

function appendStyles(workbook: WorkbookPackage): AddedStyles {
  const path = workbook.related(workbook.workbookPath, "styles");
  if (!path || !workbook.has(path)) return NONE;
  const fonts = append(workbook.text(path), "fonts", (prefix) => BOLD.replace(/<(\/?)(\w)/g, `<$1${prefix}$2`));
  if (!fonts) return NONE;
  const format = (more: string) => (prefix: string) => `<${prefix}xf fillId="0" borderId="0" xfId="0" ${more}/>`;
  const bold = append(fonts.text, "cellXfs", format(`numFmtId="0" fontId="${fonts.index}" applyFont="1"`));
  const amount = bold && append(bold.text, "cellXfs", format(`numFmtId="${THOUSANDS}" fontId="0" applyNumberFormat="1"`));
  const date = amount && append(amount.text, "cellXfs", format(`numFmtId="${DATE}" fontId="0" applyNumberFormat="1"`));
  if (!date) return NONE;
  workbook.setText(path, date.text);
  return { heading: bold.index, amount: amount.index, date: date.index };
}

/** Adds an element to a counted list; its index there, or null where the list is missing. */
function append(text: string, list: string, element: (prefix: string) => string): { text: string; index: number } | null {
  for (const tag of tags(text)) {
    if (tag.name !== list || tag.kind !== "open") continue;
    const end = text.lastIndexOf("<", elementEnd(text, tag) - 1);
    let depth = 0;
    let index = 0;
    for (const inner of tags(text, tag.end, end)) {
      if (inner.kind === "close") depth--;
      else {
        if (depth === 0) index++;
        if (inner.kind === "open") depth++;
      }
    }
    const head = text.slice(tag.start, tag.end);
    const counted = attribute(tag, "count") === undefined ? head : head.replace(/\scount\s*=\s*["']\d+["']/, ` count="${index + 1}"`);
    return { text: text.slice(0, tag.start) + counted + text.slice(tag.end, end) + element(tag.prefix) + text.slice(end), index };
  }
  return null;
}
