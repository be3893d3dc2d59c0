import { areaName, quotedSheet } from "../../grid/address";
import type { ChartSeriesModel } from "../../charts/chartModel";
import type { Range } from "./range";

/**
 * Series of a range as Excel reads it: a first row of text names the series, a first column of text (or an empty corner) names the points.
 * Left to itself Excel makes series of the shorter side.
 */
export function seriesOf(range: Range, by: string): { seriesBy: "Columns" | "Rows"; series: ChartSeriesModel[] } {
  const { cells, area, rowCount, columnCount } = range.target;
  const seriesBy = /^columns$/i.test(by) || (!/^rows$/i.test(by) && columnCount <= rowCount) ? "Columns" : "Rows";
  const isText = (row: number, column: number) => typeof cells.value(row, column) === "string";
  const textRow = rowCount > 1 && Array.from({ length: columnCount }, (_, j) => isText(area.startRow, area.startColumn + j)).every(Boolean);
  const textColumn =
    columnCount > 1 && Array.from({ length: rowCount }, (_, i) => isText(area.startRow + i, area.startColumn)).every(Boolean);
  const first = { row: area.startRow + (textRow ? 1 : 0), column: area.startColumn + (textColumn ? 1 : 0) };
  const reference = (startRow: number, startColumn: number, endRow: number, endColumn: number) =>
    `${quotedSheet(range.target.sheetName)}!${areaName({ startRow, startColumn, endRow, endColumn }).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
  const series: ChartSeriesModel[] = [];
  if (seriesBy === "Columns") {
    for (let column = first.column; column <= area.endColumn; column++) {
      series.push({
        ...(textRow ? { nameRef: reference(area.startRow, column, area.startRow, column) } : { name: `Series${series.length + 1}` }),
        ...(textColumn ? { categoriesRef: reference(first.row, area.startColumn, area.endRow, area.startColumn) } : {}),
        valuesRef: reference(first.row, column, area.endRow, column),
      });
    }
  } else {
    for (let row = first.row; row <= area.endRow; row++) {
      series.push({
        ...(textColumn ? { nameRef: reference(row, area.startColumn, row, area.startColumn) } : { name: `Series${series.length + 1}` }),
        ...(textRow ? { categoriesRef: reference(area.startRow, first.column, area.startRow, area.endColumn) } : {}),
        valuesRef: reference(row, first.column, row, area.endColumn),
      });
    }
  }
  return { seriesBy, series };
}
