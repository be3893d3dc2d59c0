import { type Area, areaAddress, cellAddress } from "../block/address";
import { type BlockCell, type Look, LOOKS, type Style } from "../block/cell";
import { inertText } from "../block/inert";
import { type ChartPlan, extent, type SheetPlan } from "../block/plan";
import { runs } from "./runs";

/** Points of a column that is so many characters of Excel's default font wide. */
export function pointsOfCharacters(characters: number): number {
  return characters * 5.25 + 3.75;
}

/** Queues constants and tables: what formulas anywhere in the plan may refer to. */
export function writeConstants(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const range = sheet.getRange(areaAddress(extent(plan)));
  range.values = plan.cells.map((row) => row.map((cell) => (cell?.value === undefined ? null : constant(cell.value))));
  for (const { name, area } of plan.tables) {
    const table = sheet.tables.add(areaAddress(area), true);
    table.name = name;
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
  }
}

function constant(value: string | number | boolean): string | number | boolean {
  return typeof value === "string" ? inertText(value) : value;
}

/** Queues formats first, so that no result is shown raw, then formulas, and what hangs on cells. */
export function writeFormulas(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const whole = extent(plan);
  const at = (area: Area) => sheet.getRange(areaAddress({ ...area, row: plan.row + area.row, column: plan.column + area.column }));
  const range = sheet.getRange(areaAddress(whole));
  range.numberFormat = plan.cells.map((row) => row.map((cell) => cell?.format ?? null));
  for (const { key, area } of runs(plan.cells, (cell) => cell?.style ?? null)) dress(at(area), LOOKS[key as Style]);
  for (const { key, area } of runs(plan.cells, (cell) => cell?.options?.join() ?? null)) {
    const { dataValidation } = at(area);
    dataValidation.rule = { list: { inCellDropDown: true, source: key } };
  }
  range.formulas = plan.cells.map((row) => row.map((cell) => cell?.formula ?? null));
  eachCell(plan, (cell, row, column) => {
    if (cell.link)
      at({ row, column, rows: 1, columns: 1 }).hyperlink = { address: cell.link, textToDisplay: String(cell.value ?? cell.link) };
  });
}

function dress({ format }: Excel.Range, look: Look): void {
  format.font.color = look.color;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.size) format.font.size = look.size;
  if (look.fill) format.fill.color = look.fill;
  if (look.wrap) format.wrapText = true;
  if (look.align) format.horizontalAlignment = look.align;
}

function eachCell(plan: SheetPlan, visit: (cell: BlockCell, row: number, column: number) => void): void {
  plan.cells.forEach((row, r) => row.forEach((cell, c) => cell && visit(cell, r, c)));
}

/** Queues charts, widths and panes: what needs the cells in place. */
export function writeAround(sheet: Excel.Worksheet, plan: SheetPlan, isWider: (column: number, points: number) => boolean): void {
  for (const [column, characters] of plan.widths) {
    const points = pointsOfCharacters(characters);
    if (isWider(column, points)) sheet.getRange(areaAddress({ row: 0, column, rows: 1, columns: 1 })).format.columnWidth = points;
  }
  if (plan.frozenRows) sheet.freezePanes.freezeRows(plan.frozenRows);
  for (const chart of plan.charts) addChart(sheet, chart);
}

/**
 * Series are set one by one: what Excel would make of the range by itself depends on its values, and what functions spill is not there
 * yet.
 */
function addChart(sheet: Excel.Worksheet, plan: ChartPlan): void {
  const values = plan.series.map((area) => sheet.getRange(areaAddress(area)));
  const chart = sheet.charts.add(plan.type, values[0], Excel.ChartSeriesBy.columns);
  chart.name = plan.name;
  chart.title.text = plan.title;
  const { row, column, rows, columns } = plan.over;
  chart.setPosition(cellAddress({ row, column }), cellAddress({ row: row + rows - 1, column: column + columns - 1 }));
  chart.legend.position = "Bottom";
  const categories = sheet.getRange(areaAddress(plan.categories));
  plan.names.forEach((name, i) => {
    const series = i === 0 ? chart.series.getItemAt(0) : chart.series.add(name);
    series.name = name;
    series.setValues(values[i]);
    series.setXAxisValues(categories);
  });
  const { valueAxis, categoryAxis } = chart.axes;
  if (plan.valueFormat) valueAxis.numberFormat = plan.valueFormat;
  if (plan.valueTitle) valueAxis.title.text = plan.valueTitle;
  if (plan.categoryTitle) categoryAxis.title.text = plan.categoryTitle;
}
