import type { Area } from "../../grid/address";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";
import { Table } from "./table";

type TableInfo = ReturnType<HostContext["grid"]["tables"]>[number];

/** The tables of the workbook, of a sheet, or within a range. */
export class TableCollection extends HostObject {
  readonly members: Members<never> = TABLES;

  constructor(
    readonly host: HostContext,
    /** Asked anew each time: tables come and go within one request. */
    private readonly tables: () => readonly TableInfo[],
    /** Where an address without a sheet is looked up. */
    readonly sheetId = host.grid.book.getActiveSheet().getSheetId(),
  ) {
    super();
  }

  override items(): Table[] {
    return this.tables().map(({ id }) => new Table(this.host, id));
  }

  override item(key: unknown): Table | null {
    const wanted = String(key).toLowerCase();
    const found = this.tables().find(({ id, name }) => id === key || name.toLowerCase() === wanted);
    return found ? new Table(this.host, found.id) : null;
  }
}

function overlaps(one: Area, other: Area): boolean {
  return (
    one.startRow <= other.endRow && one.endRow >= other.startRow && one.startColumn <= other.endColumn && one.endColumn >= other.startColumn
  );
}

/** Header cells of a new table hold text, no two the same: blanks and repetitions are named as Excel names them. */
function nameHeaders(range: Range): void {
  const { cells, area } = range.target;
  const taken = new Set<string>();
  const names = Array.from({ length: range.target.columnCount }, (_, j) => {
    const given = cells.text(area.startRow, area.startColumn + j);
    const base = given === "" ? `Column${j + 1}` : given;
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
  const row = range.on({ ...area, endRow: area.startRow });
  row.target.cells.write(row.area, (_i, j) =>
    cells.value(area.startRow, area.startColumn + j) === names[j] ? undefined : { v: names[j], t: 1, f: null, si: null, p: null },
  );
}

async function add({ host, sheetId }: TableCollection, reference: unknown, hasHeaders: boolean): Promise<Table> {
  let range = Range.of(host, reference, sheetId);
  const { grid } = host;
  const place = range.target;
  if (grid.tables().some((table) => table.sheetId === place.sheetId && overlaps(table.area, range.area))) {
    throw invalidArgument("A table can't overlap another table.");
  }
  if (!hasHeaders) {
    // As in Excel, the headers get a row of their own above; what stood there moves down.
    grid.edits.moveCells(place.sheetId, { ...range.area, endRow: range.area.startRow }, "down");
    range = range.on({ ...range.area, endRow: range.area.endRow + 1 });
  } else if (place.rowCount === 1) {
    range = range.on({ ...range.area, endRow: range.area.endRow + 1 });
  }
  nameHeaders(range);
  const names = new Set([...grid.tables(), ...grid.names()].map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (names.has(`table${number}`)) number++;
  const id = await grid.book.addTable(place.sheetId, `Table${number}`, { ...range.area }, undefined, {});
  if (!id) throw invalidArgument("No table can be made of this range.");
  return new Table(host, id);
}

const TABLES: Members<TableCollection> = {
  type: "TableCollection",
  properties: { Count: { get: (tables) => tables.items().length } },
  methods: {
    Add: add,
    GetItem: (tables, key: unknown) => tables.item(key) ?? missing(),
    GetItemOrNullObject: (tables, key: unknown) => tables.item(key),
    GetItemAt: (tables, index: number) => tables.items()[index] ?? missing(),
    GetFirst: (tables) => tables.items()[0] ?? missing(),
    GetCount: (tables) => tables.items().length,
  },
  calculated: ["Add"],
};

function missing(): never {
  throw itemNotFound();
}
