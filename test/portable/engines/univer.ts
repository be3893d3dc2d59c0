import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-formula/facade";
import { type Cell, errorIn } from "../../../src/catalogue/cell";
import { type Engine, type Placed, readArea } from "./engine";

const LONGEST_CALCULATION = 60_000;

function cellData(value: Placed["value"]): object {
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: 3 };
  if (typeof value === "string") return { v: value, t: 1 };
  if (typeof value === "number") return { v: value, t: 2 };
  return { f: "formula" in value ? `=${value.formula}` : `=${value.error}` };
}

export const univer: Engine = {
  name: "univer",
  resolution: 0,
  async calculate(names, cells, areas) {
    const book = new Univer({ logLevel: LogLevel.SILENT, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
    book.registerPlugin(UniverFormulaEnginePlugin);
    book.registerPlugin(UniverSheetsPlugin);
    book.registerPlugin(UniverSheetsFormulaPlugin);
    try {
      const api = FUniver.newAPI(book);
      const lastRow = Math.max(...cells.map(({ row }) => row), ...areas.map(({ row, rows }) => row + rows));
      const lastColumn = Math.max(...cells.map(({ column }) => column), ...areas.map(({ column, columns }) => column + columns));
      const workbook = api.createWorkbook({
        id: "book",
        name: "Book",
        sheetOrder: ["s"],
        sheets: { s: { id: "s", name: "Sheet1", rowCount: lastRow + 10, columnCount: lastColumn + 10, cellData: {} } },
      });
      for (const [name, formula] of Object.entries(names)) workbook.insertDefinedName(name, `=${formula}`);
      const data: Record<number, Record<number, object>> = {};
      for (const { row, column, value } of cells) (data[row] ??= {})[column] = cellData(value);
      const sheet = workbook.getActiveSheet();
      sheet.getRange(0, 0, lastRow + 1, lastColumn + 1).setValues(data as never);
      await api.getFormula().onCalculationResultApplied(LONGEST_CALCULATION);
      // What spills from a formula is kept beside the cells, not in them.
      const spilled = book.__getInjector().get(FormulaDataModel).getArrayFormulaCellData().book?.s ?? {};
      const read = (row: number, column: number): Cell => {
        const held = spilled[row]?.[column] ?? sheet.getRange(row, column).getCellData();
        const raw = held?.v as Cell | undefined;
        return held?.t === 3 ? Boolean(raw) : (errorIn(raw) ?? raw ?? null);
      };
      return areas.map((area) => readArea(area, read));
    } finally {
      book.dispose();
    }
  },
};
