import { ICommandService, type Injector, type IRange } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { IRenderManagerService } from "@univerjs/engine-render";
// What this adds to the facade is used here; the page loads it.
import type {} from "@univerjs/sheets-ui/facade";
import type { Rect, View } from "./placeChart";

/** Where the grid of the page draws cells now, for what is laid over it. */
export interface GridView {
  /** The canvas of the open workbook; another one once another workbook is opened. */
  canvas(): HTMLCanvasElement | undefined;
  /** The rectangle that cells cover in the sheet in view, in its pixels, headers included; undefined where there are no such cells. */
  rectOf(position: Omit<IRange, "rangeType">): Rect | undefined;
  /** Undefined while the grid is not drawn. */
  view(): View | undefined;
  /** Tells of whatever may move cells: scrolling, zooming, editing, calculating and switching sheets are all commands. Returns what ends it. */
  onChange(listener: () => void): () => void;
}

export function gridView(api: FUniver, injector: Injector): GridView {
  const render = () => {
    const id = api.getActiveWorkbook()?.getId();
    return id === undefined ? undefined : injector.get(IRenderManagerService).getRenderById(id);
  };
  const cell = (row: number, column: number) => api.getActiveWorkbook()?.getActiveSheet().getRange(row, column).getCellRect();
  const canvas = () => render()?.engine.getCanvasElement();
  return {
    canvas,
    rectOf: ({ startRow, startColumn, endRow, endColumn }) => {
      // A sheet that has lost rows or columns ends before its charts do.
      const sheet = api.getActiveWorkbook()?.getActiveSheet();
      const [lastRow, lastColumn] = sheet ? [sheet.getMaxRows() - 1, sheet.getMaxColumns() - 1] : [endRow, endColumn];
      if (startRow > lastRow || startColumn > lastColumn) return undefined;
      const [first, last] = [cell(startRow, startColumn), cell(Math.min(endRow, lastRow), Math.min(endColumn, lastColumn))];
      return first && last && { left: first.left, top: first.top, right: last.right, bottom: last.bottom };
    },
    view: () => {
      const scene = render()?.scene;
      const main = scene?.getViewport("viewMain");
      const sheet = api.getActiveWorkbook()?.getActiveSheet();
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
    },
    onChange: (listener) => {
      const sizes = new ResizeObserver(listener);
      let observed: HTMLCanvasElement | undefined;
      const observe = () => {
        const now = canvas();
        if (now === observed) return;
        sizes.disconnect();
        observed = now;
        if (now) sizes.observe(now);
      };
      observe();
      const commands = injector.get(ICommandService).onCommandExecuted(() => {
        observe();
        listener();
      });
      return () => {
        commands.dispose();
        sizes.disconnect();
      };
    },
  };
}
