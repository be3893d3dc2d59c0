import { DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY, type DocumentDataModel, IUniverInstanceService } from "@univerjs/core";
import { areaName, parseArea, quotedSheet, splitSheet } from "../grid/address";
import { Cells } from "../grid/cells";
import type { Grid } from "../grid/grid";
import type { FWorksheet } from "../grid/univer";

/** Reads cells by address, of the sheet in view (`B2`) or of another (`Round!B2`): for tests and benchmarks that drive the page. */
export interface CellReader {
  /** What the cell shows. */
  shown(address: string): string;
  /** Its formula with the equals sign; "" where there is none. */
  formula(address: string): string;
  /** What the formula bar shows. */
  formulaBar(): string;
  /** Why it shows an error, in the words of the function that returned it. */
  message(address: string): string | undefined;
  /** The address, without the sheet's name, of the first cell of a sheet that shows a text. */
  find(sheet: string, text: string): string | undefined;
  /** Every cell of every sheet that shows an error, with what it shows. */
  errors(): string[];
}

const cellName = (row: number, column: number) => areaName({ startRow: row, endRow: row, startColumn: column, endColumn: column });

function* usedCells(grid: Grid, sheet: FWorksheet) {
  const cells = new Cells(grid, sheet.getSheetId());
  for (let row = 0; row <= sheet.getLastRow(); row++)
    for (let column = 0; column <= sheet.getLastColumn(); column++) yield { cells, row, column };
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
    formulaBar: () => {
      const bar = grid.injector.get(IUniverInstanceService).getUnit<DocumentDataModel>(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
      return bar?.getBody()?.dataStream.replace(/\r\n$/, "") ?? "";
    },
    message: (address) => {
      const { sheetId, row, column } = find(address);
      return grid.calls.messageAt(sheetId, row, column);
    },
    find: (name, text) => {
      const sheet = grid.book.getSheetByName(name);
      if (!sheet) return undefined;
      for (const { cells, row, column } of usedCells(grid, sheet)) if (cells.text(row, column) === text) return cellName(row, column);
      return undefined;
    },
    errors: () =>
      grid.book
        .getSheets()
        .flatMap((sheet) =>
          [...usedCells(grid, sheet)]
            .filter(({ cells, row, column }) => cells.valueType(row, column) === "Error")
            .map(({ cells, row, column }) => `${quotedSheet(sheet.getSheetName())}!${cellName(row, column)} ${cells.text(row, column)}`),
        ),
  };
}
