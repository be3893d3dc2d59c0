import { type Area, areaAddress, columnName, MAX_COLUMNS, MAX_ROWS } from "../block/address";
import { keptAsText } from "../block/inert";
import { ALL_LOOKS, type Look, lookToRestore } from "./look";
import { valueOf } from "./excelRun";
import { spilledCells } from "./spills";
import { queueRule, readRules, type Rule } from "./validation";

/** What an area held before an action: enough to put it back. */
export interface Snapshot {
  readonly area: Area;
  /** The part of the area that held something; null where all was untouched. */
  readonly held: Held | null;
  /** Width in Excel's units by column of the sheet. */
  readonly widths: ReadonlyMap<number, number>;
  /** Ids of the charts on the sheet. */
  readonly charts: ReadonlySet<string>;
}

interface Held {
  readonly area: Area;
  /** null where a cell shows what another spills. */
  readonly formulas: unknown[][];
  readonly numberFormats: unknown[][];
  readonly looks: readonly (readonly Look[])[];
  /** Names of the cells' styles; null where none but the usual one occurs. */
  readonly styles: readonly (readonly string[])[] | null;
  readonly links: readonly { readonly row: number; readonly column: number; readonly link: Excel.RangeHyperlink }[];
  readonly rules: readonly Rule[];
}

/** Reads what an area of a sheet holds, and how wide some columns are. Formats and drop-downs of blank cells count. */
export async function takeSnapshot(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
  columns: Iterable<number>,
): Promise<Snapshot> {
  const range = sheet.getRange(areaAddress(area));
  const validation = range.dataValidation.load("type");
  const used = range.getUsedRangeOrNullObject(false).load("rowIndex,columnIndex,rowCount,columnCount");
  const charts = sheet.charts.load("items/id");
  const measured = [...columns].map((column) => ({
    column,
    range: sheet.getRange(areaAddress({ row: 0, column, rows: 1, columns: 1 })).load("format/columnWidth"),
  }));
  await context.sync();
  const validated = validation.type !== "None";
  const part = validated ? area : used.isNullObject ? null : areaOf(used);
  const held = part && (await readHeld(context, sheet, part, validated));
  return {
    area,
    held,
    widths: new Map(measured.map((one) => [one.column, one.range.format.columnWidth])),
    charts: new Set(charts.items.map(({ id }) => id)),
  };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

async function readHeld(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, validated: boolean): Promise<Held> {
  const range = sheet.getRange(areaAddress(area)).load("formulas,values,valueTypes,numberFormat");
  const cells = range.getCellProperties(ALL_LOOKS);
  // What a cell looks like that nobody ever touched: only what differs from it is worth putting back.
  const untouched = sheet.getRange(`${columnName(MAX_COLUMNS - 1)}${MAX_ROWS}`).getCellProperties(ALL_LOOKS);
  await context.sync();
  const [[plain]] = valueOf(untouched);
  const formulas = asWritable(range);
  for (const { row, column } of await spilledCells(context, range, area, formulas)) formulas[row - area.row][column - area.column] = null;
  return {
    area,
    formulas,
    numberFormats: range.numberFormat,
    looks: valueOf(cells).map((row) => row.map((cell) => lookToRestore(cell, plain))),
    styles: stylesOf(valueOf(cells), plain.style ?? ""),
    links: valueOf(cells).flatMap((row, r) =>
      row.flatMap(({ hyperlink }, c) => (hyperlink ? [{ row: area.row + r, column: area.column + c, link: hyperlink }] : [])),
    ),
    rules: validated ? await readRules(context, range, area) : [],
  };
}

function stylesOf(cells: readonly (readonly Excel.CellProperties[])[], usual: string): readonly (readonly string[])[] | null {
  const styles = cells.map((row) => row.map(({ style }) => style ?? usual));
  return styles.flat().every((style) => style === usual) ? null : styles;
}

/** Formulas and constants as they are written back: a text that looks like a formula, a number or a date stays the text it was. */
function asWritable({ formulas, values, valueTypes }: Excel.Range): unknown[][] {
  return (formulas as unknown[][]).map((row, r) =>
    row.map((cell, c) =>
      typeof cell === "string" && valueTypes[r][c] === Excel.RangeValueType.string && cell === values[r][c] ? keptAsText(cell) : cell,
    ),
  );
}

/** Queues the emptying of an area: contents, formats, links and drop-downs. Notes and comments stay. */
export function queueClearing(sheet: Excel.Worksheet, area: Area, keepsFormats = false): void {
  const range = sheet.getRange(areaAddress(area));
  range.clear(keepsFormats ? Excel.ClearApplyTo.hyperlinks : Excel.ClearApplyTo.removeHyperlinks);
  range.clear(Excel.ClearApplyTo.contents);
  if (!keepsFormats) range.clear(Excel.ClearApplyTo.formats);
  range.dataValidation.clear();
}

/** Queues the writes that put an area back as it was. */
export function queueRestoring(sheet: Excel.Worksheet, { area, held, widths }: Snapshot, keepsFormats = false): void {
  queueClearing(sheet, area, keepsFormats);
  if (held) {
    const range = sheet.getRange(areaAddress(held.area));
    // A named style brings formats with it, so the cell's own come after.
    if (held.styles) range.setCellProperties(held.styles.map((row) => row.map((style) => ({ style }))));
    range.numberFormat = held.numberFormats;
    range.formulas = held.formulas;
    // A link sets a look of its own, so the looks come after.
    for (const { row, column, link } of held.links) {
      const { address, documentReference, screenTip } = link;
      sheet.getRange(areaAddress({ row, column, rows: 1, columns: 1 })).hyperlink = { address, documentReference, screenTip };
    }
    range.setCellProperties(held.looks.map((row) => row.map((format) => ({ format }))));
    for (const rule of held.rules) queueRule(sheet, rule);
  }
  for (const [column, width] of widths) sheet.getRange(areaAddress({ row: 0, column, rows: 1, columns: 1 })).format.columnWidth = width;
}

/** What a snapshot says of some whole rows of its area. */
export function partOf({ held, widths, charts }: Snapshot, area: Area): Snapshot {
  if (!held) return { area, held, widths, charts };
  const [first, end] = [Math.max(area.row, held.area.row), Math.min(area.row + area.rows, held.area.row + held.area.rows)];
  if (first >= end) return { area, held: null, widths, charts };
  const rows = <T>(of: readonly T[]) => of.slice(first - held.area.row, end - held.area.row);
  const isInside = (row: number) => row >= first && row < end;
  return {
    area,
    held: {
      area: { ...held.area, row: first, rows: end - first },
      formulas: rows(held.formulas),
      numberFormats: rows(held.numberFormats),
      looks: rows(held.looks),
      styles: held.styles && rows(held.styles),
      links: held.links.filter(({ row }) => isInside(row)),
      rules: held.rules.flatMap((rule) => {
        const [from, to] = [Math.max(rule.area.row, first), Math.min(rule.area.row + rule.area.rows, end)];
        return from < to ? [{ ...rule, area: { ...rule.area, row: from, rows: to - from } }] : [];
      }),
    },
    widths,
    charts,
  };
}
