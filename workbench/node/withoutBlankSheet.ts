import type { IWorkbookData } from "@univerjs/core";

/** A new workbook begins with an empty sheet, which what is written into it does not need. */
export function withoutBlankSheet(snapshot: IWorkbookData): IWorkbookData {
  const [first, ...rest] = snapshot.sheetOrder;
  const { [first]: sheet, ...others } = snapshot.sheets;
  const isBlank = Object.values(sheet.cellData ?? {}).every((row) => Object.keys((row ?? {}) as object).length === 0);
  return isBlank && rest.length > 0 ? { ...snapshot, sheetOrder: rest, sheets: others } : snapshot;
}
