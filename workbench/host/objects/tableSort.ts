import { HostObject, type Members } from "../protocol/hostObject";
import { type SortField, sortRows } from "./rangeSort";
import type { TableParts } from "./tableParts";

/** The order of a table's rows: what it was sorted by last. */
export class TableSort extends HostObject {
  readonly members: Members<TableSort> = {
    type: "TableSort",
    properties: {
      Fields: { get: ({ table }) => table.look.sortedBy ?? [] },
      MatchCase: { get: () => false },
      Method: { get: () => "PinYin" },
    },
    methods: {
      Apply: ({ table }, fields: readonly SortField[], matchCase?: boolean) => {
        sortRows(table.body.target, fields, matchCase);
        table.setLook({ sortedBy: fields });
      },
      // As in Excel, the rows stay where they are.
      Clear: ({ table }) => table.setLook({ sortedBy: undefined }),
      Reapply: ({ table }) => {
        if (table.look.sortedBy) sortRows(table.body.target, table.look.sortedBy);
      },
    },
    calculated: ["Apply", "Reapply"],
  };

  constructor(private readonly table: TableParts) {
    super();
  }
}
