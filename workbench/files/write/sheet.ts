import type { ICellData, IStyleData, IWorkbookData, IWorksheetData, Nullable } from "@univerjs/core";
import type { CellValueInput, Style, Worksheet } from "@cj-tech-master/excelts";
import { evaluatesArrays } from "../../../src/xlsx/evaluatesArrays";
import { formulaInFile } from "../../../src/xlsx/formulaInFile";
import { linkInFile, type SheetIds } from "../links";
import { cellAddress, rangeAddress } from "../reference";
import type { Note } from "../resources";
import type { Spill, SpilledValue } from "../spills";
import { pointsOf, widthInFile } from "../units";
import { pagesAcross } from "./pagesAcross";
import { styleInFile } from "./styles";
import { cachedResult, constantInFile, linkOf } from "./values";

const BOOLEAN = 3;
const LINK_COLOR = "FF0563C1";

export interface SheetContent {
  readonly sheet: Partial<IWorksheetData>;
  readonly spills: readonly Spill[];
  readonly notes: Readonly<Record<string, Record<string, Note>>>;
  readonly headers: ReadonlyMap<string, string>;
  readonly isSingleName: (name: string) => boolean;
  readonly sheetIds: SheetIds;
}

/** Looks styles up by their id, each converted once: a workbook has few styles and many cells. */
export function styleCache(snapshot: IWorkbookData): (style: Nullable<IStyleData | string>) => Partial<Style> | undefined {
  const cache = new Map<string, Partial<Style> | undefined>();
  return (style) => {
    if (!style) return undefined;
    if (typeof style !== "string") return styleInFile(style);
    if (!cache.has(style)) cache.set(style, styleInFile(snapshot.styles[style] ?? {}));
    return cache.get(style);
  };
}

function formulaValue(cell: ICellData, row: number, column: number, content: SheetContent, spill: Spill | undefined): CellValueInput {
  const formula = formulaInFile(cell.f ?? "");
  const result = cachedResult(cell.v ?? undefined, cell.t === BOOLEAN);
  const url = linkOf(cell);
  const link = url === undefined ? {} : { hyperlink: linkInFile(url, content.sheetIds) };
  const withResult = result === undefined ? { formula, ...link } : { formula, result, ...link };
  if (!spill && !evaluatesArrays(cell.f ?? "", content.isSingleName)) return withResult;
  const ref = spill ? rangeAddress(spill.range) : cellAddress(row, column);
  return { ...withResult, shareType: "array", ref, isDynamicArray: true };
}

function constantValue(cell: ICellData, sheetIds: SheetIds): CellValueInput {
  const value = constantInFile(cell);
  const url = linkOf(cell);
  if (url === undefined || value === null) return value;
  const hyperlink = linkInFile(url, sheetIds);
  if (typeof value === "object" && "richText" in value) return { ...value, hyperlink };
  return { text: String(value), hyperlink };
}

/** The cells under a spill other than the formula's own, whose values a file repeats. */
function writeSpilled(worksheet: Worksheet, { range, values }: Spill): void {
  values.forEach((line, down) =>
    line.forEach((value: SpilledValue, across) => {
      if (down === 0 && across === 0) return;
      worksheet.getCell(range.startRow + down + 1, range.startColumn + across + 1).value = cachedResult(value) ?? null;
    }),
  );
}

function writeCells(worksheet: Worksheet, content: SheetContent, styleOf: ReturnType<typeof styleCache>): void {
  const { sheet, spills, headers } = content;
  for (const spill of spills) writeSpilled(worksheet, spill);
  const spillAt = new Map(spills.map((spill) => [cellAddress(spill.range.startRow, spill.range.startColumn), spill]));
  for (const [rowKey, columns] of Object.entries(sheet.cellData ?? {})) {
    for (const [columnKey, cell] of Object.entries((columns ?? {}) as Record<string, ICellData>)) {
      if (!cell) continue;
      const [row, column] = [Number(rowKey), Number(columnKey)];
      const address = cellAddress(row, column);
      const target = worksheet.getCell(row + 1, column + 1);
      const header = headers.get(address);
      if (header !== undefined) target.value = header;
      else if (cell.f) target.value = formulaValue(cell, row, column, content, spillAt.get(address));
      else if (cell.p || (cell.v !== undefined && cell.v !== null)) target.value = constantValue(cell, content.sheetIds);
      const style = styleOf(cell.s);
      if (style) target.style = style;
      // The grid draws links blue and underlined by itself; a file has to say so.
      if (linkOf(cell) !== undefined && !style?.font)
        target.font = { name: "Calibri", size: 11, color: { argb: LINK_COLOR }, underline: true };
    }
  }
  for (const [address, header] of headers) if (worksheet.getCell(address).value !== header) worksheet.getCell(address).value = header;
}

/** The library takes this width for its default and leaves it out, whatever the sheet's default is: a hair more is the same in pixels. */
const LIBRARY_DEFAULT_WIDTH = 9;

function givenWidth(pixels: number): number {
  const width = widthInFile(pixels);
  return width === LIBRARY_DEFAULT_WIDTH ? width + 1 / 256 : width;
}

function writeLayout(worksheet: Worksheet, content: SheetContent, styleOf: ReturnType<typeof styleCache>): void {
  const { sheet } = content;
  const { freeze } = sheet;
  const common = { showGridLines: sheet.showGridlines !== 0, ...(sheet.rightToLeft === 1 && { rightToLeft: true }) };
  const zoom = Math.round((sheet.zoomRatio ?? 1) * 100);
  const scale = zoom === 100 ? {} : { zoomScale: zoom, zoomScaleNormal: zoom };
  const isFrozen = freeze !== undefined && (freeze.xSplit > 0 || freeze.ySplit > 0);
  const split = isFrozen && {
    state: "frozen" as const,
    xSplit: freeze.xSplit,
    ySplit: freeze.ySplit,
    topLeftCell: cellAddress(Math.max(freeze.startRow, freeze.ySplit, 0), Math.max(freeze.startColumn, freeze.xSplit, 0)),
  };
  worksheet.views = [{ ...common, ...scale, ...split }];
  Object.assign(worksheet.pageSetup, { orientation: "landscape", fitToPage: true, fitToWidth: pagesAcross(content), fitToHeight: 0 });
  if (sheet.hidden === 1) worksheet.state = "hidden";
  if (sheet.tabColor) worksheet.properties.tabColor = { argb: `FF${sheet.tabColor.replace("#", "").toUpperCase()}` };
  if (sheet.defaultColumnWidth) worksheet.properties.defaultColWidth = widthInFile(sheet.defaultColumnWidth);
  if (sheet.defaultRowHeight) worksheet.properties.defaultRowHeight = pointsOf(sheet.defaultRowHeight);
  for (const [key, column] of Object.entries(sheet.columnData ?? {})) {
    const target = worksheet.getColumn(Number(key) + 1);
    if (column?.w !== undefined) target.width = givenWidth(column.w);
    if (column?.hd === 1) target.hidden = true;
    const style = styleOf(column?.s);
    if (style) target.style = style;
  }
  for (const [key, row] of Object.entries(sheet.rowData ?? {})) {
    const target = worksheet.getRow(Number(key) + 1);
    const height = row?.ia === 1 ? row.ah : (row?.h ?? row?.ah);
    if (height !== undefined && height !== sheet.defaultRowHeight) target.height = pointsOf(height);
    if (row?.hd === 1) target.hidden = true;
  }
  for (const range of sheet.mergeData ?? []) worksheet.mergeCells(rangeAddress(range));
}

/** Fills a sheet of the file: cells with what formulas spilled, layout, merged cells, notes. */
export function writeSheet(worksheet: Worksheet, content: SheetContent, styleOf: ReturnType<typeof styleCache>): void {
  writeCells(worksheet, content, styleOf);
  writeLayout(worksheet, content, styleOf);
  for (const note of Object.values(content.notes).flatMap((row) => Object.values(row))) {
    worksheet.getCell(note.row + 1, note.col + 1).note = {
      texts: [{ text: note.note }],
      ...(note.width && { width: pointsOf(note.width) }),
      ...(note.height && { height: pointsOf(note.height) }),
    };
  }
}
