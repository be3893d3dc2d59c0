import type { IWorkbookData } from "@univerjs/core";
import { printBlock } from "./printBlock";
import { sheetBlocks } from "./sheetBlocks";
import { shownSheet } from "./shownSheet";

/** The workbook's visible sheets as text: block by block, aligned, numbers as their cells show them. */
export function printWorkbook(snapshot: IWorkbookData, isColoured: boolean): string {
  const sheets = snapshot.sheetOrder.filter((id) => snapshot.sheets[id].hidden !== 1);
  const parts = sheets.map((id) => {
    const blocks = sheetBlocks(shownSheet(snapshot, id));
    if (blocks.length === 0) return "";
    const name = snapshot.sheets[id].name ?? id;
    const head = isColoured ? `\u001b[7m ${name} \u001b[0m` : `=== ${name} ===`;
    return [head, ...blocks.map((block) => printBlock(block, isColoured).join("\n"))].join("\n\n");
  });
  return `${parts.filter((part) => part !== "").join("\n\n\n")}\n`;
}
