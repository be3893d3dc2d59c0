import type { Alignment, BorderStyle } from "@cj-tech-master/excelts";

/** The font of a new workbook's cells, in files. */
export const DEFAULT_FONT = { name: "Calibri", size: 11 } as const;

/** One step of Excel's indent, about three spaces of the default font. */
export const INDENT_PIXELS = 9;

/** By the grid's HorizontalAlign, VerticalAlign and BorderStyleTypes. */
export const HORIZONTAL: Record<number, Alignment["horizontal"]> = {
  1: "left",
  2: "center",
  3: "right",
  4: "justify",
  5: "justify",
  6: "distributed",
};
export const VERTICAL: Record<number, Alignment["vertical"]> = { 1: "top", 2: "middle", 3: "bottom" };
export const BORDERS: Record<number, BorderStyle> = {
  1: "thin",
  2: "hair",
  3: "dotted",
  4: "dashed",
  5: "dashDot",
  6: "dashDotDot",
  7: "double",
  8: "medium",
  9: "mediumDashed",
  10: "mediumDashDot",
  11: "mediumDashDotDot",
  12: "slantDashDot",
  13: "thick",
};

/** Excel's table styles that look most like the grid's, one to one so that they come back the same. */
export const TABLE_STYLES: Record<string, string> = {
  "table-default-0": "TableStyleMedium2",
  "table-default-1": "TableStyleMedium6",
  "table-default-2": "TableStyleMedium7",
  "table-default-3": "TableStyleMedium4",
  "table-default-4": "TableStyleMedium5",
  "table-default-5": "TableStyleMedium3",
};

/** The first grid number for a name in one of the records above. */
export function numberOf<Name>(record: Record<number, Name>, name: Name | undefined): number | undefined {
  const found = Object.entries(record).find(([, value]) => value === name);
  return name === undefined || !found ? undefined : Number(found[0]);
}
