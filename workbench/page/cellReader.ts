import { areaName, parseArea, quotedSheet, splitSheet } from "../grid/address";
import { Cells } from "../grid/cells";
import type { Grid } from "../grid/grid";

/** Reads cells by address, of the sheet in view (`B2`) or of another (`Round!B2`): for tests and benchmarks that drive the page. */
export interface CellReader {
  /** What the cell shows. */
  shown(address: string): string;
  /** Its formula with the equals sign; "" where there is none. */
  formula(address: string): string;
  /** Why it shows an error, in the words of the function that returned it. */
  message(address: string): string | undefined;
  /** Every cell of every sheet that shows an error, with what it shows. */
  errors(): string[];
}

export function cellReader(grid: Grid): CellReader {
  const find = (address: string) => {
    const { sheet: name, address: cell } = splitSheet(address);
    const sheet = name === null ? grid.book.getActiveSheet() : grid.book.getSheetByName(name);
    const area = parseArea(cell);
    if (!sheet || !area) throw new Error(`There is no cell ${address}.`);
    return { sheetId: sheet.getSheetId(), row: area.startRow, column: area.startColumn };
  };
  return {
    shown: (address) => {
      const { sheetId, row, column } = find(address);
      return new Cells(grid, sheetId).text(row, column);
    },
    formula: (address) => {
      const { sheetId, row, column } = find(address);
      return new Cells(grid, sheetId).formula(row, column);
    },
    message: (address) => {
      const { sheetId, row, column } = find(address);
      return grid.calls.messageAt(sheetId, row, column);
    },
    errors: () =>
      grid.book.getSheets().flatMap((sheet) => {
        const cells = new Cells(grid, sheet.getSheetId());
        const out: string[] = [];
        for (let row = 0; row <= sheet.getLastRow(); row++) {
          for (let column = 0; column <= sheet.getLastColumn(); column++) {
            if (cells.valueType(row, column) !== "Error") continue;
            const address = areaName({ startRow: row, endRow: row, startColumn: column, endColumn: column });
            out.push(`${quotedSheet(sheet.getSheetName())}!${address} ${cells.text(row, column)}`);
          }
        }
        return out;
      }),
  };
}
