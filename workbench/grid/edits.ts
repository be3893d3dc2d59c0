import type { Area } from "./address";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  type FWorkbook,
  type FWorksheet,
  ICommandService,
  type ICellData,
  type Injector,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  IUndoRedoService,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  WrapStrategy,
} from "./univer";

/** Cell data by row and column. */
export type CellMatrix = Record<number, Record<number, ICellData>>;

/** By this the engine knows that only looks change: it takes formulas out of other cells whose change names none. */
const SET_STYLE = "sheet.command.set-style";

/** Cells that only change their look, and the others. */
function apart(cellValue: CellMatrix): [looks: CellMatrix, contents: CellMatrix] {
  const [looks, contents]: [CellMatrix, CellMatrix] = [{}, {}];
  for (const [row, cells] of Object.entries(cellValue)) {
    for (const [column, cell] of Object.entries(cells)) {
      const half = Object.keys(cell).every((key) => key === "s") ? looks : contents;
      (half[Number(row)] ??= {})[Number(column)] = cell;
    }
  }
  return [looks, contents];
}

const MOVES = {
  down: InsertRangeMoveDownCommand.id,
  right: InsertRangeMoveRightCommand.id,
  up: DeleteRangeMoveUpCommand.id,
  left: DeleteRangeMoveLeftCommand.id,
} as const;

interface Edited {
  readonly book: FWorkbook;
  readonly injector: Injector;
  sheet(id: string): FWorksheet | null;
}

/** Height of plain text: rows of it need no measuring. */
const PLAIN_FONT_POINTS = 11;

function needsMeasuring({ s, v }: ICellData): boolean {
  const style = typeof s === "object" ? s : undefined;
  return (style?.fs ?? 0) > PLAIN_FONT_POINTS || style?.tb === WrapStrategy.WRAP || (typeof v === "string" && v.includes("\n"));
}

/**
 * Changes of the workbook that come in hundreds, as mutations with their undo.
 *
 * The grid's own commands measure rows anew after each: an action of the add-in would take half a minute. Here rows that may need another
 * height are remembered, and measured once when all is written.
 */
export class Edits {
  private readonly rowsToFit = new Map<string, Set<number>>();

  constructor(private readonly grid: Edited) {}

  writeCells(sheetId: string, cellValue: CellMatrix): void {
    const [looks, contents] = apart(cellValue);
    this.setValues(sheetId, contents);
    this.setValues(sheetId, looks, SET_STYLE);
    for (const [row, cells] of Object.entries(cellValue)) {
      if (Object.values(cells).some(needsMeasuring)) this.fitLater(sheetId, Number(row));
    }
  }

  private setValues(sheetId: string, cellValue: CellMatrix, trigger?: string): void {
    if (Object.keys(cellValue).length === 0) return;
    const params = { unitId: this.grid.book.getId(), subUnitId: sheetId, cellValue, ...(trigger === undefined ? {} : { trigger }) };
    const undo = this.grid.injector.invoke((accessor) => SetRangeValuesUndoMutationFactory(accessor as never, params));
    this.run(SetRangeValuesMutation.id, params, SetRangeValuesMutation.id, trigger === undefined ? undo : { ...undo, trigger });
  }

  setColumnWidths(sheetId: string, startColumn: number, endColumn: number, pixels: number): void {
    const sheet = this.grid.sheet(sheetId)?.getSheet();
    if (!sheet) return;
    const range: Area = { startRow: 0, endRow: sheet.getRowCount() - 1, startColumn, endColumn };
    const params = { unitId: this.grid.book.getId(), subUnitId: sheetId, ranges: [{ ...range }], colWidth: Math.round(pixels) };
    this.run(SetWorksheetColWidthMutation.id, params, SetWorksheetColWidthMutation.id, SetWorksheetColWidthMutationFactory(params, sheet));
  }

  /** Makes room for an area, or takes it away: the cells below or beside it move. */
  moveCells(sheetId: string, area: Area, direction: "down" | "right" | "up" | "left"): void {
    const worksheet = this.grid.sheet(sheetId)?.getSheet();
    if (!worksheet) return;
    const workbook = this.grid.book.getWorkbook();
    // The grid's command moves cells of the sheet in view, whichever is meant; it is done when the call returns.
    Object.defineProperty(workbook, "_activeSheet", { configurable: true, get: () => worksheet });
    try {
      void this.grid.injector.get(ICommandService).executeCommand(MOVES[direction], { range: { ...area } });
    } finally {
      Reflect.deleteProperty(workbook, "_activeSheet");
    }
  }

  /** Gives rows that were written since the last time the height of their highest cell. */
  fitRows(): void {
    for (const [sheetId, rows] of this.rowsToFit) {
      const sheet = this.grid.sheet(sheetId);
      const last = (sheet?.getMaxColumns() ?? 1) - 1;
      sheet?.setRangesAutoHeight([...rows].map((row) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: last })));
    }
    this.rowsToFit.clear();
  }

  private fitLater(sheetId: string, row: number): void {
    let rows = this.rowsToFit.get(sheetId);
    if (!rows) this.rowsToFit.set(sheetId, (rows = new Set()));
    rows.add(row);
  }

  private run(id: string, params: object, undoId: string, undoParams: object): void {
    const { injector, book } = this.grid;
    if (!injector.get(ICommandService).syncExecuteCommand(id, params)) return;
    injector.get(IUndoRedoService).pushUndoRedo({
      unitID: book.getId(),
      undoMutations: [{ id: undoId, params: undoParams }],
      redoMutations: [{ id, params }],
    });
  }
}
