import { itemAlreadyExists, itemNotFound, sizeMismatch } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { ColumnFilter } from "./columnFilter";
import type { Range } from "./range";
import type { TableParts } from "./tableParts";

export class TableColumnCollection extends HostObject {
  readonly members: Members<TableColumnCollection> = {
    type: "TableColumnCollection",
    properties: { Count: { get: ({ table }) => table.info.columns.length } },
    methods: {
      GetCount: ({ table }) => table.info.columns.length,
      GetItem: (columns, key: unknown) => columns.item(key) ?? missing(),
      GetItemOrNullObject: (columns, key: unknown) => columns.item(key),
      GetItemAt: (columns, index: number) => columns.items()[index] ?? missing(),
      Add: add,
    },
  };

  constructor(readonly table: TableParts) {
    super();
  }

  override items = (): TableColumn[] => this.table.info.columns.map((_name, index) => new TableColumn(this.table, index));

  override item = (key: unknown): TableColumn | null => {
    // The library finds a column again by its id: here its place, from 1, as in a new table of Excel's.
    const index =
      typeof key === "number" ? key - 1 : this.table.info.columns.findIndex((name) => name.toLowerCase() === String(key).toLowerCase());
    return index >= 0 && index < this.table.info.columns.length ? new TableColumn(this.table, index) : null;
  };
}

class TableColumn extends HostObject {
  readonly members: Members<TableColumn> = {
    type: "TableColumn",
    properties: {
      Id: { get: ({ index }) => index + 1 },
      Index: { get: ({ index }) => index },
      Name: { get: ({ table, index }) => table.info.columns[index], set: rename },
      Values: { get: ({ range }) => range.get("Values"), set: ({ range }, values: unknown) => range.set("Values", values) },
    },
    links: { Filter: ({ table, index }) => new ColumnFilter(table, index) },
    methods: {
      GetRange: ({ range }) => range,
      GetDataBodyRange: ({ table, range }) => table.body.intersection(range),
      GetHeaderRowRange: ({ table, range }) => table.header.intersection(range),
      Delete: async ({ table, range }) => {
        const { area } = table.range;
        table.host.grid.edits.moveCells(table.info.sheetId, range.area, "left");
        if (table.range.area.endColumn === area.endColumn) await table.resize({ ...area, endColumn: area.endColumn - 1 });
      },
    },
  };

  constructor(
    readonly table: TableParts,
    readonly index: number,
  ) {
    super();
  }

  override get id(): number {
    return this.index + 1;
  }

  get range(): Range {
    const { range } = this.table;
    const column = range.area.startColumn + this.index;
    return range.on({ ...range.area, startColumn: column, endColumn: column });
  }
}

function rename({ table, index }: TableColumn, name: string): void {
  if (table.info.columns.some((other, i) => i !== index && other.toLowerCase() === name.toLowerCase())) throw itemAlreadyExists();
  const { header } = table;
  const column = header.area.startColumn + index;
  void header.on({ ...header.area, startColumn: column, endColumn: column }).set("Values", name);
}

/** A new column at the right of the table: values are for the whole column, or the body; a name goes into the header. */
async function add({ table }: TableColumnCollection, _index: number | null, values: unknown, name?: string | null): Promise<TableColumn> {
  const { area } = table.range;
  const column = area.endColumn + 1;
  await table.resize({ ...area, endColumn: column });
  const made = new TableColumn(table, table.info.columns.length - 1);
  const rows = Array.isArray(values) ? (values as unknown[][]) : null;
  if (rows) {
    const whole = made.range;
    const onto = rows.length === whole.target.rowCount ? whole : table.body.intersection(whole);
    if (!onto || rows.length !== onto.target.rowCount) throw sizeMismatch();
    await onto.set("Values", rows);
  }
  if (name) rename(made, name);
  return made;
}

function missing(): never {
  throw itemNotFound();
}
