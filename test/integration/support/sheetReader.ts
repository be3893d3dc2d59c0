import type { Workbench } from "../../../workbench/node";

type Cell = string | number | boolean;

/** A sheet as read when everything on it is calculated. */
export interface ReadSheet {
  readonly values: readonly (readonly Cell[])[];
  readonly formulas: readonly (readonly Cell[])[];
  readonly text: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  /** Row and column of the first cell that holds a text. */
  find(text: string): { readonly row: number; readonly column: number };
  /** The value so many columns right of a label. */
  beside(label: string, columns?: number): Cell;
  /** The values of a rectangle that begins at, or so many rows below, the cell that holds a text. */
  block(at: { readonly row: number; readonly column: number }, rows: number, columns: number): Cell[][];
}

export async function readSheet(workbench: Workbench, name: string): Promise<ReadSheet> {
  await workbench.calculated();
  return workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = sheet.getUsedRange().load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const whole = sheet.getRangeByIndexes(0, 0, used.rowIndex + used.rowCount, used.columnIndex + used.columnCount);
    whole.load("values,formulas,text,numberFormat");
    await context.sync();
    const values = whole.values as Cell[][];
    const find = (text: string) => {
      for (let row = 0; row < values.length; row++) {
        const column = values[row].indexOf(text);
        if (column >= 0) return { row, column };
      }
      throw new Error(`${name} has no cell "${text}"`);
    };
    return {
      values,
      formulas: whole.formulas as Cell[][],
      text: whole.text,
      formats: whole.numberFormat as string[][],
      find,
      beside: (label, columns = 1) => {
        const { row, column } = find(label);
        return values[row][column + columns];
      },
      block: ({ row, column }, rows, columns) => values.slice(row, row + rows).map((line) => line.slice(column, column + columns)),
    };
  });
}

/** Error values anywhere in the workbook, with their places. */
export async function errorCells(workbench: Workbench): Promise<string[]> {
  await workbench.calculated();
  return workbench.Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("address,valueTypes,text,formulas"));
    await context.sync();
    return used.flatMap((range) =>
      range.isNullObject
        ? []
        : range.valueTypes.flatMap((row, r) =>
            row.flatMap((type, c) =>
              type === "Error" ? [`${range.address} row ${r + 1} column ${c + 1}: ${range.text[r][c]} ${range.formulas[r][c]}`] : [],
            ),
          ),
    );
  });
}

export async function select(workbench: Workbench, sheet: string, address: string): Promise<void> {
  await workbench.Excel.run(async (context) => {
    const there = context.workbook.worksheets.getItemOrNullObject(sheet).load("name");
    await context.sync();
    const worksheet = there.isNullObject ? context.workbook.worksheets.add(sheet) : there;
    worksheet.activate();
    worksheet.getRange(address).select();
    await context.sync();
  });
}
