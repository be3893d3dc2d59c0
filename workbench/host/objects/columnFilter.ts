import { invalidArgument, notImplemented } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { TableParts } from "./tableParts";

/** Which rows of a table a column lets through. */
export class ColumnFilter extends HostObject {
  readonly members: Members<ColumnFilter> = {
    type: "Filter",
    properties: {
      Criteria: { get: ({ values }) => (values ? { filterOn: "Values", values } : null) },
    },
    methods: {
      Apply: (filter, criteria: { readonly filterOn?: string; readonly values?: unknown }) => {
        if (!/^values$/i.test(criteria?.filterOn ?? "")) throw notImplemented(`Filtering on ${criteria?.filterOn ?? "nothing"}`);
        return filter.apply(criteria.values);
      },
      ApplyValuesFilter: (filter, values: unknown) => filter.apply(values),
      Clear: ({ table, index }) =>
        table.host.grid
          .sheet(table.info.sheetId)
          ?.resetFilter(table.tableId, index)
          .then(() => undefined),
    },
    calculated: ["Apply", "ApplyValuesFilter"],
  };

  constructor(
    private readonly table: TableParts,
    private readonly index: number,
  ) {
    super();
  }

  private get values(): readonly string[] | null {
    const filter = this.table.host.grid.tableFilters(this.table.tableId)[this.index] as { values?: readonly string[] } | null | undefined;
    return filter?.values ?? null;
  }

  private async apply(values: unknown): Promise<void> {
    if (!Array.isArray(values)) throw invalidArgument();
    if (values.some((value) => typeof value !== "string")) throw notImplemented("Filtering by dates");
    const sheet = this.table.host.grid.sheet(this.table.info.sheetId);
    await sheet?.setTableFilter(this.table.tableId, this.index, { filterType: "manual", values } as never);
  }
}
