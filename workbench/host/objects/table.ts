import type { Area } from "../../grid/address";
import { EMPTY_CELL } from "../../grid/entry";
import type { HostContext, TableLook } from "../hostContext";
import { ICommandService } from "../../grid/univer";
import { invalidArgument, itemAlreadyExists, itemNotFound, notImplemented } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";
import { TableAutoFilter } from "./tableAutoFilter";
import { TableColumnCollection } from "./tableColumns";
import { setTableStyle, showTotals } from "./tableLook";
import { TableRowCollection } from "./tableRows";
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
