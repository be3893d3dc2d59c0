import { catalogue } from "../catalogue";
import type { Cell, CellError } from "../catalogue/cell";
import { type CallResult, invokeInSteps } from "../catalogue/invoke";
import type { FunctionSpec } from "../catalogue/spec";
import type { Steps } from "../domain/kernel/steps";
import { inSlices } from "./inSlices";

/** Excel's own error object for one of ours; the runtime shows the message for #VALUE! and #N/A. */
function excelError({ error, message }: CellError): Error {
  const ExcelError = CustomFunctions.Error as typeof CustomFunctions.Error | undefined;
  // A bare realm may know only how to associate: the same error then, as a plain object of the same shape.
  return (
    ExcelError ? new ExcelError(error as CustomFunctions.ErrorCode, message) : Object.assign(new Error(message), { code: error })
  ) as Error;
}

function isError(cell: Cell): cell is CellError {
  return typeof cell === "object" && cell !== null;
}

function excelCell(cell: Cell): unknown {
  return isError(cell) ? excelError(cell) : cell;
}

/** Rows between two pauses. */
const STRETCH = 1 << 12;

function* excelResult(steps: Steps<CallResult>): Steps<unknown> {
  const result = yield* steps;
  if (!result.ok) throw excelError(result.error);
  if (!Array.isArray(result.value)) return result.value;
  const rows: unknown[][] = [];
  for (const row of result.value) {
    rows.push(row.some(isError) ? row.map(excelCell) : row);
    if (rows.length % STRETCH === 0) yield;
  }
  return rows;
}

function associated(spec: FunctionSpec): (...raw: unknown[]) => unknown {
  const arity = spec.parameters.length;
  // Excel passes every parameter, then its invocation object: what stands beyond the declared parameters is not an argument.
  return (...raw) =>
    inSlices(
      excelResult(invokeInSteps(spec, raw.slice(0, arity))),
      spec.cancelable ? (raw[arity] as CustomFunctions.CancelableInvocation | undefined) : undefined,
    );
}

for (const { functions } of catalogue) for (const spec of functions) CustomFunctions.associate(spec.name, associated(spec));
