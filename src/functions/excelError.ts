import type { CellError } from "../catalogue/cell";

/** Excel's own error object for one of ours; the runtime shows the message for #VALUE! and #N/A. */
export function excelError({ error, message }: CellError): Error {
  const ExcelError = CustomFunctions.Error as typeof CustomFunctions.Error | undefined;
  // A bare realm may know only how to associate: the same error then, as a plain object of the same shape.
  return (
    ExcelError ? new ExcelError(error as CustomFunctions.ErrorCode, message) : Object.assign(new Error(message), { code: error })
  ) as Error;
}
