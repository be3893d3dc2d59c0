import type { FailureKind } from "../domain/kernel/outcome";
import type { ExcelErrorCode } from "./cell";

const CODE_OF: Readonly<Record<FailureKind, ExcelErrorCode>> = {
  value: "#VALUE!",
  number: "#NUM!",
  division: "#DIV/0!",
  unavailable: "#N/A",
};

/** The Excel error that an expected failure shows as. */
export function errorCode(kind: FailureKind): ExcelErrorCode {
  return CODE_OF[kind];
}
