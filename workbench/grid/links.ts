import type { Area } from "./address";
import { CellValueType, type FWorksheet, type ICellData } from "./univer";

export interface CellLink {
  readonly url: string;
  readonly label: string;
}

/** CustomRangeType.HYPERLINK of the grid's documents. */
const HYPERLINK = 0;

/** Text that is a link, as the grid keeps it: a document of one line. */
export function linkCell({ url, label }: CellLink): ICellData {
  const dataStream = `${label}\r\n`;
  return {
    v: label,
    t: CellValueType.STRING,
    f: null,
    si: null,
    p: {
      id: "d",
      documentStyle: { pageSize: { width: Infinity, height: Infinity } },
      body: {
        dataStream,
        textRuns: [],
        paragraphs: [{ startIndex: label.length }],
        sectionBreaks: [{ startIndex: dataStream.length - 1 }],
        customRanges: [{ startIndex: 0, endIndex: label.length - 1, rangeType: HYPERLINK, rangeId: "link", properties: { url } }],
      },
    } as unknown as ICellData["p"],
  };
}

/** Links in cells. */
export class Links {
  constructor(private readonly grid: { sheet(id: string): FWorksheet | null }) {}

  private range(sheetId: string, row: number, column: number) {
    return this.grid.sheet(sheetId)?.getRange(row, column, 1, 1);
  }

  get(sheetId: string, row: number, column: number): CellLink | null {
    const sheet = this.grid.sheet(sheetId);
    // Univer has not made the far reaches of a sheet.
    if (!sheet || row >= sheet.getMaxRows() || column >= sheet.getMaxColumns()) return null;
    const link = this.range(sheetId, row, column)?.getHyperLinks()[0];
    return link ? { url: link.url, label: link.label } : null;
  }

  async clear(sheetId: string, { startRow, startColumn, endRow, endColumn }: Area): Promise<void> {
    const sheet = this.grid.sheet(sheetId);
    if (!sheet) return;
    const area = {
      startRow,
      startColumn,
      endRow: Math.min(endRow, sheet.getMaxRows() - 1),
      endColumn: Math.min(endColumn, sheet.getMaxColumns() - 1),
    };
    const range = sheet.getRange(area);
    for (const link of range.getHyperLinks()) this.range(sheetId, link.row, link.column)?.cancelHyperLink(link);
  }
}
