import type { Area } from "./address";
import type { FWorksheet } from "./univer";

export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Notes on cells, which also stand for Excel's comments. */
export class Notes {
  constructor(private readonly grid: { sheet(id: string): FWorksheet | null }) {}

  all(sheetId: string): CellNote[] {
    return (this.grid.sheet(sheetId)?.getNotes() ?? []).map(({ row, col, note }) => ({ row, column: col, text: note }));
  }

  get(sheetId: string, row: number, column: number): CellNote | null {
    return this.all(sheetId).find((note) => note.row === row && note.column === column) ?? null;
  }

  set(sheetId: string, row: number, column: number, text: string): void {
    this.grid
      .sheet(sheetId)
      ?.getRange(row, column, 1, 1)
      .createOrUpdateNote({
        id: `note-${row}-${column}`,
        row,
        col: column,
        note: text,
        width: 220,
        height: Math.min(200, 40 + Math.ceil(text.length / 30) * 18),
      });
  }

  remove(sheetId: string, row: number, column: number): void {
    this.grid.sheet(sheetId)?.getRange(row, column, 1, 1).deleteNote();
  }

  clear(sheetId: string, { startRow, startColumn, endRow, endColumn }: Area): void {
    for (const { row, column } of this.all(sheetId)) {
      if (row >= startRow && row <= endRow && column >= startColumn && column <= endColumn) this.remove(sheetId, row, column);
    }
  }
}
