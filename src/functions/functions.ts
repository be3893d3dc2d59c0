import { catalogue } from "../catalogue";
import type { Cell, CellError } from "../catalogue/cell";
import { invoke } from "../catalogue/invoke";
import type { FunctionSpec } from "../catalogue/spec";

/** Excel's own error object for one of ours; the runtime shows the message for #VALUE! and #N/A. */
function excelError({ error, message }: CellError): CustomFunctions.Error {
  return new CustomFunctions.Error(error as CustomFunctions.ErrorCode, message);
}

function excelCell(cell: Cell): unknown {
  return typeof cell === "object" && cell !== null ? excelError(cell) : cell;
}

function associated(spec: FunctionSpec): (...raw: unknown[]) => unknown {
  const arity = spec.parameters.length;
  // Excel passes every parameter, then its invocation object: what stands beyond the declared parameters is not an argument.
  return (...raw) => {
    const result = invoke(spec, raw.slice(0, arity));
    if (!result.ok) throw excelError(result.error);
    return Array.isArray(result.value) ? result.value.map((row) => row.map(excelCell)) : result.value;
  };
}

for (const { functions } of catalogue) for (const spec of functions) CustomFunctions.associate(spec.name, associated(spec));
