import type { HostContext, TableLook } from "../hostContext";
import type { Range } from "./range";

/** A table as its columns, rows and filter see it. */
export interface TableParts {
  readonly host: HostContext;
  readonly tableId: string;
  readonly info: { readonly sheetId: string; readonly name: string; readonly columns: readonly string[] };
  readonly look: TableLook;
  readonly range: Range;
  readonly header: Range;
  readonly body: Range;
  setLook(change: TableLook): void;
  resize(area: Range["area"]): Promise<void>;
}
