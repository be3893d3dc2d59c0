import { type Area, areaName, MOST_COLUMNS, MOST_ROWS } from "../../grid/address";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import type { HostObject, Members } from "../protocol/hostObject";
import { CellsObject } from "./cellsObject";
import { ConditionalFormats } from "./conditionalFormats";
import { DataValidation } from "./dataValidation";
import { EDITING } from "./rangeEditing";
import { RangeAreas } from "./rangeAreas";
import { SEARCHES } from "./rangeSearch";
import { RangeSort } from "./rangeSort";
import { RangeFormat } from "./rangeFormat";
import { RangeTarget, targetOf } from "./rangeTarget";
import { VALUES } from "./rangeValues";

/** A rectangle of cells. */
export class Range extends CellsObject {
  readonly members: Members<never> = RANGE;

  static at(host: HostContext, sheetId: string, area: Area): Range {
    return new Range(new RangeTarget(host, sheetId, area));
  }

  static of(host: HostContext, reference: unknown, sheetId: string): Range {
    if (reference instanceof Range) return reference;
    if (typeof reference !== "string" || reference === "") throw invalidArgument();
    return new Range(targetOf(host, reference, sheetId));
  }

  get area(): Area {
    return this.target.area;
  }

  on(area: Area): Range {
    return new Range(this.target.at(area));
  }

  /** Another range given by a script: the object, or an address on the same sheet. */
  other(range: unknown): Range {
    return Range.of(this.target.host, range, this.target.sheetId);
  }

  used(valuesOnly: boolean): Range | null {
    const area = this.target.cells.used(this.area, valuesOnly);
    return area && this.on(area);
  }

  intersection(range: unknown): Range | null {
    const other = this.other(range);
    if (other.target.sheetId !== this.target.sheetId) throw invalidArgument();
    const area = {
      startRow: Math.max(this.area.startRow, other.area.startRow),
      endRow: Math.min(this.area.endRow, other.area.endRow),
      startColumn: Math.max(this.area.startColumn, other.area.startColumn),
      endColumn: Math.min(this.area.endColumn, other.area.endColumn),
    };
    return area.startRow > area.endRow || area.startColumn > area.endColumn ? null : this.on(area);
  }

  /** The whole of what a formula in this cell spills, itself included; null if it spills nothing. */
  spill(): Range | null {
    if (this.target.rowCount * this.target.columnCount !== 1) throw invalidArgument();
    const area = this.target.grid
      .spillAreas(this.target.sheetId)
      .find(({ startRow, startColumn }) => startRow === this.area.startRow && startColumn === this.area.startColumn);
    return area ? this.on(area) : null;
  }

  spillParent(): Range | null {
    if (this.target.rowCount * this.target.columnCount !== 1) throw invalidArgument();
    const { startRow: row, startColumn: column } = this.area;
    const area = this.target.grid
      .spillAreas(this.target.sheetId)
      .find((one) => row >= one.startRow && row <= one.endRow && column >= one.startColumn && column <= one.endColumn);
    return area ? this.on({ ...area, endRow: area.startRow, endColumn: area.startColumn }) : null;
  }
}

const shifted = ({ startRow, startColumn, endRow, endColumn }: Area, rows: number, columns: number): Area => ({
  startRow: startRow + rows,
  endRow: endRow + rows,
  startColumn: startColumn + columns,
  endColumn: endColumn + columns,
});

function needed(range: Range | null): Range {
  if (!range) throw itemNotFound();
  return range;
}

/** The block of filled cells around a range, bounded by blank rows and columns. */
function surroundingRegion(range: Range): Range {
  const { cells } = range.target;
  let area = range.area;
  const filled = (one: Area): boolean => {
    for (let row = one.startRow; row <= one.endRow; row++) {
      for (let column = one.startColumn; column <= one.endColumn; column++) if (!cells.isBlank(row, column)) return true;
    }
    return false;
  };
  for (let grown = true; grown;) {
    grown = false;
    const { startRow, endRow, startColumn, endColumn } = area;
    const ring: [Area, Area][] = [
      [
        { startRow: startRow - 1, endRow: startRow - 1, startColumn: startColumn - 1, endColumn: endColumn + 1 },
        { ...area, startRow: startRow - 1 },
      ],
      [
        { startRow: endRow + 1, endRow: endRow + 1, startColumn: startColumn - 1, endColumn: endColumn + 1 },
        { ...area, endRow: endRow + 1 },
      ],
      [
        { startRow: startRow - 1, endRow: endRow + 1, startColumn: startColumn - 1, endColumn: startColumn - 1 },
        { ...area, startColumn: startColumn - 1 },
      ],
      [
        { startRow: startRow - 1, endRow: endRow + 1, startColumn: endColumn + 1, endColumn: endColumn + 1 },
        { ...area, endColumn: endColumn + 1 },
      ],
    ];
    for (const [edge, next] of ring) {
      const inside = { ...edge, startRow: Math.max(0, edge.startRow), startColumn: Math.max(0, edge.startColumn) };
      if (next.startRow < 0 || next.startColumn < 0 || next.endRow >= MOST_ROWS || next.endColumn >= MOST_COLUMNS) continue;
      if (!filled(inside)) continue;
      area = next;
      grown = true;
      break;
    }
  }
  return range.on(area);
}

/** Ranges next to, inside and around a range. */
const MOVES: Members<Range>["methods"] = {
  GetCell: (range, row: number, column: number) => {
    const startRow = range.area.startRow + row;
    const startColumn = range.area.startColumn + column;
    return range.on({ startRow, endRow: startRow, startColumn, endColumn: startColumn });
  },
  GetRow: (range, row: number) => range.on({ ...range.area, startRow: range.area.startRow + row, endRow: range.area.startRow + row }),
  GetColumn: (range, column: number) =>
    range.on({ ...range.area, startColumn: range.area.startColumn + column, endColumn: range.area.startColumn + column }),
  GetOffsetRange: (range, rows: number, columns: number) => range.on(shifted(range.area, rows, columns)),
  GetResizedRange: (range, rows: number, columns: number) =>
    range.on({ ...range.area, endRow: range.area.endRow + rows, endColumn: range.area.endColumn + columns }),
  GetAbsoluteResizedRange: (range, rows: number, columns: number) =>
    range.on({ ...range.area, endRow: range.area.startRow + rows - 1, endColumn: range.area.startColumn + columns - 1 }),
  GetLastCell: (range) => range.on({ ...range.area, startRow: range.area.endRow, startColumn: range.area.endColumn }),
  GetLastRow: (range) => range.on({ ...range.area, startRow: range.area.endRow }),
  GetLastColumn: (range) => range.on({ ...range.area, startColumn: range.area.endColumn }),
  GetRowsAbove: (range, count = 1) => range.on({ ...range.area, startRow: range.area.startRow - count, endRow: range.area.startRow - 1 }),
  GetRowsBelow: (range, count = 1) => range.on({ ...range.area, startRow: range.area.endRow + 1, endRow: range.area.endRow + count }),
  GetColumnsBefore: (range, count = 1) =>
    range.on({ ...range.area, startColumn: range.area.startColumn - count, endColumn: range.area.startColumn - 1 }),
  GetColumnsAfter: (range, count = 1) =>
    range.on({ ...range.area, startColumn: range.area.endColumn + 1, endColumn: range.area.endColumn + count }),
  GetEntireRow: (range) => range.on({ ...range.area, startColumn: 0, endColumn: MOST_COLUMNS - 1 }),
  GetEntireColumn: (range) => range.on({ ...range.area, startRow: 0, endRow: MOST_ROWS - 1 }),
  GetBoundingRect: (range, other: unknown) => {
    const { area } = range.other(other);
    return range.on({
      startRow: Math.min(range.area.startRow, area.startRow),
      endRow: Math.max(range.area.endRow, area.endRow),
      startColumn: Math.min(range.area.startColumn, area.startColumn),
      endColumn: Math.max(range.area.endColumn, area.endColumn),
    });
  },
  GetIntersection: (range, other: unknown) => needed(range.intersection(other)),
  GetIntersectionOrNullObject: (range, other: unknown) => range.intersection(other),
  GetUsedRange: (range, valuesOnly = false) => needed(range.used(valuesOnly)),
  GetUsedRangeOrNullObject: (range, valuesOnly = false) => range.used(valuesOnly),
  GetSurroundingRegion: surroundingRegion,
  GetSpillingToRange: (range) => needed(range.spill()),
  GetSpillingToRangeOrNullObject: (range) => range.spill(),
  GetSpillParent: (range) => needed(range.spillParent()),
  GetSpillParentOrNullObject: (range) => range.spillParent(),
  GetMergedAreasOrNullObject: (range) => mergedAreas(range),
  GetTables: (range, fullyContained = false) => range.target.host.make.tables(tablesIn(range, fullyContained)),
};

function tablesIn(range: Range, fullyContained: boolean): string[] {
  const within = range.target.grid.tables().filter(({ sheetId, area }) => {
    if (sheetId !== range.target.sheetId) return false;
    const shared = range.intersection(Range.at(range.target.host, sheetId, area));
    return shared !== null && (!fullyContained || areaName(shared.area) === areaName(area));
  });
  return within.map(({ id }) => id);
}

/** The merged cells that a range touches, as the areas' addresses; null where there are none. */
function mergedAreas(range: Range): HostObject | null {
  const { target } = range;
  const merged = (target.grid.sheet(target.sheetId)?.getMergedRanges() ?? [])
    .map((one) => one.getRange())
    .filter((area) => range.intersection(range.on(area)) !== null);
  return merged.length > 0 ? new RangeAreas(merged.map((area) => range.on(area))) : null;
}

const RANGE: Members<Range> = {
  type: "Range",
  properties: {
    Address: { get: ({ target }) => target.address },
    AddressLocal: { get: ({ target }) => target.address },
    CellCount: { get: ({ target }) => Math.min(target.rowCount * target.columnCount, 2 ** 31 - 1) },
    RowCount: { get: ({ target }) => target.rowCount },
    ColumnCount: { get: ({ target }) => target.columnCount },
    RowIndex: { get: ({ area }) => area.startRow },
    ColumnIndex: { get: ({ area }) => area.startColumn },
    IsEntireColumn: { get: ({ target }) => target.isEntireColumn },
    IsEntireRow: { get: ({ target }) => target.isEntireRow },
    HasSpill: {
      get: ({ target: { grid, sheetId, area } }) =>
        grid
          .spillAreas(sheetId)
          .some(
            (one) =>
              one.startRow <= area.endRow &&
              one.endRow >= area.startRow &&
              one.startColumn <= area.endColumn &&
              one.endColumn >= area.startColumn,
          ),
    },
    ...VALUES,
  },
  links: {
    Worksheet: ({ target }) => target.host.make.worksheet(target.sheetId),
    Format: ({ target }) => new RangeFormat(target),
    DataValidation: ({ target }) => new DataValidation(target),
    Sort: ({ target }) => new RangeSort(target),
    ConditionalFormats: ({ target }) => new ConditionalFormats(target),
  },
  methods: { ...MOVES, ...EDITING, ...SEARCHES },
  calculated: [
    "GetUsedRange",
    "GetUsedRangeOrNullObject",
    "GetSurroundingRegion",
    "GetSpillingToRange",
    "GetSpillingToRangeOrNullObject",
    "GetSpillParent",
    "GetSpillParentOrNullObject",
    "CopyFrom",
    "Find",
    "FindOrNullObject",
    "GetSpecialCells",
    "GetSpecialCellsOrNullObject",
  ],
};
