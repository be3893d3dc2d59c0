import type { ProtectionModel } from "../../charts/chartModel";
import type { Area } from "../address";
import type { Extras } from "../extras";
import { type CommandListener, CustomCommandExecutionError, type FWorkbook, ICommandService, type Injector } from "../univer";
import { needOf } from "./changes";
import { isOpen, locked, moved, opened } from "./openAreas";

type Sheet = ProtectionModel[string];

interface Guarded {
  readonly book: FWorkbook;
  readonly injector: Injector;
  readonly extras: Extras;
}

/** By this the grid's user interface opens a cell's editor. */
const EDITOR = "sheet.operation.set-cell-edit-visible";

/** Rows and columns that come or go, by the grid's name: which lines, and whether they come. */
const MOVES: Readonly<Record<string, readonly ["Row" | "Column", 1 | -1]>> = {
  "sheet.mutation.insert-row": ["Row", 1],
  "sheet.mutation.insert-col": ["Column", 1],
  "sheet.mutation.remove-rows": ["Row", -1],
  "sheet.mutation.remove-col": ["Column", -1],
};

/**
 * Protected sheets: whoever changes one, by hand or through the add-in, is refused what its protection forbids. Calculation goes on.
 *
 * A refused change is one that the grid finds impossible: the command that wanted it ends there, and undo knows nothing of it.
 */
export class Protection {
  private readonly listeners: ((sheetId: string) => void)[] = [];

  constructor(private readonly grid: Guarded) {
    const commands = grid.injector.get(ICommandService);
    const listen: CommandListener = ({ id, params }, options) => {
      // What calculation writes into cells is no edit.
      if (options?.onlyLocal) return;
      const { subUnitId, sheetId = subUnitId } = (params ?? {}) as { subUnitId?: string; sheetId?: string };
      if (id === EDITOR) this.beforeEditing((params as { visible?: boolean }).visible === true);
      else if (sheetId !== undefined && this.isProtected(sheetId)) this.beforeChange(id, sheetId, params ?? {});
    };
    commands.beforeCommandExecuted(listen);
    // Before all others: some of them take note of formulas that are about to come.
    const { _beforeCommandExecutionListeners: all } = commands as unknown as { _beforeCommandExecutionListeners: CommandListener[] };
    all.unshift(...all.splice(all.indexOf(listen), 1));
    commands.onCommandExecuted(({ id, params }) => {
      const move = MOVES[id];
      if (move) this.follow(params as { subUnitId: string; range: Area }, ...move);
    });
  }

  /** Calls back when a change was refused. */
  onRefused(listener: (sheetId: string) => void): void {
    this.listeners.push(listener);
  }

  isProtected(sheetId: string): boolean {
    return this.of(sheetId)?.options !== undefined;
  }

  options(sheetId: string): Readonly<Record<string, boolean>> {
    return this.of(sheetId)?.options ?? {};
  }

  /** Whether the cell would be closed to editing if its sheet were protected. */
  isLocked(sheetId: string, row: number, column: number): boolean {
    return !isOpen(this.of(sheetId)?.unlocked ?? [], row, column);
  }

  protect(sheetId: string, options: Readonly<Record<string, boolean>>): void {
    this.put(sheetId, { ...this.of(sheetId), options: { ...options } });
  }

  unprotect(sheetId: string): void {
    this.put(sheetId, { ...this.of(sheetId), options: undefined });
  }

  setLocked(sheetId: string, area: Area, isLocked: boolean): void {
    if (!this.permits(sheetId, "allowFormatCells")) return;
    const open = this.of(sheetId)?.unlocked ?? [];
    this.put(sheetId, { ...this.of(sheetId), unlocked: isLocked ? locked(open, area) : opened(open, area) });
  }

  /** Whether a change that the grid itself knows nothing of may be made; tells who listens where it may not. */
  permits(sheetId: string, option: string): boolean {
    const allowed = !this.isProtected(sheetId) || this.options(sheetId)[option] === true;
    if (!allowed) this.refused(sheetId);
    return allowed;
  }

  private of(sheetId: string): Sheet | undefined {
    return this.grid.extras.get("protection")[sheetId];
  }

  private put(sheetId: string, { options, unlocked = [] }: Sheet): void {
    const all: Record<string, Sheet> = { ...this.grid.extras.get("protection") };
    const now: Sheet = { ...(options && { options }), ...(unlocked.length > 0 && { unlocked }) };
    if (Object.keys(now).length > 0) all[sheetId] = now;
    else delete all[sheetId];
    this.grid.extras.set("protection", all);
  }

  private refused(sheetId: string): void {
    for (const listener of this.listeners) listener(sheetId);
  }

  private beforeChange(id: string, sheetId: string, parameters: object): void {
    const need = needOf(id, parameters);
    if (!need) return;
    const open = this.of(sheetId)?.unlocked ?? [];
    if (need.option !== undefined && this.options(sheetId)[need.option] === true) return;
    if (need.cells?.every(({ row, column }) => isOpen(open, row, column))) return;
    this.refuse(sheetId);
  }

  private beforeEditing(opens: boolean): void {
    const sheet = this.grid.book.getActiveSheet();
    const sheetId = sheet.getSheetId();
    const cell = sheet.getActiveCell();
    if (opens && cell && this.isProtected(sheetId) && this.isLocked(sheetId, cell.getRow(), cell.getColumn())) this.refuse(sheetId);
  }

  private refuse(sheetId: string): never {
    this.refused(sheetId);
    throw new CustomCommandExecutionError("The sheet is protected.");
  }

  /** Open cells go along with the rows and columns around them. */
  private follow({ subUnitId, range }: { subUnitId: string; range: Area }, lines: "Row" | "Column", sign: 1 | -1): void {
    const sheet = this.of(subUnitId);
    if (!sheet?.unlocked) return;
    const [from, count] =
      lines === "Row" ? [range.startRow, range.endRow - range.startRow + 1] : [range.startColumn, range.endColumn - range.startColumn + 1];
    this.put(subUnitId, { ...sheet, unlocked: moved(sheet.unlocked, lines, from, sign * count) });
  }
}
