import { HostError } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { WorksheetParts } from "./worksheetParts";

/** Whether a sheet is protected: kept with the workbook, not enforced against typing in the grid. */
export class WorksheetProtection extends HostObject {
  readonly members: Members<WorksheetProtection> = {
    type: "WorksheetProtection",
    properties: {
      Protected: { get: ({ entry }) => entry !== undefined },
      Options: { get: ({ entry }) => entry?.options ?? {} },
    },
    methods: {
      Protect: (protection, options?: Record<string, boolean>) => {
        if (protection.entry) throw new HostError("InvalidOperation", "The sheet is protected already.");
        protection.put({ options: options ?? {} });
      },
      Unprotect: (protection) => protection.put(undefined),
    },
  };

  constructor(private readonly worksheet: WorksheetParts) {
    super();
  }

  private get extras() {
    return this.worksheet.host.grid.extras;
  }

  private get entry() {
    return this.extras.get("protection")[this.worksheet.sheetId] as { options?: Record<string, boolean> } | undefined;
  }

  private put(entry: { options: Record<string, boolean> } | undefined): void {
    const all = { ...this.extras.get("protection") };
    delete (all as Record<string, unknown>)[this.worksheet.sheetId];
    this.extras.set("protection", entry ? { ...all, [this.worksheet.sheetId]: entry } : all);
  }
}
