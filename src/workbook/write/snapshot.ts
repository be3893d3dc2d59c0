import { type Area, areaAddress } from "../block/address";
import { runs } from "./runs";

/** What an area held before an action: enough to put it back. */
export interface Snapshot {
  readonly area: Area;
  readonly formulas: unknown[][];
  readonly numberFormats: unknown[][];
  readonly looks: readonly (readonly Excel.CellProperties[])[];
  /** Width by column of the area, in Excel's units. */
  readonly widths: readonly number[];
}

/** Loads what {@link takeSnapshot} reads; a sync lies between the two. */
export function requestSnapshot(sheet: Excel.Worksheet, area: Area) {
  const range = sheet.getRange(areaAddress(area)).load("formulas,numberFormat");
  const looks = range.getCellProperties({
    format: { font: { bold: true, italic: true, color: true, size: true }, fill: { color: true }, wrapText: true },
  });
  const columns = Array.from({ length: area.columns }, (_, i) => range.getColumn(i).load("format/columnWidth"));
  return (): Snapshot => ({
    area,
    formulas: range.formulas,
    numberFormats: range.numberFormat,
    looks: valueOf(looks),
    widths: columns.map((column) => column.format.columnWidth),
  });
}

function valueOf<T>(answer: OfficeExtension.ClientResult<T>): T {
  return answer.value;
}

/** Queues the writes that put an area back as it was; links and drop-downs of the action's own go with it. */
export function restore(sheet: Excel.Worksheet, { area, formulas, numberFormats, looks, widths }: Snapshot): void {
  const range = sheet.getRange(areaAddress(area));
  range.clear(Excel.ClearApplyTo.all);
  range.dataValidation.clear();
  range.numberFormat = numberFormats;
  range.formulas = formulas;
  for (const { key, area: at } of runs(looks, lookKey)) {
    const { bold, italic, color, size, fill, wrap } = JSON.parse(key) as Look;
    const { format } = sheet.getRange(areaAddress({ ...at, row: area.row + at.row, column: area.column + at.column }));
    if (bold) format.font.bold = true;
    if (italic) format.font.italic = true;
    if (color) format.font.color = color;
    if (size) format.font.size = size;
    if (fill) format.fill.color = fill;
    if (wrap) format.wrapText = true;
  }
  widths.forEach((width, i) => (range.getColumn(i).format.columnWidth = width));
}

interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly color?: string;
  readonly size?: number;
  readonly fill?: string;
  readonly wrap?: true;
}

const PLAIN_SIZE = 11;

/** What of a cell's look differs from a plain cell's, as text; null where nothing does. */
function lookKey({ format }: Excel.CellProperties): string | null {
  const font = format?.font;
  const look: Look = {
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.color && font.color.toUpperCase() !== "#000000" ? { color: font.color } : {}),
    ...(font?.size && font.size !== PLAIN_SIZE ? { size: font.size } : {}),
    ...(format?.fill?.color && format.fill.color.toUpperCase() !== "#FFFFFF" ? { fill: format.fill.color } : {}),
    ...(format?.wrapText ? { wrap: true } : {}),
  };
  return Object.keys(look).length > 0 ? JSON.stringify(look) : null;
}
