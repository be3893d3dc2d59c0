import { MOST_COLUMNS, MOST_ROWS } from "../../grid/address";
import type { HostContext } from "../hostContext";
import { HostError } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Application } from "./application";
import { CommentCollection } from "./comments";
import { CustomXmlPartCollection } from "./customXmlParts";
import { NamedItemCollection } from "./namedItems";
import { Range } from "./range";
import { SettingCollection } from "./settings";
import { TableCollection } from "./tableCollection";
import { WorksheetCollection } from "./worksheetCollection";

export class Workbook extends HostObject {
  readonly members: Members<never> = WORKBOOK;
  /** What a user may have done to the workbook: opened it for reading only, forbidden to add sheets, selected a shape. */
  state = { readOnly: false, structureProtected: false, shapeSelected: false };

  constructor(readonly host: HostContext) {
    super();
  }

  /** The selection on the sheet in view; its first cell where nothing is selected yet. */
  get selected(): Range {
    if (this.state.shapeSelected) throw new HostError("InvalidSelection", "The current selection is invalid for this operation.");
    const { book } = this.host.grid;
    const sheet = book.getActiveSheet();
    const area = sheet.getActiveRange()?.getRange() ?? FIRST_CELL;
    const whole = {
      rows: area.startRow === 0 && area.endRow >= sheet.getMaxRows() - 1,
      columns: area.startColumn === 0 && area.endColumn >= sheet.getMaxColumns() - 1,
    };
    return Range.at(this.host, sheet.getSheetId(), {
      startRow: area.startRow,
      startColumn: area.startColumn,
      endRow: whole.rows ? MOST_ROWS - 1 : area.endRow,
      endColumn: whole.columns ? MOST_COLUMNS - 1 : area.endColumn,
    });
  }

  get activeCell(): Range {
    const { book } = this.host.grid;
    const sheet = book.getActiveSheet();
    const { startRow, startColumn } = book.getActiveCell()?.getRange() ?? sheet.getActiveRange()?.getRange() ?? FIRST_CELL;
    return Range.at(this.host, sheet.getSheetId(), { startRow, startColumn, endRow: startRow, endColumn: startColumn });
  }
}

const FIRST_CELL = { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };

/** Whether sheets may be added and removed: said, as a workbook that was opened so would; the grid forbids nothing. */
class WorkbookProtection extends HostObject {
  readonly members: Members<WorkbookProtection> = {
    type: "WorkbookProtection",
    properties: { Protected: { get: ({ workbook }) => workbook.state.structureProtected } },
    methods: {
      Protect: ({ workbook }) => void (workbook.state.structureProtected = true),
      Unprotect: ({ workbook }) => void (workbook.state.structureProtected = false),
    },
  };

  constructor(private readonly workbook: Workbook) {
    super();
  }
}

const WORKBOOK: Members<Workbook> = {
  type: "Workbook",
  properties: {
    Name: { get: ({ host }) => `${host.grid.book.getName()}.xlsx` },
    ReadOnly: { get: ({ state }) => state.readOnly },
    IsDirty: { get: () => true, set: () => undefined },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => false },
    ChartDataPointTrack: { get: () => true, set: () => undefined },
    UsePrecisionAsDisplayed: { get: () => false },
    CalculationEngineVersion: { get: () => 191029 },
  },
  links: {
    Application: ({ host }) => new Application(host),
    Worksheets: ({ host }) => new WorksheetCollection(host),
    Tables: ({ host }) => new TableCollection(host, () => host.grid.tables()),
    Names: ({ host }) => new NamedItemCollection(host, null),
    Comments: ({ host }) => new CommentCollection(host, null),
    CustomXmlParts: ({ host }) => new CustomXmlPartCollection(host),
    Settings: ({ host }) => new SettingCollection(host),
    Protection: (workbook) => new WorkbookProtection(workbook),
  },
  methods: {
    GetActiveCell: ({ activeCell }) => activeCell,
    GetSelectedRange: ({ selected }) => selected,
    GetIsActiveCollabSession: () => false,
    Save: () => undefined,
    _RemoveReference: ({ host }, reference: string) => host.release(reference),
    _RemoveAllReferences: ({ host }) => host.releaseAll(),
    _GetReferenceCount: ({ host }) => host.referenceCount,
  },
};
