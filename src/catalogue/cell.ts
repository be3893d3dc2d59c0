/** An Excel error as a value: one that came in from a precedent cell, or one a broadcast puts in a single cell. */
export interface CellError {
  readonly error: ExcelErrorCode;
  readonly message?: string;
}

export const EXCEL_ERROR_CODES = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#CALC!",
  "#SPILL!",
  "#BUSY!",
  "#FIELD!",
  "#CONNECT!",
  "#BLOCKED!",
  "#UNKNOWN!",
  "#GETTING_DATA",
] as const;
export type ExcelErrorCode = (typeof EXCEL_ERROR_CODES)[number];

/** What a cell holds, as Excel hands it over: blank cells are null or "". */
export type Cell = number | string | boolean | null | CellError;

const CODES: ReadonlySet<string> = new Set(EXCEL_ERROR_CODES);

/**
 * The error in a raw argument value, whatever form the host gives it: a CustomFunctions.Error (`code`), an error entity (`basicValue`),
 * one of ours (`error`), or the error's own text.
 */
export function errorIn(raw: unknown): CellError | null {
  if (typeof raw === "string") return raw.charCodeAt(0) === 35 && CODES.has(raw) ? { error: raw as ExcelErrorCode } : null;
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const { error, code, basicValue, message } = raw as Record<string, unknown>;
  for (const candidate of [error, code, basicValue]) {
    if (typeof candidate === "string" && CODES.has(candidate)) {
      return { error: candidate as ExcelErrorCode, ...(typeof message === "string" && message !== "" ? { message } : {}) };
    }
  }
  return null;
}

export function isBlank(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === "" || (typeof raw === "string" && raw.trim() === "");
}
