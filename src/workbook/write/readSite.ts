import { free, freeSheetName } from "../block/freeName";
import type { Site } from "../block/plan";
import { type Refused, refused } from "./result";

/** What the workbook holds already: asked before a plan is made, so that new names are free. */
export async function readSite(context: Excel.RequestContext): Promise<Site | Refused> {
  const { workbook } = context;
  workbook.load("readOnly");
  workbook.protection.load("protected");
  const sheets = workbook.worksheets.load("items/name");
  const tables = workbook.tables.load("items/name");
  const names = workbook.names.load("items/name");
  const cell = workbook.getActiveCell().load("rowIndex,columnIndex");
  cell.worksheet.load("name");
  const charts = cell.worksheet.charts.load("items/name");
  await context.sync();
  if (workbook.readOnly) return refused("This workbook is open for reading only. Save a copy under another name, then try again.");
  const sheetNames = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
  const chartNames = new Set(charts.items.map(({ name }) => name.toLowerCase()));
  const otherNames = new Set([...tables.items, ...names.items].map(({ name }) => name.toLowerCase()));
  return {
    sheetName: (wanted) => freeSheetName(sheetNames, wanted),
    tableName: (wanted) => free(otherNames, (n) => (n === 1 ? wanted : `${wanted}${n}`)),
    chartName: (wanted) => free(chartNames, (n) => (n === 1 ? wanted : `${wanted} ${n}`)),
    selected: { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex },
    structureProtected: workbook.protection.protected,
  };
}
