import { type Area, areaName, MOST_COLUMNS, MOST_ROWS, parseArea, quotedSheet, splitSheet } from "../../grid/address";
import { Cells } from "../../grid/cells";
import type { HostContext } from "../hostContext";
import { HostError, invalidArgument, itemNotFound } from "../protocol/hostError";

/** The cells that a Range object, its format and its other parts are about. */
export class RangeTarget {
  constructor(
    readonly host: HostContext,
    readonly sheetId: string,
    readonly area: Area,
  ) {}

  get grid() {
    return this.host.grid;
  }

  get cells(): Cells {
    if (!this.grid.sheet(this.sheetId)) throw itemNotFound();
    return new Cells(this.grid, this.sheetId);
  }

  get sheetName(): string {
    const sheet = this.grid.sheet(this.sheetId);
    if (!sheet) throw itemNotFound();
    return sheet.getSheetName();
  }

  get address(): string {
    return `${quotedSheet(this.sheetName)}!${areaName(this.area)}`;
  }

  get rowCount(): number {
    return this.area.endRow - this.area.startRow + 1;
  }

  get columnCount(): number {
    return this.area.endColumn - this.area.startColumn + 1;
  }

  /** The area without the far reaches of a sheet that Univer has not made: what whole rows and columns are read and formatted by. */
  get present(): Area {
    const sheet = this.grid.sheet(this.sheetId);
    if (!sheet) throw itemNotFound();
    return {
      ...this.area,
      endRow: this.isEntireColumn ? Math.min(this.area.endRow, sheet.getMaxRows() - 1) : this.area.endRow,
      endColumn: this.isEntireRow ? Math.min(this.area.endColumn, sheet.getMaxColumns() - 1) : this.area.endColumn,
    };
  }

  /** The part of the area that the grid has made; null where it has none yet, and so nothing stands there. */
  get made(): Area | null {
    const sheet = this.grid.sheet(this.sheetId);
    if (!sheet) throw itemNotFound();
    const [endRow, endColumn] = [
      Math.min(this.area.endRow, sheet.getMaxRows() - 1),
      Math.min(this.area.endColumn, sheet.getMaxColumns() - 1),
    ];
    return endRow < this.area.startRow || endColumn < this.area.startColumn ? null : { ...this.area, endRow, endColumn };
  }

  get isEntireColumn(): boolean {
    return this.area.startRow === 0 && this.area.endRow === MOST_ROWS - 1;
  }

  get isEntireRow(): boolean {
    return this.area.startColumn === 0 && this.area.endColumn === MOST_COLUMNS - 1;
  }

  at(area: Area): RangeTarget {
    const { startRow, startColumn, endRow, endColumn } = area;
    if (
      startRow < 0 ||
      startColumn < 0 ||
      endRow >= MOST_ROWS ||
      endColumn >= MOST_COLUMNS ||
      endRow < startRow ||
      endColumn < startColumn
    ) {
      throw invalidArgument();
    }
    return new RangeTarget(this.host, this.sheetId, area);
  }

  /** A table of what `of` says about each cell. */
  map<T>(of: (row: number, column: number) => T): T[][] {
    const { startRow, startColumn } = this.area;
    if (this.rowCount * this.columnCount > MOST_CELLS) {
      throw new HostError("InvalidOperation", "This operation is not permitted for the current object: the range is too large to load.");
    }
    return Array.from({ length: this.rowCount }, (_r, i) =>
      Array.from({ length: this.columnCount }, (_c, j) => of(startRow + i, startColumn + j)),
    );
  }

  /** The one answer that every cell of the range gives; null where they differ. */
  uniform<T>(of: (row: number, column: number) => T): T | null {
    const area = this.present;
    const first = of(area.startRow, area.startColumn);
    const key = JSON.stringify(first);
    for (let row = area.startRow; row <= area.endRow; row++) {
      for (let column = area.startColumn; column <= area.endColumn; column++) {
        if (JSON.stringify(of(row, column)) !== key) return null;
      }
    }
    return first;
  }
}

const MOST_CELLS = 5_000_000;

/** The cells that a reference names, on a sheet unless it says another; a name that stands for cells, or a table, will do. */
export function targetOf(host: HostContext, reference: string, sheetId: string): RangeTarget {
  const { sheet, address } = splitSheet(reference.trim().replace(/^=/, ""));
  const id = sheet === null ? sheetId : host.grid.book.getSheetByName(sheet)?.getSheetId();
  if (!id) throw itemNotFound();
  const area = parseArea(address);
  if (area) return new RangeTarget(host, id, area);
  const table = host.grid.tables().find(({ name }) => name.toLowerCase() === address.toLowerCase());
  if (table) {
    const header = table.area.startRow + 1 <= table.area.endRow ? 1 : 0;
    return new RangeTarget(host, table.sheetId, { ...table.area, startRow: table.area.startRow + header });
  }
  const name = host.grid.names().find((one) => one.name.toLowerCase() === address.toLowerCase());
  const formula = name?.formula.replace(/^=/, "");
  if (formula && parseArea(splitSheet(formula).address)) return targetOf(host, formula, id);
  throw invalidArgument();
}
