import { HostError, invalidArgument, itemNotFound, sizeMismatch } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { Range } from "./range";
import type { TableParts } from "./tableParts";

async function addRows(table: TableParts, index: number | null | undefined, values: unknown): Promise<void> {
  const { body } = table;
  const width = body.target.columnCount;
  const rows = (
    Array.isArray(values) ? (Array.isArray(values[0]) ? values : [values]) : [Array.from({ length: width }, () => "")]
  ) as unknown[][];
  if (rows.some((row) => row.length !== width)) throw sizeMismatch();
  const at = index === null || index === undefined || index < 0 ? body.target.rowCount : index;
  if (at > body.target.rowCount) throw invalidArgument();
  const { area } = table.range;
  const first = body.area.startRow + at;
  const made = { ...area, startRow: first, endRow: first + rows.length - 1 };
  const { grid } = table.host;
  // What stands below the table moves down, as in Excel.
  grid.edits.moveCells(table.info.sheetId, made, "down");
  if (table.range.area.endRow === area.endRow) await table.resize({ ...area, endRow: area.endRow + rows.length });
  const range = table.range.on(made);
  await range.set("Values", rows);
}

export class TableRowCollection extends HostObject {
  readonly members: Members<TableRowCollection> = {
    type: "TableRowCollection",
    properties: { Count: { get: ({ table }) => table.body.target.rowCount } },
    methods: {
      GetCount: ({ table }) => table.body.target.rowCount,
      GetItemAt: ({ table }, index: number) => new TableRow(table, index),
      Add: async ({ table }, index: number | null, values: unknown) => {
        const at = index === null || index === undefined || index < 0 ? table.body.target.rowCount : index;
        await addRows(table, index, values);
        return new TableRow(table, at);
      },
    },
  };

  constructor(readonly table: TableParts) {
    super();
  }

  override items = (): TableRow[] => Array.from({ length: this.table.body.target.rowCount }, (_, index) => new TableRow(this.table, index));
}

class TableRow extends HostObject {
  readonly members: Members<TableRow> = {
    type: "TableRow",
    properties: {
      Index: { get: ({ index }) => index },
      Values: { get: ({ range }) => range.get("Values"), set: ({ range }, values: unknown) => range.set("Values", values) },
    },
    methods: {
      GetRange: ({ range }) => range,
      Delete: async ({ table, range }) => {
        const { area } = table.range;
        if (table.body.target.rowCount === 1) throw new HostError("InvalidOperation", "The only row of a table can't be deleted.");
        table.host.grid.edits.moveCells(table.info.sheetId, range.area, "up");
        if (table.range.area.endRow === area.endRow) await table.resize({ ...area, endRow: area.endRow - 1 });
      },
    },
  };

  constructor(
    private readonly table: TableParts,
    private readonly index: number,
  ) {
    super();
  }

  get range(): Range {
    const { body } = this.table;
    if (this.index < 0 || this.index >= body.target.rowCount) throw itemNotFound();
    const startRow = body.area.startRow + this.index;
    return body.on({ ...body.area, startRow, endRow: startRow });
  }
}
