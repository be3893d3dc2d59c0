import {
  ArrayValueObject,
  type BaseValueObject,
  BooleanValueObject,
  ErrorValueObject,
  type Nullable,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "../univer";

/** An error of a cell as it travels between grid and host. */
export class FunctionError {
  constructor(
    readonly code: string,
    readonly message = "",
  ) {}
}

/** What a custom function takes and gives: a cell, or a table of cells. */
export type FunctionCell = number | string | boolean | null | FunctionError;
export type FunctionValue = FunctionCell | FunctionCell[][];

export function toValueObject(value: FunctionValue): BaseValueObject {
  if (Array.isArray(value)) {
    const rows = value.length > 0 && value[0].length > 0 ? value : [[new FunctionError("#CALC!", "The function returned an empty table.")]];
    const columnCount = Math.max(...rows.map((row) => row.length));
    return ArrayValueObject.create({
      calculateValueList: rows.map((row) => Array.from({ length: columnCount }, (_, j) => toValueObject(row[j] ?? ""))),
      rowCount: rows.length,
      columnCount,
      unitId: "",
      sheetId: "",
      row: -1,
      column: -1,
    });
  }
  if (value === null) return NullValueObject.create();
  if (value instanceof FunctionError) return ErrorValueObject.create(value.code as never, value.message);
  if (typeof value === "number") {
    return Number.isFinite(value) ? NumberValueObject.create(value) : ErrorValueObject.create("#NUM!" as never);
  }
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(value);
}

function cellOf(object: Nullable<BaseValueObject>, blank: "" | null): FunctionCell {
  if (!object || object.isNull()) return blank;
  if (object.isError()) return new FunctionError(String(object.getValue()));
  const value = object.getValue();
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** An argument as Excel would hand it over: a table for a matrix parameter, otherwise one cell. An omitted argument is null, a blank cell "". */
export function fromValueObject(object: BaseValueObject, matrix: boolean): FunctionValue {
  if (!object.isArray()) return matrix ? [[cellOf(object, "")]] : cellOf(object, null);
  const array = object as ArrayValueObject;
  if (!matrix) return cellOf(array.get(0, 0), "");
  return Array.from({ length: array.getRowCount() }, (_, i) =>
    Array.from({ length: array.getColumnCount() }, (_, j) => cellOf(array.get(i, j), "")),
  );
}
