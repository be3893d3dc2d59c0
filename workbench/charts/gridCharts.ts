import { Cells } from "../grid/cells";
import type { Grid } from "../grid/grid";
import { parseReference } from "../files/reference";
import { formatNumber } from "./formatNumber";
import { gridView } from "./gridView";
import { mountCharts, type ChartsOverlay, type ChartsSource } from "./mountCharts";
import type { Ground } from "./svgMarkup";

/** References may reach to the end of the sheet; what is drawn of them does not. */
const MOST_CELLS = 20_000;

/** What cells show, those among them that a formula spills into. */
function readReference(grid: Grid, reference: string): ReturnType<ChartsSource["read"]> {
  const parsed = parseReference(reference);
  const sheet = parsed && (parsed.sheet === "" ? grid.book.getActiveSheet() : grid.book.getSheetByName(parsed.sheet));
  if (!sheet || !parsed) return undefined;
  const { startRow, startColumn } = parsed.range;
  const columns = Math.min(parsed.range.endColumn, sheet.getMaxColumns() - 1) - startColumn + 1;
  const rows =
    Math.min(parsed.range.endRow, sheet.getMaxRows() - 1, startRow + Math.floor(MOST_CELLS / Math.max(columns, 1))) - startRow + 1;
  if (rows < 1 || columns < 1) return undefined;
  const cells = new Cells(grid, sheet.getSheetId());
  const values = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_unused, j) => {
      const value = cells.value(startRow + i, startColumn + j);
      return value === "" ? null : value;
    }),
  );
  return { values, format: cells.pattern(startRow, startColumn) };
}

/** Draws the workbook's charts over the grid of the page; ends when disposed. */
export function mountGridCharts(grid: Grid, ground: () => Ground): ChartsOverlay {
  const place = gridView(grid.api, grid.injector);
  return mountCharts(() => place.canvas()?.parentElement, {
    charts: () => {
      const sheetId = grid.book.getActiveSheet().getSheetId();
      return grid.extras.get("charts").filter((chart) => chart.sheetId === sheetId);
    },
    read: (reference) => readReference(grid, reference),
    formatNumber,
    rectOf: place.rectOf,
    view: place.view,
    ground,
    onChange: (listener) => {
      grid.extras.onChange(listener);
      return place.onChange(listener);
    },
  });
}
