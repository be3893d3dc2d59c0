import { areaName, quotedSheet } from "../grid/address";
import type { FunctionCall, FunctionCaller } from "../grid/functions/functionCalls";
import { type FunctionCell, FunctionError, type FunctionValue } from "../grid/functions/valueObjects";
import type { Grid } from "../grid/grid";
import type { EventEntry } from "./protocol/messages";
import { HostObject, type Members } from "./protocol/hostObject";

const CATEGORY = 1;
const INVOKE = 1000;
const CANCEL = 1001;
const FLAG = { cancelable: 1, streaming: 2, errorsAllowed: 4 } as const;

/** Excel's errors by the numbers under which the runtime reports them; what the function threw otherwise is #VALUE!. */
const ERROR_BY_NUMBER: Readonly<Record<number, string>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!" };
/** Numbers under which it reports that no function of that name has registered. */
const NOT_REGISTERED: readonly number[] = [9, 10];

interface Result {
  readonly id: number;
  readonly failed?: boolean;
  readonly value?: unknown;
  readonly errorCode?: number;
}

/** Calls custom functions through the runtime inside office.js, and receives what they return. */
export class CustomFunctionsService extends HostObject implements FunctionCaller {
  readonly members: Members<CustomFunctionsService> = {
    type: "CustomFunctions",
    methods: {
      SetInvocationResults: (service, results: Result[]) => service.receive(results),
      _SetOsfControlContainerReadyForCustomFunctions: (service) => service.start(),
    },
  };

  constructor(
    private readonly grid: Grid,
    private readonly send: (entries: readonly EventEntry[]) => void,
  ) {
    super();
  }

  /** The add-in's functions have registered: from now on cells may call them. */
  start(): void {
    this.grid.calls.serveWith(this);
  }

  invoke(calls: readonly FunctionCall[]): void {
    this.send(
      calls.map(({ id, metadata, values, place }) => ({
        messageCategory: CATEGORY,
        messageType: INVOKE,
        targetId: "",
        message: JSON.stringify({
          invocationId: id,
          functionName: metadata.id,
          parameterValues: values.map(toWire),
          address: this.address(place.sheetId, place.row, place.column),
          flags:
            FLAG.errorsAllowed | (metadata.options?.cancelable ? FLAG.cancelable : 0) | (metadata.options?.stream ? FLAG.streaming : 0),
          parameterAddresses: null,
        }),
      })),
    );
  }

  cancel(ids: readonly number[]): void {
    this.send(
      ids.map((invocationId) => ({
        messageCategory: CATEGORY,
        messageType: CANCEL,
        targetId: "",
        message: JSON.stringify({ invocationId }),
      })),
    );
  }

  private address(sheetId: string, row: number, column: number): string {
    const name = this.grid.sheet(sheetId)?.getSheetName() ?? "";
    return `${quotedSheet(name)}!${areaName({ startRow: row, endRow: row, startColumn: column, endColumn: column })}`;
  }

  private receive(results: readonly Result[]): void {
    this.grid.calls.answer(
      results.map(({ id, failed, value, errorCode }) => ({ id, value: failed ? errorOf(value, errorCode) : fromWire(value) })),
    );
  }
}

function toWire(value: FunctionValue): unknown {
  if (Array.isArray(value)) return value.map((row) => (Array.isArray(row) ? row.map(toWire) : toWire(row)));
  return value instanceof FunctionError ? { type: "CustomFunctionError", code: value.code } : value;
}

function errorOf(message: unknown, errorCode = 0): FunctionError {
  const code = NOT_REGISTERED.includes(errorCode) ? "#NAME?" : (ERROR_BY_NUMBER[errorCode] ?? "#VALUE!");
  return new FunctionError(code, typeof message === "string" ? message : "");
}

interface Rich {
  readonly type?: string;
  readonly basicValue?: unknown;
  readonly basicType?: string;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly message?: string;
}

/** Formatted numbers and entities count with the plain value that they carry. */
function cellFromWire(value: unknown): FunctionCell {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return value as string | number | boolean;
  const { type, basicValue, basicType, errorMessage, message } = value as Rich;
  if (type === "Error" || basicType === "Error") return new FunctionError(String(basicValue ?? "#VALUE!"), errorMessage ?? message ?? "");
  return (basicValue ?? "") as string | number | boolean;
}

function fromWire(value: unknown): FunctionValue {
  return Array.isArray(value)
    ? value.map((row) => (Array.isArray(row) ? row.map(cellFromWire) : [cellFromWire(row)]))
    : cellFromWire(value);
}
