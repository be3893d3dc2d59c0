import type { Area } from "./address";
import type { FWorksheet } from "./univer";

export interface CellLink {
  readonly url: string;
  readonly label: string;
}

/** Links in cells. */
export class Links {
  constructor(private readonly grid: { sheet(id: string): FWorksheet | null }) {}

  private range(sheetId: string, row: number, column: number) {
    return this.grid.sheet(sheetId)?.getRange(row, column, 1, 1);
  }

  get(sheetId: string, row: number, column: number): CellLink | null {
    const link = this.range(sheetId, row, column)?.getHyperLinks()[0];
    return link ? { url: link.url, label: link.label } : null;
  }

  async set(sheetId: string, row: number, column: number, { url, label }: CellLink): Promise<void> {
    await this.range(sheetId, row, column)?.setHyperLink(url, label);
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
