import { type Refused, refused } from "./result";

/** Whether the host answers an API set, such as ExcelApi 1.12. */
export function supports(version: string, set = "ExcelApi"): boolean {
  return typeof Office !== "undefined" && Office.context?.requirements?.isSetSupported(set, version) === true;
}

const WHAT_TO_SAY: Readonly<Record<string, string>> = {
  AccessDenied: "The sheet or workbook is protected or open for reading only. Unprotect it, then try again. Nothing was changed.",
  InvalidOperationInCellEditMode: "Excel is in the middle of editing a cell. Press Enter or Esc there, then try again.",
  InvalidSelection: "Select a cell or range in the sheet first.",
  ApiNotFound: "This version of Excel cannot do that. Nothing was changed.",
  ItemNotFound: "What this works on is no longer in the workbook. Nothing was changed.",
  RequestAborted: "Excel stopped the request. Nothing was changed; try again.",
};

/** Dynamic arrays, and the calls that know of them: below these the blocks would show one cell of every table. */
const BASELINE = "1.12";

/** A failure of Excel as one sentence that a reader can act on. */
export function inWords(error: unknown): Refused {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return refused((code && WHAT_TO_SAY[code]) || `Excel refused: ${message ?? String(error)}`);
}

/**
 * One user action: one Excel.run, whose writes form one entry of the undo list where the host can group them. Failures of Excel come
 * back as a refusal, errors of ours are thrown on.
 */
export async function excelRun<T>(action: (context: Excel.RequestContext) => Promise<T>): Promise<T | Refused> {
  if (typeof Excel === "undefined") return refused("Open this pane in Excel to work on a workbook.");
  if (!supports(BASELINE)) return refused("This needs a newer Excel: 2021, Microsoft 365, or Excel on the web. Nothing was changed.");
  try {
    return await (supports("1.20") ? Excel.run({ mergeUndoGroup: true } as Excel.RunOptions, action) : Excel.run(action));
  } catch (error) {
    const fromExcel = typeof error === "object" && error !== null && "code" in error && "debugInfo" in error;
    if (!fromExcel) throw error;
    return inWords(error);
  }
}

/** What a method of Excel answered; a sync lies between. */
export function valueOf<T>(answer: OfficeExtension.ClientResult<T>): T {
  return answer.value;
}
