import { BorderStyleTypes, type IBorderData, type IBorderStyleData, type IStyleData, type Nullable } from "../../grid/univer";
import { invalidArgument } from "../protocol/hostError";
import type { RangeTarget } from "./rangeTarget";
import { excelColor, gridColor } from "./styles";

export const BORDER_SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
export type BorderSide = (typeof BORDER_SIDES)[number];

/** The grid's border styles by Excel's line style and weight. */
const LINES: readonly (readonly [style: string, weight: string, line: BorderStyleTypes])[] = [
  ["Continuous", "Thin", BorderStyleTypes.THIN],
  ["Continuous", "Hairline", BorderStyleTypes.HAIR],
  ["Continuous", "Medium", BorderStyleTypes.MEDIUM],
  ["Continuous", "Thick", BorderStyleTypes.THICK],
  ["Dash", "Thin", BorderStyleTypes.DASHED],
  ["Dash", "Medium", BorderStyleTypes.MEDIUM_DASHED],
  ["DashDot", "Thin", BorderStyleTypes.DASH_DOT],
  ["DashDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT],
  ["DashDotDot", "Thin", BorderStyleTypes.DASH_DOT_DOT],
  ["DashDotDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ["Dot", "Thin", BorderStyleTypes.DOTTED],
  ["Double", "Thick", BorderStyleTypes.DOUBLE],
  ["SlantDashDot", "Medium", BorderStyleTypes.SLANT_DASH_DOT],
];

export interface Border {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

const NO_BORDER: Border = { style: "None", weight: "Thin", color: "#000000" };

/** A cell's own edges as Excel's cell properties call them. */
export const BORDER_EDGES = [
  ["top", "t"],
  ["bottom", "b"],
  ["left", "l"],
  ["right", "r"],
] as const satisfies readonly (readonly [string, Edge])[];

export function borderAt(borders: IStyleData["bd"], edge: Edge): Border {
  return asExcel(borders?.[edge]);
}

type Edge = keyof Pick<IBorderData, "t" | "b" | "l" | "r">;

/** For a side of the range, the cell edges that make it up: which edge, of which cells. */
function edges(target: RangeTarget, side: BorderSide): { readonly edge: Edge; readonly on: (row: number, column: number) => boolean } {
  const { startRow, endRow, startColumn, endColumn } = target.present;
  switch (side) {
    case "EdgeTop":
      return { edge: "t", on: (row) => row === startRow };
    case "EdgeBottom":
      return { edge: "b", on: (row) => row === endRow };
    case "EdgeLeft":
      return { edge: "l", on: (_row, column) => column === startColumn };
    case "EdgeRight":
      return { edge: "r", on: (_row, column) => column === endColumn };
    case "InsideHorizontal":
      return { edge: "b", on: (row) => row < endRow };
    case "InsideVertical":
      return { edge: "r", on: (_row, column) => column < endColumn };
    default:
      throw invalidArgument("Diagonal borders are not part of the workbench.");
  }
}

function asExcel(border: Nullable<IBorderStyleData>): Border {
  if (!border || border.s === BorderStyleTypes.NONE) return NO_BORDER;
  const [style, weight] = LINES.find(([, , line]) => line === border.s) ?? LINES[0];
  return { style, weight, color: excelColor(border.cl?.rgb, "#000000") };
}

export function borderOf(target: RangeTarget, side: BorderSide): Partial<Border> {
  if (side.startsWith("Diagonal")) return NO_BORDER;
  const { edge, on } = edges(target, side);
  const { cells } = target;
  const { startRow, endRow, startColumn, endColumn } = target.present;
  let found: Border | null = null;
  for (let row = startRow; row <= endRow; row++) {
    for (let column = startColumn; column <= endColumn; column++) {
      if (!on(row, column)) continue;
      const border = asExcel(cells.style(row, column).bd?.[edge]);
      if (found && JSON.stringify(found) !== JSON.stringify(border)) return {};
      found = border;
    }
  }
  return found ?? NO_BORDER;
}

export function setBorder(target: RangeTarget, side: BorderSide, change: Partial<Border>): void {
  const { edge, on } = edges(target, side);
  const { cells } = target;
  const { startRow, startColumn } = target.area;
  cells.write(target.present, (i, j) => {
    if (!on(startRow + i, startColumn + j)) return undefined;
    const before = asExcel(cells.style(startRow + i, startColumn + j).bd?.[edge]);
    return { s: { bd: { [edge]: borderChange(before, change) } } };
  });
}

/** An edge as the grid keeps it after a change; null is none. */
export function borderChange(before: Border, change: Partial<Border>): Nullable<IBorderStyleData> {
  const style = change.style ?? (before.style === "None" ? "Continuous" : before.style);
  if (/^none$/i.test(style)) return null;
  const weight = change.weight ?? before.weight;
  const ofStyle = LINES.filter(([name]) => name.toLowerCase() === style.toLowerCase());
  if (ofStyle.length === 0) throw invalidArgument();
  const line = (ofStyle.find(([, name]) => name.toLowerCase() === weight.toLowerCase()) ?? ofStyle[0])[2];
  return { s: line, cl: { rgb: gridColor(change.color ?? before.color) } };
}
