import type { FWorksheet } from "../../grid/univer";
import type { HostContext } from "../hostContext";
import type { Range } from "./range";

/** A sheet as its freeze panes and its protection see it. */
export interface WorksheetParts {
  readonly host: HostContext;
  readonly sheetId: string;
  readonly sheet: FWorksheet;
  range(reference?: unknown): Range;
}
