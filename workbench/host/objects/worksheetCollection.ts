import type { HostContext } from "../hostContext";
import { itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { eventSwitches } from "../events";
import { checkSheetName, Worksheet } from "./worksheet";

export class WorksheetCollection extends HostObject {
  readonly members: Members<never> = WORKSHEETS;

  constructor(readonly host: HostContext) {
    super();
  }

  override items(): Worksheet[] {
    return this.host.grid.book.getSheets().map((sheet) => new Worksheet(this.host, sheet.getSheetId()));
  }

  override item(key: unknown): Worksheet | null {
    const wanted = String(key).toLowerCase();
    const sheet = this.host.grid.book.getSheets().find((one) => one.getSheetId() === key || one.getSheetName().toLowerCase() === wanted);
    return sheet ? new Worksheet(this.host, sheet.getSheetId()) : null;
  }

  visible(visibleOnly: boolean): Worksheet[] {
    return this.items().filter(({ sheet }) => !visibleOnly || !sheet.isSheetHidden());
  }
}

function add(worksheets: WorksheetCollection, name?: string | null): Worksheet {
  const { host } = worksheets;
  const given = name === undefined || name === null || name === "" ? freeName(worksheets) : checkSheetName(host, name);
  return new Worksheet(host, host.grid.addSheet(given));
}

function freeName(worksheets: WorksheetCollection): string {
  let number = worksheets.items().length + 1;
  while (worksheets.item(`Sheet${number}`)) number++;
  return `Sheet${number}`;
}

const WORKSHEETS: Members<WorksheetCollection> = {
  type: "WorksheetCollection",
  methods: {
    Add: add,
    GetItem: (worksheets, key: unknown) => worksheets.item(key) ?? missing(),
    GetItemOrNullObject: (worksheets, key: unknown) => worksheets.item(key),
    GetActiveWorksheet: ({ host }) => new Worksheet(host, host.grid.book.getActiveSheet().getSheetId()),
    GetCount: (worksheets, visibleOnly = false) => worksheets.visible(visibleOnly).length,
    GetFirst: (worksheets, visibleOnly = false) => worksheets.visible(visibleOnly)[0],
    GetLast: (worksheets, visibleOnly = false) => worksheets.visible(visibleOnly).at(-1),
    ...eventSwitches<WorksheetCollection>(({ host }) => ({ host, sheetId: null })),
  },
};

function missing(): never {
  throw itemNotFound();
}
