import type { Cell, CellError } from "../catalogue/cell";
import { type CallResult, invokeInSteps } from "../catalogue/invoke";
import type { FunctionSpec } from "../catalogue/spec";
import type { Steps } from "../domain/kernel/steps";
import { excelError } from "./excelError";
import { inSlices } from "./inSlices";

/** A function as Excel calls it: arguments, then its invocation object. */
export type ExcelFunction = (...raw: unknown[]) => unknown;

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

export function associated(spec: FunctionSpec): ExcelFunction {
  const arity = spec.parameters.length;
  // Excel passes every parameter, then its invocation object: what stands beyond the declared parameters is not an argument.
  return (...raw) =>
    inSlices(
      excelResult(invokeInSteps(spec, raw.slice(0, arity))),
      spec.cancelable ? (raw[arity] as CustomFunctions.CancelableInvocation | undefined) : undefined,
    );
}
