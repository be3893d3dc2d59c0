import { GENERAL, scriptedCell } from "../../grid/entry";
import { CellValueType, type ICellData } from "../../grid/univer";
import { invalidArgument, sizeMismatch } from "../protocol/hostError";
import type { Property } from "../protocol/hostObject";
import { hidden, hide } from "./hiding";
import { readLink, writeLink } from "./rangeLink";
import type { RangeTarget } from "./rangeTarget";

interface OnCells {
  readonly target: RangeTarget;
}

type Scripted = string | number | boolean | null;

/** One value for every cell, or a table of the range's own size; null leaves a cell as it is. */
function each<T>(target: RangeTarget, given: unknown): (i: number, j: number) => T {
  if (!Array.isArray(given)) return () => given as T;
  const rows = given as unknown[];
  if (rows.length !== target.rowCount || rows.some((row) => !Array.isArray(row) || row.length !== target.columnCount)) throw sizeMismatch();
  return (i, j) => (rows[i] as T[])[j];
}

function setValues({ target }: OnCells, given: unknown): void {
  const { cells } = target;
  const value = each<Scripted>(target, given);
  const { startRow, startColumn } = target.area;
  cells.write(target.present, (i, j) => {
    const one = value(i, j);
    if (one === null || one === undefined) return undefined;
    if (!["string", "number", "boolean"].includes(typeof one)) throw invalidArgument();
    return scriptedCell(one, cells.pattern(startRow + i, startColumn + j));
  });
}

function setPattern({ target }: OnCells, given: unknown): void {
  const { cells } = target;
  const pattern = each<string | null>(target, given);
  const { startRow, startColumn } = target.area;
  cells.write(target.present, (i, j) => {
    const one = pattern(i, j);
    if (one === null || one === undefined) return undefined;
    const style = { n: one === GENERAL || one === "" ? null : { pattern: one } };
    // A constant that becomes text, or is text no longer, is of another type from now on.
    const value = one === "@" ? cells.value(startRow + i, startColumn + j) : "";
    const type: ICellData =
      typeof value === "string" && value !== "" && cells.formula(startRow + i, startColumn + j) === "" ? { t: CellValueType.STRING } : {};
    return { ...type, s: style };
  });
}

function formulaOf({ target }: OnCells): unknown[][] {
  const { cells } = target;
  return target.map((row, column) => cells.formula(row, column) || cells.value(row, column));
}

/** What the cells of a range hold and show. */
export const VALUES: Readonly<Record<string, Property<OnCells>>> = {
  Values: { get: ({ target }) => at(target, "value"), set: setValues },
  Formulas: { get: formulaOf, set: setValues },
  FormulasLocal: { get: formulaOf, set: setValues },
  Text: { get: ({ target }) => at(target, "text") },
  ValueTypes: { get: ({ target }) => at(target, "valueType") },
  NumberFormat: { get: ({ target }) => at(target, "pattern"), set: setPattern },
  Hyperlink: { get: ({ target }) => readLink(target), set: ({ target }, link: never) => writeLink(target, link) },
  RowHidden: { get: ({ target }) => hidden(target, "rows"), set: ({ target }, value: boolean) => hide(target, "rows", value) },
  ColumnHidden: { get: ({ target }) => hidden(target, "columns"), set: ({ target }, value: boolean) => hide(target, "columns", value) },
  Hidden: { get: ({ target }) => hidden(target, "rows") === true || hidden(target, "columns") === true },
  NumberFormatLocal: { get: ({ target }) => at(target, "pattern"), set: setPattern },
};

function at(target: RangeTarget, what: "value" | "text" | "valueType" | "pattern"): unknown[][] {
  const { cells } = target;
  return target.map((row, column) => cells[what](row, column));
}
