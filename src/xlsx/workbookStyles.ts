import type { WorkbookPackage } from "./package/workbookPackage";
import { attribute, elementEnd, tags } from "./xml";

/** Cell styles added to a workbook for the sheets we write; 0, the default style, where the workbook has no styles. */
export interface AddedStyles {
  readonly heading: number;
  readonly amount: number;
}

const BOLD = '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>';
/** Built-in number format #,##0. */
const THOUSANDS = 3;

/** Adds a bold style and one of thousands to the workbook's styles, behind those that are there, so that no cell changes its looks. */
export function addStyles(workbook: WorkbookPackage): AddedStyles {
  const path = workbook.related(workbook.workbookPath, "styles");
  if (!path || !workbook.has(path)) return { heading: 0, amount: 0 };
  const fonts = append(workbook.text(path), "fonts", (prefix) => BOLD.replace(/<(\/?)(\w)/g, `<$1${prefix}$2`));
  if (!fonts) return { heading: 0, amount: 0 };
  const format = (more: string) => (prefix: string) => `<${prefix}xf fillId="0" borderId="0" xfId="0" ${more}/>`;
  const bold = append(fonts.text, "cellXfs", format(`numFmtId="0" fontId="${fonts.index}" applyFont="1"`));
  const amount = bold && append(bold.text, "cellXfs", format(`numFmtId="${THOUSANDS}" fontId="0" applyNumberFormat="1"`));
  if (!amount) return { heading: 0, amount: 0 };
  workbook.setText(path, amount.text);
  return { heading: bold.index, amount: amount.index };
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
