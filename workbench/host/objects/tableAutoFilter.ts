import { HostObject, type Members } from "../protocol/hostObject";
import type { TableParts } from "./tableParts";

/** What of a table's rows is filtered out. */
export class TableAutoFilter extends HostObject {
  readonly members: Members<TableAutoFilter> = {
    type: "AutoFilter",
    properties: {
      Enabled: { get: ({ table }) => table.look.showFilterButton ?? true },
      IsDataFiltered: { get: ({ filters }) => filters.some((filter) => filter !== null && filter !== undefined) },
    },
    methods: {
      ClearCriteria: (autoFilter) => autoFilter.clear(),
      GetRange: ({ table }) => table.range,
      GetRangeOrNullObject: ({ table }) => table.range,
    },
  };

  constructor(private readonly table: TableParts) {
    super();
  }

  private get filters(): readonly unknown[] {
    return this.table.host.grid.tableFilters(this.table.tableId);
  }

  async clear(): Promise<void> {
    const sheet = this.table.host.grid.sheet(this.table.info.sheetId);
    for (const [column, filter] of this.filters.entries()) if (filter) await sheet?.resetFilter(this.table.tableId, column);
  }
}
