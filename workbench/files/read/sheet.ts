import type { ICellData, IWorksheetData } from "@univerjs/core";
import type { Cell, Worksheet } from "@cj-tech-master/excelts";
import { addCell, joinedRows } from "../../grid/joinedCells";
import { linkInGrid, type SheetIds } from "../links";
import { cellAddress, parseRange, type CellRange } from "../reference";
import type { Spill, SpilledValue } from "../spills";
import { pixelsOf, widthInPixels } from "../units";
import { readColor, readStyle, type StyleTable, type Theme } from "./styles";
import { readCell, typedValue } from "./values";

const MIN_ROWS = 1000;
const MIN_COLUMNS = 26;
/** Rows and columns left free past the last used ones. */
const MARGIN = 20;
/** Files give widths to columns up to the sheet's end; without anything in them they are not worth having. */
const MAX_SIZED_COLUMNS = 256;

export interface ReadSheet {
  readonly sheet: Partial<IWorksheetData>;
  readonly spills: Spill[];
  readonly unlocked: CellRange[];
}

interface Context {
  readonly worksheet: Worksheet;
  readonly styles: StyleTable;
  readonly theme: Theme;
  readonly sheetIds: SheetIds;
}

const TYPE_BOOLEAN = 3;

/** A spilled value as the snapshot keeps it. */
function spilledValue(cell: Cell): SpilledValue {
  const { v, t } = typedValue(cell.formula ? cell.result : cell.value);
  return v === undefined || v === null ? null : t === TYPE_BOOLEAN ? Boolean(v) : v;
}

/** The ranges that array formulas fill, by the address of the formula. Their other cells only repeat results. */
function arrayRanges(worksheet: Worksheet): Map<string, CellRange> {
  const ranges = new Map<string, CellRange>();
  worksheet.eachRow((row) =>
    row.eachCell((cell) => {
      const { shareType, ref } = cell.model;
      const range = shareType === "array" && ref ? parseRange(ref) : undefined;
      if (range && (range.startRow !== range.endRow || range.startColumn !== range.endColumn)) ranges.set(cell.address, range);
    }),
  );
  return ranges;
}

function readSpill(worksheet: Worksheet, range: CellRange): Spill {
  const values = Array.from({ length: range.endRow - range.startRow + 1 }, (_, down) =>
    Array.from({ length: range.endColumn - range.startColumn + 1 }, (__, across) =>
      spilledValue(worksheet.getCell(range.startRow + down + 1, range.startColumn + across + 1)),
    ),
  );
  return { range: { ...range }, values };
}

/** Cells, and what hangs on them: spills, the ranges that protection leaves open. */
function readCells({
  worksheet,
  styles,
  theme,
  sheetIds,
}: Context): Omit<ReadSheet, "sheet"> & { cellData: Record<number, Record<number, ICellData>> } {
  const ranges = arrayRanges(worksheet);
  const filled = new Set<string>();
  for (const [anchor, { startRow, startColumn, endRow, endColumn }] of ranges)
    for (let row = startRow; row <= endRow; row++)
      for (let column = startColumn; column <= endColumn; column++) {
        const address = cellAddress(row, column);
        if (address !== anchor) filled.add(address);
      }
  const cellData: Record<number, Record<number, ICellData>> = {};
  const unlocked: CellRange[] = [];
  worksheet.eachRow({ includeEmpty: true }, (row, number) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const isCovered = cell.isMerged && cell.master !== cell;
      const url = cell.hyperlink ? linkInGrid(cell.hyperlink, sheetIds) : undefined;
      const content = isCovered || filled.has(cell.address) ? {} : readCell(cell, url, theme);
      const s = styles.idOf(readStyle(cell.style, theme));
      const [down, across] = [number - 1, cell.col - 1];
      if (s !== undefined || Object.keys(content).length > 0)
        (cellData[down] ??= {})[across] = { ...content, ...(s !== undefined && { s }) };
      if (cell.style.protection?.locked === false) addCell(unlocked, down, across);
    }),
  );
  return { cellData, unlocked: joinedRows(unlocked), spills: [...ranges.values()].map((range) => readSpill(worksheet, range)) };
}

function readColumns({ worksheet, styles, theme }: Context, columnCount: number): IWorksheetData["columnData"] {
  const columnData: Record<number, { w?: number; hd?: 1; s?: string }> = {};
  (worksheet.columns ?? []).slice(0, columnCount).forEach((column, index) => {
    const s = styles.idOf(readStyle(column.style, theme));
    const data = {
      ...(column.width !== undefined && { w: widthInPixels(column.width) }),
      ...(column.hidden && { hd: 1 as const }),
      ...(s !== undefined && { s }),
    };
    if (Object.keys(data).length > 0) columnData[index] = data;
  });
  return columnData;
}

function readRows(worksheet: Worksheet): IWorksheetData["rowData"] {
  const rowData: Record<number, { h?: number; hd?: 1 }> = {};
  worksheet.eachRow({ includeEmpty: true }, (row, number) => {
    const data = { ...(row.height !== undefined && { h: pixelsOf(row.height) }), ...(row.hidden && { hd: 1 as const }) };
    if (Object.keys(data).length > 0) rowData[number - 1] = data;
  });
  return rowData;
}

/** How a sheet is viewed; a file need not say, whatever the library's type does. */
const viewOf = (worksheet: Worksheet) => (worksheet.views as Worksheet["views"] | undefined)?.[0];

function readFreeze(worksheet: Worksheet): IWorksheetData["freeze"] {
  const view = viewOf(worksheet);
  if (view?.state !== "frozen") return { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 };
  const { xSplit = 0, ySplit = 0, topLeftCell } = view;
  const first = topLeftCell ? parseRange(topLeftCell) : undefined;
  return {
    xSplit,
    ySplit,
    startRow: ySplit > 0 ? Math.max(first?.startRow ?? 0, ySplit) : -1,
    startColumn: xSplit > 0 ? Math.max(first?.startColumn ?? 0, xSplit) : -1,
  };
}

/** A sheet of the file as the grid keeps it. */
export function readSheet(context: Context, id: string): ReadSheet {
  const { worksheet, theme } = context;
  const { cellData, ...rest } = readCells(context);
  const used = Math.max(worksheet.columnCount, ...rest.spills.map(({ range }) => range.endColumn + 1), 0);
  const sized = Math.min(worksheet.columns?.length ?? 0, MAX_SIZED_COLUMNS);
  const columnCount = Math.max(MIN_COLUMNS, used + MARGIN, sized);
  const { defaultColWidth, defaultRowHeight, tabColor } = worksheet.properties;
  const view = viewOf(worksheet);
  const merges = worksheet.hasMerges ? worksheet.mergedRegions : [];
  const sheet: Partial<IWorksheetData> = {
    id,
    name: worksheet.name,
    tabColor: readColor(tabColor, theme)?.rgb ?? "",
    hidden: worksheet.state === "visible" || worksheet.state === undefined ? 0 : 1,
    rowCount: Math.max(MIN_ROWS, worksheet.rowCount + MARGIN),
    columnCount,
    zoomRatio: (view?.zoomScale ?? 100) / 100,
    freeze: readFreeze(worksheet),
    defaultColumnWidth: widthInPixels(defaultColWidth ?? 9.14),
    defaultRowHeight: pixelsOf(defaultRowHeight ?? 15),
    mergeData: merges.map(({ top, left, bottom, right }) => ({
      startRow: top - 1,
      startColumn: left - 1,
      endRow: bottom - 1,
      endColumn: right - 1,
    })),
    cellData,
    rowData: readRows(worksheet),
    columnData: readColumns(context, columnCount),
    showGridlines: view?.showGridLines === false ? 0 : 1,
    rightToLeft: view?.rightToLeft ? 1 : 0,
  };
  return { sheet, ...rest };
}
