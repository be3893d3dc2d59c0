import { ICommandService, type Injector, type IRange, type Nullable } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { IRenderManagerService } from "@univerjs/engine-render";
import type { FWorkbook } from "@univerjs/sheets/facade";
// What these add to the facade is used here; the page loads them.
import type {} from "@univerjs/sheets-numfmt/facade";
import type {} from "@univerjs/sheets-ui/facade";
import { parseReference } from "../files/reference";
import type { ChartModel } from "./chartModel";
import { formatNumber } from "./formatNumber";
import { mountCharts, type ChartsOverlay, type ChartsSource } from "./mountCharts";
import type { Rect, View } from "./placeChart";
import type { ChartCell } from "./resolveChart";
import type { Ground } from "./svgMarkup";

export interface GridChartsOptions {
  readonly api: FUniver;
  readonly injector: Injector;
  /** All charts of the workbook. */
  readonly charts: () => readonly ChartModel[];
  /** Tells when charts were added, changed or removed; returns what ends it, or nothing. */
  readonly onChartsChange: (listener: () => void) => (() => void) | void;
  readonly ground: () => Ground;
}

/** References may reach to the end of the sheet; what is drawn of them does not. */
const MOST_CELLS = 20_000;

function readReference(workbook: FWorkbook | null, reference: string): ReturnType<ChartsSource["read"]> {
  const parsed = parseReference(reference);
  const sheet = workbook && parsed && (parsed.sheet === "" ? workbook.getActiveSheet() : workbook.getSheetByName(parsed.sheet));
  if (!sheet || !parsed) return undefined;
  const { startRow, startColumn } = parsed.range;
  const columns = Math.min(parsed.range.endColumn, sheet.getMaxColumns() - 1) - startColumn + 1;
  const rows =
    Math.min(parsed.range.endRow, sheet.getMaxRows() - 1, startRow + Math.floor(MOST_CELLS / Math.max(columns, 1))) - startRow + 1;
  if (rows < 1 || columns < 1) return undefined;
  const range = sheet.getRange(startRow, startColumn, rows, columns);
  const values = (range.getRawValues() as Nullable<ChartCell>[][]).map((row) => row.map((cell) => cell ?? null));
  return { values, format: sheet.getRange(startRow, startColumn).getNumberFormat() || "General" };
}

/** Draws the workbook's charts over the grid of the page; ends when disposed. */
export function mountGridCharts(options: GridChartsOptions): ChartsOverlay {
  const { api, injector } = options;
  const workbook = () => api.getActiveWorkbook();
  const render = () => {
    const id = workbook()?.getId();
    return id === undefined ? undefined : injector.get(IRenderManagerService).getRenderById(id);
  };
  const cell = (row: number, column: number) => workbook()?.getActiveSheet().getRange(row, column).getCellRect();
  const rectOf = ({ startRow, startColumn, endRow, endColumn }: Omit<IRange, "rangeType">): Rect | undefined => {
    const [first, last] = [cell(startRow, startColumn), cell(endRow, endColumn)];
    return first && last && { left: first.left, top: first.top, right: last.right, bottom: last.bottom };
  };
  const view = (): View | undefined => {
    const scene = render()?.scene;
    const main = scene?.getViewport("viewMain");
    const sheet = workbook()?.getActiveSheet();
    const origin = cell(0, 0);
    if (!scene || !main || !sheet || !origin) return undefined;
    const { xSplit, ySplit, startRow, startColumn } = sheet.getFreeze();
    const { scaleX } = scene.getAncestorScale();
    return {
      scale: scaleX,
      scrollX: main.viewportScrollX,
      scrollY: main.viewportScrollY,
      headerWidth: origin.left,
      headerHeight: origin.top,
      frozenRight: xSplit > 0 ? (cell(0, startColumn)?.left ?? origin.left) : origin.left,
      frozenBottom: ySplit > 0 ? (cell(startRow, 0)?.top ?? origin.top) : origin.top,
    };
  };
  const canvas = render()?.engine.getCanvasElement();
  if (!canvas?.parentElement) throw new Error("The grid must be drawn before its charts.");
  const onChange: ChartsSource["onChange"] = (listener) => {
    // Scrolling, zooming, editing, calculating and switching sheets are all commands.
    const commands = injector.get(ICommandService).onCommandExecuted(listener);
    const stopCharts = options.onChartsChange(listener);
    const sizes = new ResizeObserver(listener);
    sizes.observe(canvas);
    return () => {
      commands.dispose();
      stopCharts?.();
      sizes.disconnect();
    };
  };
  return mountCharts(canvas.parentElement, {
    charts: () => {
      const sheetId = workbook()?.getActiveSheet().getSheetId();
      return options.charts().filter((chart) => chart.sheetId === sheetId);
    },
    read: (reference) => readReference(workbook(), reference),
    formatNumber,
    rectOf,
    view,
    ground: options.ground,
    onChange,
  });
}
