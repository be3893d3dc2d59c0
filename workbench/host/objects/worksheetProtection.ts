import { accessDenied, HostError } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { WorksheetParts } from "./worksheetParts";

/** Whether a sheet is protected, and by what password: that is not kept in files. */
export class WorksheetProtection extends HostObject {
  readonly members: Members<WorksheetProtection> = {
    type: "WorksheetProtection",
    properties: {
      Protected: { get: ({ isProtected }) => isProtected },
      Options: { get: ({ protection, worksheet }) => ({ ...ALL_FORBIDDEN, ...protection.options(worksheet.sheetId) }) },
    },
    methods: {
      Protect: (target, options?: Record<string, unknown> | null, password?: string | null) => target.protect(options ?? {}, password),
      Unprotect: (target, password?: string | null) => target.unprotect(password),
    },
  };

  constructor(private readonly worksheet: WorksheetParts) {
    super();
  }

  private get protection() {
    return this.worksheet.host.grid.protection;
  }

  private get isProtected(): boolean {
    return this.protection.isProtected(this.worksheet.sheetId);
  }

  private protect(options: Record<string, unknown>, password?: string | null): void {
    const { sheetId, host } = this.worksheet;
    if (this.isProtected) throw new HostError("InvalidOperation", "The sheet is protected already.");
    this.protection.protect(sheetId, Object.fromEntries(Object.keys(ALL_FORBIDDEN).map((option) => [option, options[option] === true])));
    if (password) host.passwords.set(sheetId, password);
  }

  private unprotect(password?: string | null): void {
    const { sheetId, host } = this.worksheet;
    const wanted = host.passwords.get(sheetId);
    if (this.isProtected && wanted !== undefined && wanted !== password) throw accessDenied();
    this.protection.unprotect(sheetId);
    host.passwords.delete(sheetId);
  }
}

/** Excel.WorksheetProtectionOptions that a script may give, as they are where it gives none. */
const ALL_FORBIDDEN: Readonly<Record<string, boolean>> = Object.fromEntries(
  [
    "allowAutoFilter",
    "allowDeleteColumns",
    "allowDeleteRows",
    "allowEditObjects",
    "allowEditScenarios",
    "allowFormatCells",
    "allowFormatColumns",
    "allowFormatRows",
    "allowInsertColumns",
    "allowInsertHyperlinks",
    "allowInsertRows",
    "allowPivotTables",
    "allowSort",
  ].map((option) => [option, false]),
);
