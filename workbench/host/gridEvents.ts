import type { Area } from "../grid/address";
import type { Grid } from "../grid/grid";
import {
  ICommandService,
  InsertSheetMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
} from "../grid/univer";
import type { Events } from "./events";
import { areaName } from "../grid/address";

interface ValueParameters {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, { readonly v?: unknown; readonly f?: unknown } | null>> | null>>;
}

/** The rectangle around the cells whose content changes; null where only looks do. */
function contentArea({ cellValue }: ValueParameters): Area | null {
  let area: { startRow: number; startColumn: number; endRow: number; endColumn: number } | null = null;
  for (const [rowKey, cells] of Object.entries(cellValue ?? {})) {
    for (const [columnKey, cell] of Object.entries(cells ?? {})) {
      if (cell && !("v" in cell) && !("f" in cell)) continue;
      const [row, column] = [Number(rowKey), Number(columnKey)];
      area ??= { startRow: row, startColumn: column, endRow: row, endColumn: column };
      area.startRow = Math.min(area.startRow, row);
      area.endRow = Math.max(area.endRow, row);
      area.startColumn = Math.min(area.startColumn, column);
      area.endColumn = Math.max(area.endColumn, column);
    }
  }
  return area;
}

/** Turns what happens in the grid into Excel's events. `byAddIn` says whether a request of the add-in is being carried out. */
export function forwardGridEvents(grid: Grid, events: Events, byAddIn: () => boolean): void {
  let active = grid.book.getActiveSheet().getSheetId();
  grid.injector.get(ICommandService).onCommandExecuted((command, options) => {
    const { id, params } = command as { id: string; params?: { subUnitId?: string; sheet?: { id: string } } };
    if (id === SetRangeValuesMutation.id) {
      // What calculation writes into cells is no edit.
      if (options?.onlyLocal) return;
      const parameters = params as unknown as ValueParameters;
      const area = contentArea(parameters);
      if (area) events.changed(parameters.subUnitId, area, "RangeEdited", byAddIn());
    } else if (id === SetWorksheetActiveOperation.id && params?.subUnitId && params.subUnitId !== active) {
      events.fire("DeactivatedEvent", active, {});
      active = params.subUnitId;
      events.fire("ActivatedEvent", active, {});
    } else if (id === InsertSheetMutation.id && params?.sheet) {
      events.fire("AddedEvent", params.sheet.id, { source: "Local" });
    } else if (id === RemoveSheetMutation.id && params?.subUnitId) {
      events.fire("DeletedEvent", params.subUnitId, { source: "Local" });
    }
  });
  grid.onLoad(() => (active = grid.book.getActiveSheet().getSheetId()));
  grid.onSelection(() => {
    events.selected();
    const sheet = grid.book.getActiveSheet();
    const area = sheet.getActiveRange()?.getRange();
    if (area) events.fire("SelectionChangedEvent", sheet.getSheetId(), { address: areaName(area) });
  });
  grid.calculation.onPassEnd(() => {
    for (const sheet of grid.book.getSheets()) events.fire("CalculatedEvent", sheet.getSheetId(), { address: "" });
  });
}
