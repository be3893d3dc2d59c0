import type { Area } from "../../grid/address";
import type { ValueType } from "../../grid/cells";
import { addCell, joinedRows } from "../../grid/joinedCells";
import { invalidArgument, itemNotFound, notImplemented } from "../protocol/hostError";
import type { Members } from "../protocol/hostObject";
import { CellsObject } from "./cellsObject";
import { RangeAreas } from "./rangeAreas";
import type { RangeTarget } from "./rangeTarget";

interface Criteria {
  readonly completeMatch?: boolean | null;
  readonly matchCase?: boolean | null;
  readonly searchDirection?: string | null;
}

type Test = (row: number, column: number) => boolean;

/** Whether what a cell shows has a text in it, as Excel's dialog finds it: part of the cell, whatever the case, unless asked otherwise. */
function shows({ cells }: RangeTarget, text: unknown, { completeMatch, matchCase }: Criteria): Test {
  if (typeof text !== "string" || text === "") throw invalidArgument();
  const folded = (shown: string) => (matchCase ? shown : shown.toLowerCase());
  const wanted = folded(text);
  return (row, column) => {
    const shown = folded(cells.text(row, column));
    return completeMatch ? shown === wanted : shown.includes(wanted);
  };
}

function* placesOf({ startRow, endRow, startColumn, endColumn }: Area): Generator<readonly [row: number, column: number]> {
  for (let row = startRow; row <= endRow; row++) for (let column = startColumn; column <= endColumn; column++) yield [row, column];
}

/** The areas that the cells which pass a test make up, of the part of a range that is in use. */
function areasOf(target: RangeTarget, test: Test): Area[] {
  const used = target.cells.used(target.area, false);
  if (!used) return [];
  const areas: Area[] = [];
  for (const [row, column] of placesOf(used)) if (test(row, column)) addCell(areas, row, column);
  return joinedRows(areas);
}

const whole = (target: RangeTarget, areas: readonly Area[]) =>
  areas.length === 0 ? null : new RangeAreas(areas.map((area) => target.host.make.range(target.sheetId, area) as CellsObject));

/** The first cell that shows a text; from a single cell on, the search goes through the whole sheet and round again. */
function find({ target }: CellsObject, text: unknown, criteria: Criteria = {}): CellsObject | null {
  const isOneCell = target.rowCount * target.columnCount === 1;
  const searched = isOneCell ? target.host.make.worksheet(target.sheetId).call("GetRange", []) : null;
  const within = searched instanceof CellsObject ? searched.target : target;
  const used = within.cells.used(within.area, true);
  if (!used) return null;
  const test = shows(within, text, criteria);
  const backwards = /^backwards?$/i.test(criteria.searchDirection ?? "");
  const found = [...placesOf(used)].filter(([row, column]) => test(row, column));
  if (backwards) found.reverse();
  const { startRow, startColumn } = target.area;
  const isAfter = ([row, column]: readonly [number, number]) => (row - startRow || column - startColumn) * (backwards ? -1 : 1) > 0;
  const place = (isOneCell ? found.find(isAfter) : undefined) ?? found[0];
  if (!place) return null;
  const [row, column] = place;
  return target.host.make.range(target.sheetId, { startRow: row, endRow: row, startColumn: column, endColumn: column }) as CellsObject;
}

/** Every cell of a range that shows a text; null where none does. */
export function findAll(target: RangeTarget, text: unknown, criteria: Criteria = {}): RangeAreas | null {
  return whole(target, areasOf(target, shows(target, text, criteria)));
}

/** Kinds of values by the word in Excel.SpecialCellValueType that lets them in. */
const VALUES: Readonly<Record<ValueType, RegExp>> = {
  Double: /number/i,
  String: /text/i,
  Boolean: /logical/i,
  Error: /error/i,
  Empty: /^$/,
};

function specialTest({ cells, grid, sheetId }: RangeTarget, type: string, values: string): Test {
  const letsIn: Test = (row, column) => /^all$/i.test(values) || VALUES[cells.valueType(row, column)].test(values);
  const isComputed: Test = (row, column) => cells.formula(row, column) !== "" || grid.spilled(sheetId, row, column) !== null;
  switch (type.toLowerCase()) {
    case "blanks":
      return (row, column) => cells.isBlank(row, column);
    case "formulas":
      return (row, column) => isComputed(row, column) && letsIn(row, column);
    case "constants":
      return (row, column) => !isComputed(row, column) && !cells.isBlank(row, column) && letsIn(row, column);
    case "visible": {
      const sheet = grid.sheet(sheetId)?.getSheet();
      return (row, column) => sheet?.getRowVisible(row) === true && sheet.getColVisible(column);
    }
    default:
      throw notImplemented(`Cells of the kind ${type}`);
  }
}

function specialCells({ target }: CellsObject, type: string, values = "All"): RangeAreas | null {
  if (typeof type !== "string") throw invalidArgument();
  return whole(target, areasOf(target, specialTest(target, type, values)));
}

function needed<T>(found: T | null): T {
  if (!found) throw itemNotFound();
  return found;
}

/** Cells of a range by what they show or hold. */
export const SEARCHES: Members<CellsObject>["methods"] = {
  Find: (range, text: unknown, criteria?: Criteria) => needed(find(range, text, criteria)),
  FindOrNullObject: find,
  GetSpecialCells: (range, type: string, values?: string) => needed(specialCells(range, type, values)),
  GetSpecialCellsOrNullObject: specialCells,
};
