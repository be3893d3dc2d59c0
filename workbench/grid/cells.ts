import type { Area } from "./address";
import type { CellMatrix } from "./edits";
import { fromEngine } from "./formulaText";
import { BUSY } from "./functions/functionCalls";
import type { Grid } from "./grid";
import { CellValueType, FormulaDataModel, type ICellData, type IStyleData, type Nullable, type Worksheet } from "./univer";

export type CellValue = string | number | boolean;
/** Excel.RangeValueType. */
export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|CALC!|SPILL!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

/** Reads and writes the cells of one sheet. */
export class Cells {
  private readonly sheet: Worksheet;
  private readonly unitId: string;

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    const sheet = grid.sheet(sheetId);
    if (!sheet) throw new Error(`No sheet ${sheetId}.`);
    this.sheet = sheet.getSheet();
    this.unitId = grid.book.getId();
  }

  /** The cell's own data, or what a formula nearby spills into it. */
  private data(row: number, column: number): Nullable<ICellData> {
    const own = this.sheet.getCellRaw(row, column);
    if (own && (own.f || own.si || (own.v !== null && own.v !== undefined && own.v !== "") || own.p)) return own;
    return this.grid.spilled(this.sheetId, row, column) ?? own;
  }

  value(row: number, column: number): CellValue {
    const cell = this.data(row, column);
    if (!cell) return "";
    if (cell.p) return richText(cell);
    const { v, t } = cell;
    if (v === null || v === undefined) return "";
    if (t === CellValueType.BOOLEAN || typeof v === "boolean") return v === 1 || v === true || v === "TRUE";
    if (v === BUSY) return "#BUSY!";
    if (typeof v === "string" && t === CellValueType.NUMBER && v !== "" && Number.isFinite(Number(v))) return Number(v);
    return v;
  }

  valueType(row: number, column: number): ValueType {
    const value = this.value(row, column);
    if (typeof value === "number") return "Double";
    if (typeof value === "boolean") return "Boolean";
    if (value === "") return this.formula(row, column) === "" ? "Empty" : "String";
    return ERROR.test(value) && this.sheet.getCellRaw(row, column)?.t !== CellValueType.FORCE_STRING ? "Error" : "String";
  }

  /** The value as its number format shows it. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
    if (typeof value === "string") return value;
    const pattern = this.pattern(row, column);
    if (pattern === "General") return generalText(value);
    const shown = this.sheet.getCell(row, column)?.v;
    return shown === null || shown === undefined ? generalText(value) : String(shown);
  }

  /** The formula as Excel writes it, with its equals sign; "" without one. */
  formula(row: number, column: number): string {
    const cell = this.sheet.getCellRaw(row, column);
    if (!cell?.f && !cell?.si) return "";
    const model = this.grid.injector.get(FormulaDataModel);
    const formula = model.getFormulaStringByCell(row, column, this.sheetId, this.unitId) ?? cell.f ?? "";
    return formula === "" ? "" : fromEngine(formula.startsWith("=") ? formula : `=${formula}`);
  }

  pattern(row: number, column: number): string {
    return this.style(row, column).n?.pattern ?? "General";
  }

  /** The look of a cell by itself, its row and its column: what a table's theme paints over it is none of its own. */
  style(row: number, column: number): IStyleData {
    return this.sheet.getComposedCellStyleByCellData(row, column, this.sheet.getCellRaw(row, column)) ?? {};
  }

  /** The looks of the parts of a cell's text that have one of their own; none where the text has one look. */
  letterStyles(row: number, column: number): readonly IStyleData[] {
    const { textRuns = [], dataStream = "" } = this.sheet.getCellRaw(row, column)?.p?.body ?? {};
    const length = dataStream.replace(/\r?\n$/, "").length;
    const runs = textRuns.filter(({ st, ed }) => ed > st);
    const dressed = runs.reduce((sum, { st, ed }) => sum + ed - st, 0);
    return [...runs.map(({ ts }) => ts ?? {}), ...(runs.length > 0 && dressed < length ? [{}] : [])];
  }

  /** The cell's data without its formula and look: what copying values copies. */
  constant(row: number, column: number): ICellData {
    const { v, t, p } = this.data(row, column) ?? {};
    return { v: v ?? null, t: t ?? null, p: p ?? null };
  }

  /** Nothing is in it: no value, no formula, nothing spilled. A format does not count. */
  isBlank(row: number, column: number): boolean {
    return this.value(row, column) === "" && this.formula(row, column) === "";
  }

  /** The part of an area in which something has been put; null where nothing has. With `valuesOnly`, cells that only have a format do not count. */
  used(area: Area, valuesOnly: boolean): Area | null {
    let found: { startRow: number; startColumn: number; endRow: number; endColumn: number } | null = null;
    const add = (row: number, column: number) => {
      if (row < area.startRow || row > area.endRow || column < area.startColumn || column > area.endColumn) return;
      found = found
        ? {
            startRow: Math.min(found.startRow, row),
            endRow: Math.max(found.endRow, row),
            startColumn: Math.min(found.startColumn, column),
            endColumn: Math.max(found.endColumn, column),
          }
        : { startRow: row, endRow: row, startColumn: column, endColumn: column };
    };
    this.sheet.getCellMatrix().forValue((row, column, cell) => {
      const filled = Boolean(cell && (cell.f || cell.si || cell.p || (cell.v !== null && cell.v !== undefined && cell.v !== "")));
      if (filled || (!valuesOnly && cell?.s)) add(row, column);
    });
    for (const [row, cells] of Object.entries(this.grid.spills(this.sheetId)))
      for (const column of Object.keys(cells)) add(Number(row), Number(column));
    return found;
  }

  /** Puts cell data into the cells of an area; what `of` leaves undefined stays as it is. */
  write(area: Area, of: (i: number, j: number) => ICellData | undefined): void {
    const value: CellMatrix = {};
    let any = false;
    for (let row = area.startRow; row <= area.endRow; row++) {
      for (let column = area.startColumn; column <= area.endColumn; column++) {
        const cell = of(row - area.startRow, column - area.startColumn);
        if (!cell) continue;
        (value[row] ??= {})[column] = cell;
        any = true;
      }
    }
    if (!any) return;
    this.grow(area);
    this.grid.edits.writeCells(this.sheetId, value);
  }

  /** Univer's sheets have as many rows and columns as they are given; Excel's are always there. */
  grow({ endRow, endColumn }: Area): void {
    const facade = this.grid.sheet(this.sheetId);
    if (!facade) return;
    if (endRow >= facade.getMaxRows()) facade.setRowCount(Math.min(endRow + 200, MOST_GRID_ROWS));
    if (endColumn >= facade.getMaxColumns()) facade.setColumnCount(endColumn + 10);
  }
}

const MOST_GRID_ROWS = 1_048_576;

function richText(cell: ICellData): string {
  return (cell.p?.body?.dataStream ?? "").replace(/\r?\n$/, "").replaceAll("\r", "\n");
}

/** Excel's General format: up to eleven characters. */
function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    return value
      .toExponential(5)
      .replace(/\.?0+e/, "e")
      .replace(/e([+-])(\d)$/, "E$10$2")
      .replace("e", "E");
  }
  const digits = Math.max(0, 9 - Math.max(0, Math.floor(Math.log10(size === 0 ? 1 : size))));
  return String(Number(value.toFixed(digits)));
}
