import type { CellValue, ValueType } from "../../grid/cells";
import { EMPTY_CELL } from "../../grid/entry";
import { Tools } from "../../grid/univer";
import { invalidArgument, notImplemented } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { RangeTarget } from "./rangeTarget";

/** Excel.SortField. */
export interface SortField {
  readonly key: number;
  readonly ascending?: boolean | null;
  readonly sortOn?: string | null;
}

/** Puts rows in order by what stands in some of their columns; formulas go along. Blanks come last, numbers before text, as in Excel. */
export function sortRows(target: RangeTarget, fields: unknown, matchCase = false): void {
  if (matchCase) throw notImplemented("Sorting by case");
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument();
  const rules = (fields as SortField[]).map(({ key, ascending, sortOn }) => {
    if (sortOn && !/^value$/i.test(sortOn)) throw notImplemented(`Sorting by ${sortOn}`);
    if (!Number.isInteger(key) || key < 0 || key >= target.columnCount) throw invalidArgument();
    return { column: key, ascending: ascending !== false };
  });
  const { cells } = target;
  const { startRow, endRow, startColumn } = target.present;
  const valueAt = (row: number, column: number): Sorted => ({ value: cells.value(row, column), type: cells.valueType(row, column) });
  const rows = Array.from({ length: endRow - startRow + 1 }, (_, i) => startRow + i);
  const order = rows
    .map((row) => ({ row, by: rules.map(({ column }) => valueAt(row, startColumn + column)) }))
    .sort((one, other) => firstDifference(rules.map(({ ascending }, i) => inOrder(one.by[i], other.by[i], ascending))))
    .map(({ row }) => row);
  // The grid's own sorting leaves references of formulas as they are; in Excel those to the same row go along.
  const mover = target.grid.api.getFormula();
  const contents = target.at(target.present).map((row, column) => {
    const from = order[row - startRow];
    const formula = cells.formula(from, column);
    const style = { s: Tools.deepClone(cells.style(from, column)) };
    return formula
      ? { ...EMPTY_CELL, ...style, f: mover.moveFormulaRefOffset(formula, 0, row - from) }
      : { ...EMPTY_CELL, ...cells.constant(from, column), ...style };
  });
  target.cells.write(target.present, (i, j) => contents[i][j]);
}

interface Sorted {
  readonly value: CellValue;
  readonly type: ValueType;
}

/** Excel's order of kinds; blanks are last whichever way. */
const KINDS: readonly ValueType[] = ["Double", "String", "Boolean", "Error"];

function inOrder(one: Sorted, other: Sorted, ascending: boolean): number {
  if (one.type === "Empty" || other.type === "Empty") return Number(one.type === "Empty") - Number(other.type === "Empty");
  return (KINDS.indexOf(one.type) - KINDS.indexOf(other.type) || compared(one, other)) * (ascending ? 1 : -1);
}

function compared({ value: one, type }: Sorted, { value: other }: Sorted): number {
  if (type === "Error") return 0;
  return typeof one === "string" ? COLLATOR.compare(one, String(other)) : Number(one) - Number(other);
}

const COLLATOR = new Intl.Collator("en", { sensitivity: "accent" });

const firstDifference = (differences: readonly number[]) => differences.find((one) => one !== 0) ?? 0;

export class RangeSort extends HostObject {
  readonly members: Members<RangeSort> = {
    type: "RangeSort",
    methods: {
      Apply: ({ target }, fields: unknown, matchCase?: boolean, hasHeaders?: boolean, orientation?: string) => {
        if (/^columns$/i.test(orientation ?? "")) throw notImplemented("Sorting columns");
        const { area } = target;
        if (hasHeaders && target.rowCount === 1) return;
        sortRows(hasHeaders ? target.at({ ...area, startRow: area.startRow + 1 }) : target, fields, matchCase);
      },
    },
    calculated: ["Apply"],
  };

  constructor(readonly target: RangeTarget) {
    super();
  }
}
