import type { ICellData, IStyleData } from "../../grid/univer";
import { apiNotFound, notImplemented, sizeMismatch } from "../protocol/hostError";
import { type Border, BORDER_EDGES, borderAt, borderChange } from "./borders";
import { readLink } from "./rangeLink";
import { type LookName, readLook, writeLook } from "./styles";
import type { RangeTarget } from "./rangeTarget";

/** Excel.CellProperties of this host: where each look stands in `format`. */
const PATHS: Readonly<Record<string, LookName>> = {
  "format.font.bold": "bold",
  "format.font.italic": "italic",
  "format.font.underline": "underline",
  "format.font.strikethrough": "strikethrough",
  "format.font.color": "fontColor",
  "format.font.name": "fontName",
  "format.font.size": "fontSize",
  "format.fill.color": "fillColor",
  "format.horizontalAlignment": "horizontalAlignment",
  "format.verticalAlignment": "verticalAlignment",
  "format.wrapText": "wrapText",
  "format.indentLevel": "indentLevel",
  "format.textOrientation": "textOrientation",
};
const BORDERS = "format.borders.";
const LOCKED = "format.protection.locked";
const FORMULA_HIDDEN = "format.protection.formulaHidden";

function setLocked({ grid, sheetId }: RangeTarget, row: number, column: number, locked: boolean): void {
  if (grid.protection.isLocked(sheetId, row, column) === locked) return;
  grid.protection.setLocked(sheetId, { startRow: row, endRow: row, startColumn: column, endColumn: column }, locked);
}

type Tree = { [key: string]: unknown };

function leaves(tree: Tree, path = ""): [path: string, value: unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? leaves(value as Tree, `${path}${key}.`) : [[`${path}${key}`, value] as [string, unknown]],
  );
}

function put(tree: Tree, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() as string;
  let at = tree;
  for (const key of keys) at = (at[key] ??= {}) as Tree;
  at[last] = value;
}

/** For every cell, the properties that were asked for. */
export function cellProperties(target: RangeTarget, options: unknown): Tree[][] {
  const wanted = leaves((options ?? {}) as Tree)
    .filter(([, value]) => value === true)
    .map(([path]) => path);
  const { cells } = target;
  return target.map((row, column) => {
    const style = cells.style(row, column);
    const out: Tree = {};
    for (const path of wanted) {
      if (path === "hyperlink") out.hyperlink = readLink(target.at({ startRow: row, endRow: row, startColumn: column, endColumn: column }));
      else if (path.startsWith(BORDERS)) putBorders(out, path.slice(BORDERS.length), style.bd);
      else if (path === "format.protection")
        put(out, path, { locked: target.grid.protection.isLocked(target.sheetId, row, column), formulaHidden: false });
      else put(out, path, readLook(lookAt(path, "CellPropertiesLoadOptions"), style));
    }
    return out;
  });
}

function putBorders(out: Tree, aspect: string, borders: IStyleData["bd"]): void {
  for (const [side, edge] of BORDER_EDGES) put(out, `${BORDERS}${side}.${aspect}`, borderAt(borders, edge)[aspect as keyof Border]);
}

function lookAt(path: string, owner: string): LookName {
  const look = PATHS[path];
  if (!look) throw apiNotFound(`${owner}.${path}`);
  return look;
}

export function setCellProperties(target: RangeTarget, given: unknown): void {
  const rows = given as Tree[][];
  if (!Array.isArray(rows) || rows.length !== target.rowCount || rows.some((row) => row.length !== target.columnCount))
    throw sizeMismatch();
  const { cells } = target;
  const { startRow, startColumn } = target.area;
  cells.write(target.area, (i, j) => {
    const style: IStyleData = {};
    const borders = new Map<string, Partial<Record<keyof Border, string>>>();
    for (const [path, value] of leaves(rows[i][j] ?? {})) {
      if (path.startsWith(BORDERS)) {
        const [side, aspect] = path.slice(BORDERS.length).split(".");
        borders.set(side, { ...borders.get(side), [aspect]: String(value) });
      } else if (path === LOCKED) setLocked(target, startRow + i, startColumn + j, value === true);
      else if (path === FORMULA_HIDDEN) {
        if (value === true) throw notImplemented("Hiding formulas");
      } else Object.assign(style, writeLook(lookAt(path, "SettableCellProperties"), value));
    }
    for (const [side, edge] of BORDER_EDGES) {
      const change = borders.get(side);
      if (change) style.bd = { ...style.bd, [edge]: borderChange(borderAt(cells.style(startRow + i, startColumn + j).bd, edge), change) };
    }
    return Object.keys(style).length > 0 ? ({ s: style } satisfies ICellData) : undefined;
  });
}
