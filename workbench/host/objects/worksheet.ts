import { type Area, MOST_COLUMNS, MOST_ROWS } from "../../grid/address";
import { BooleanNumber, type FWorksheet } from "../../grid/univer";
import type { HostContext } from "../hostContext";
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { eventSwitches } from "../events";
import { ChartCollection } from "./chartCollection";
import { CommentCollection } from "./comments";
import { NamedItemCollection } from "./namedItems";
import { Range } from "./range";
import { findAll } from "./rangeSearch";
import { TableCollection } from "./tableCollection";
import { WorksheetFreezePanes } from "./worksheetFreezePanes";
import type { WorksheetParts } from "./worksheetParts";
import { WorksheetProtection } from "./worksheetProtection";

const WHOLE: Area = { startRow: 0, startColumn: 0, endRow: MOST_ROWS - 1, endColumn: MOST_COLUMNS - 1 };
const LONGEST_NAME = 31;

export class Worksheet extends HostObject implements WorksheetParts {
  readonly members: Members<never> = WORKSHEET;

  constructor(
    readonly host: HostContext,
    readonly sheetId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.sheetId;
  }

  get sheet(): FWorksheet {
    const sheet = this.host.grid.sheet(this.sheetId);
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  range(reference?: unknown): Range {
    if (reference === undefined || reference === null || reference === "") return Range.at(this.host, this.sheetId, WHOLE);
    return Range.of(this.host, reference, this.sheetId);
  }
}

/** Excel's rules for the names of sheets. */
export function checkSheetName(host: HostContext, name: unknown, except?: string): string {
  if (typeof name !== "string" || name === "" || name.length > LONGEST_NAME || /[\\/?*:[\]]/.test(name) || /^'|'$/.test(name)) {
    throw invalidArgument("The name of a sheet has 1 to 31 characters, none of them \\ / ? * : [ ].");
  }
  const taken = host.grid.book
    .getSheets()
    .some((sheet) => sheet.getSheetId() !== except && sheet.getSheetName().toLowerCase() === name.toLowerCase());
  if (taken) throw itemAlreadyExists();
  return name;
}

function setVisibility({ host, sheet, sheetId }: Worksheet, value: string): void {
  if (/^visible$/i.test(value)) {
    sheet.showSheet();
    return;
  }
  const others = host.grid.book.getSheets().filter((one) => one.getSheetId() !== sheetId && !one.isSheetHidden());
  if (others.length === 0) throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  if (host.grid.book.getActiveSheet().getSheetId() === sheetId) others[0].activate();
  sheet.hideSheet();
}

function remove({ host, sheetId, sheet }: Worksheet): void {
  const others = host.grid.book.getSheets().filter((one) => one.getSheetId() !== sheetId && !one.isSheetHidden());
  if (others.length === 0) throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  host.grid.extras.set(
    "charts",
    host.grid.extras.get("charts").filter((chart) => chart.sheetId !== sheetId),
  );
  host.grid.book.deleteSheet(sheet);
}

function copy({ host, sheet }: Worksheet, positionType = "End", relativeTo?: Worksheet | null): Worksheet {
  const { book } = host.grid;
  const made = book.duplicateSheet(sheet);
  const relative = relativeTo?.sheet.getIndex() ?? sheet.getIndex();
  const index = { beginning: 0, end: book.getSheets().length - 1, before: relative, after: relative + 1 }[positionType.toLowerCase()];
  if (index !== undefined) book.moveSheet(made, index);
  return new Worksheet(host, made.getSheetId());
}

const WORKSHEET: Members<Worksheet> = {
  type: "Worksheet",
  properties: {
    Id: { get: ({ sheetId }) => sheetId },
    Name: {
      get: ({ sheet }) => sheet.getSheetName(),
      set: ({ host, sheet, sheetId }, name: string) => void sheet.setName(checkSheetName(host, name, sheetId)),
    },
    Position: {
      get: ({ sheet }) => sheet.getIndex(),
      set: ({ host, sheet }, index: number) => void host.grid.book.moveSheet(sheet, index),
    },
    Visibility: { get: ({ sheet }) => (sheet.isSheetHidden() ? "Hidden" : "Visible"), set: setVisibility },
    TabColor: {
      get: ({ sheet }) => (sheet.getTabColor() ?? "").toUpperCase(),
      set: ({ sheet }, color: string) => void sheet.setTabColor(color),
    },
    ShowGridlines: {
      get: ({ sheet }) => !sheet.hasHiddenGridLines(),
      set: ({ sheet }, shown: boolean) => void sheet.setHiddenGridlines(!shown),
    },
    ShowHeadings: { get: ({ sheet }) => sheet.getSheet().getConfig().rowHeader.hidden !== BooleanNumber.TRUE },
    StandardWidth: { get: ({ sheet }) => sheet.getSheet().getConfig().defaultColumnWidth },
    StandardHeight: { get: ({ sheet }) => sheet.getSheet().getConfig().defaultRowHeight * 0.75 },
  },
  links: {
    Tables: ({ host, sheetId }) =>
      new TableCollection(host, () => host.grid.tables().filter((table) => table.sheetId === sheetId), sheetId),
    Charts: ({ host, sheetId }) => new ChartCollection(host, sheetId),
    Names: ({ host, sheetId }) => new NamedItemCollection(host, sheetId),
    Comments: ({ host, sheetId }) => new CommentCollection(host, sheetId),
    FreezePanes: (worksheet) => new WorksheetFreezePanes(worksheet),
    Protection: (worksheet) => new WorksheetProtection(worksheet),
  },
  methods: {
    Activate: ({ sheet }) => {
      if (sheet.isSheetHidden()) throw new HostError("InvalidOperation", "A hidden sheet can't be activated.");
      sheet.activate();
    },
    Delete: remove,
    Copy: copy,
    Calculate: ({ host }) => host.grid.calculation.full(),
    GetRange: (worksheet, reference?: unknown) => worksheet.range(reference),
    GetCell: ({ host, sheetId }, row: number, column: number) =>
      Range.at(host, sheetId, { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 }).on({
        startRow: row,
        endRow: row,
        startColumn: column,
        endColumn: column,
      }),
    GetRangeByIndexes: (worksheet, row: number, column: number, rows: number, columns: number) =>
      worksheet.range().on({ startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 }),
    FindAll: (worksheet, text: unknown, criteria?: object) => findAll(worksheet.range().target, text, criteria) ?? missing(),
    FindAllOrNullObject: (worksheet, text: unknown, criteria?: object) => findAll(worksheet.range().target, text, criteria),
    GetUsedRange: (worksheet, valuesOnly = false) =>
      // As in Excel, an empty sheet's used range is its first cell.
      worksheet.range().used(valuesOnly) ?? worksheet.range("A1"),
    GetUsedRangeOrNullObject: (worksheet, valuesOnly = false) => worksheet.range().used(valuesOnly),
    GetNext: (worksheet, visibleOnly = false) => neighbour(worksheet, 1, visibleOnly) ?? missing(),
    GetNextOrNullObject: (worksheet, visibleOnly = false) => neighbour(worksheet, 1, visibleOnly),
    GetPrevious: (worksheet, visibleOnly = false) => neighbour(worksheet, -1, visibleOnly) ?? missing(),
    GetPreviousOrNullObject: (worksheet, visibleOnly = false) => neighbour(worksheet, -1, visibleOnly),
    ...eventSwitches<Worksheet>(({ host, sheetId }) => ({ host, sheetId })),
  },
  calculated: ["FindAll", "FindAllOrNullObject", "GetUsedRange", "GetUsedRangeOrNullObject"],
};

function missing(): never {
  throw itemNotFound();
}

function neighbour({ host, sheet }: Worksheet, step: number, visibleOnly: boolean): Worksheet | null {
  const sheets = host.grid.book.getSheets();
  for (let index = sheet.getIndex() + step; index >= 0 && index < sheets.length; index += step) {
    if (!visibleOnly || !sheets[index].isSheetHidden()) return new Worksheet(host, sheets[index].getSheetId());
  }
  return null;
}
