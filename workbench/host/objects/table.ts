import type { Area } from "../../grid/address";
import { EMPTY_CELL } from "../../grid/entry";
import type { HostContext, TableLook } from "../hostContext";
import { ICommandService } from "../../grid/univer";
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound, notImplemented, sizeMismatch } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";
import { TableAutoFilter } from "./tableAutoFilter";
import { TableColumnCollection } from "./tableColumns";
import { TableSort } from "./tableSort";
import type { TableParts } from "./tableParts";

export class Table extends HostObject implements TableParts {
  readonly members: Members<never> = TABLE;

  constructor(
    readonly host: HostContext,
    readonly tableId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.tableId;
  }

  get info() {
    const info = this.host.grid.tables().find(({ id }) => id === this.tableId);
    if (!info) throw itemNotFound();
    return info;
  }

  get look(): TableLook {
    return this.host.tableLooks.get(this.tableId) ?? {};
  }

  setLook(change: TableLook): void {
    this.host.tableLooks.set(this.tableId, { ...this.look, ...change });
  }

  /** Header row included, totals row included. */
  get range(): Range {
    const { sheetId, area } = this.info;
    return Range.at(this.host, sheetId, area);
  }

  get body(): Range {
    const { range } = this;
    const { area } = range;
    return range.on({ ...area, startRow: area.startRow + 1, endRow: area.endRow - (this.look.showTotals ? 1 : 0) });
  }

  get header(): Range {
    return this.range.on({ ...this.range.area, endRow: this.range.area.startRow });
  }

  async resize(area: Area): Promise<void> {
    const { sheetId } = this.info;
    await this.host.grid.sheet(sheetId)?.setTableRange(this.tableId, { ...area });
  }
}

const flag = <K extends "showBandedRows" | "showBandedColumns" | "showFilterButton" | "highlightFirstColumn" | "highlightLastColumn">(
  key: K,
  otherwise: boolean,
) => ({
  get: ({ look }: Table) => look[key] ?? otherwise,
  set: (table: Table, value: boolean) => table.setLook({ [key]: value }),
});

/** Excel's rules for names of tables. */
function checkName({ host, tableId }: Table, name: unknown): string {
  if (typeof name !== "string" || !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || /^([A-Za-z]{1,3}\d+|[RrCc])$/.test(name))
    throw invalidArgument();
  const taken = [...host.grid.tables(), ...host.grid.names()].some(
    (one) => one.id !== tableId && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw itemAlreadyExists();
  return name;
}

/** The grid's own command refuses a table named as a sheet; in Excel a sheet Deals has a table Deals all the time. */
async function rename(table: Table, given: string): Promise<void> {
  const name = checkName(table, given);
  const { grid } = table.host;
  const params = { unitId: grid.book.getId(), subUnitId: table.info.sheetId, tableId: table.tableId, config: { name } };
  await grid.injector.get(ICommandService).executeCommand(SET_TABLE_MUTATION, params);
}

const SET_TABLE_MUTATION = "sheet.mutation.set-sheet-table";

async function resize(table: Table, reference: unknown): Promise<void> {
  const to = table.range.other(reference);
  const { area } = table.range;
  if (to.target.sheetId !== table.info.sheetId || to.area.startRow !== area.startRow || to.area.endRow === to.area.startRow)
    throw invalidArgument();
  await table.resize(to.area);
}

async function convertToRange(table: Table): Promise<Range> {
  const { range } = table;
  await table.host.grid.book.removeTable(table.tableId);
  return range;
}

async function remove(table: Table): Promise<void> {
  const { range } = table;
  await table.host.grid.book.removeTable(table.tableId);
  range.target.cells.write(range.area, () => ({ ...EMPTY_CELL, s: null }));
}

async function addRows(table: Table, index: number | null | undefined, values: unknown): Promise<Table> {
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
  return table;
}

/** The grid's own table theme that looks most like a style of Excel's; light styles have no fill to speak of. */
async function setTableStyle(table: Table, style: string): Promise<void> {
  table.setLook({ style });
  const theme = GRID_THEMES[style];
  if (!theme) return;
  const { info, host } = table;
  await host.grid.setTableTheme(info.sheetId, table.tableId, theme);
}

/** A totals row below the body: "Total", and the sum of the last column, as Excel puts there first. */
async function showTotals(table: Table, shown: boolean): Promise<void> {
  if (shown === (table.look.showTotals ?? false)) return;
  const { area } = table.range;
  const { grid } = table.host;
  const { sheetId, name, columns } = table.info;
  if (!shown) {
    const last = table.range.on({ ...area, startRow: area.endRow });
    await table.resize({ ...area, endRow: area.endRow - 1 });
    last.target.cells.write(last.area, () => EMPTY_CELL);
    table.setLook({ showTotals: false });
    return;
  }
  const made = { ...area, startRow: area.endRow + 1, endRow: area.endRow + 1 };
  grid.edits.moveCells(sheetId, made, "down");
  if (table.range.area.endRow === area.endRow) await table.resize({ ...area, endRow: area.endRow + 1 });
  table.setLook({ showTotals: true });
  const total = columns.map((column, i) => (i === 0 ? "Total" : i === columns.length - 1 ? `=SUBTOTAL(109,${name}[${column}])` : ""));
  await table.range.on(made).set("Values", [total]);
}

const GRID_THEMES: Readonly<Record<string, string>> = {
  TableStyleMedium2: "table-default-0",
  TableStyleMedium3: "table-default-5",
  TableStyleMedium4: "table-default-3",
  TableStyleMedium5: "table-default-4",
  TableStyleMedium6: "table-default-1",
  TableStyleMedium7: "table-default-2",
  TableStyleLight1: "table-default-1",
  TableStyleLight9: "table-default-0",
};

class TableRowCollection extends HostObject {
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

  constructor(readonly table: Table) {
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
    private readonly table: Table,
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

const TABLE: Members<Table> = {
  type: "Table",
  properties: {
    Id: { get: ({ tableId }) => tableId },
    LegacyId: { get: ({ tableId }) => tableId },
    Name: { get: ({ info }) => info.name, set: rename },
    Style: { get: ({ look }) => look.style ?? "TableStyleMedium2", set: (table, style: string) => setTableStyle(table, style) },
    ShowHeaders: {
      get: () => true,
      set: (_table, shown: boolean) => {
        if (!shown) throw notImplemented("A table without headers");
      },
    },
    ShowTotals: { get: ({ look }) => look.showTotals ?? false, set: (table, shown: boolean) => showTotals(table, shown) },
    ShowBandedRows: flag("showBandedRows", true),
    ShowBandedColumns: flag("showBandedColumns", false),
    ShowFilterButton: flag("showFilterButton", true),
    HighlightFirstColumn: flag("highlightFirstColumn", false),
    HighlightLastColumn: flag("highlightLastColumn", false),
  },
  links: {
    Columns: (table) => new TableColumnCollection(table),
    Rows: (table) => new TableRowCollection(table),
    Worksheet: ({ host, info }) => host.make.worksheet(info.sheetId),
    Sort: (table) => new TableSort(table),
    AutoFilter: (table) => new TableAutoFilter(table),
  },
  methods: {
    GetRange: ({ range }) => range,
    GetDataBodyRange: ({ body }) => body,
    GetHeaderRowRange: ({ header }) => header,
    GetTotalRowRange: ({ range, look }) => {
      if (!look.showTotals) throw itemNotFound();
      return range.on({ ...range.area, startRow: range.area.endRow });
    },
    Resize: resize,
    ConvertToRange: convertToRange,
    Delete: remove,
    ClearFilters: (table) => new TableAutoFilter(table).clear(),
    ReapplyFilters: () => undefined,
  },
};
