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
/** What the grid neither draws nor keeps: the host remembers it by cell until formats are cleared, wherever rows go meanwhile. */
const REMEMBERED: Readonly<Record<string, unknown>> = {
  style: "Normal",
  "format.fill.pattern": "None",
  "format.fill.patternColor": "#000000",
  "format.fill.tintAndShade": 0,
  "format.fill.patternTintAndShade": 0,
  "format.font.tintAndShade": 0,
  "format.font.subscript": false,
  "format.font.superscript": false,
  "format.shrinkToFit": false,
  "format.readingOrder": "Context",
};

function remembered(target: RangeTarget, row: number, column: number): Record<string, unknown> {
  const { rememberedLooks: looks } = target.host;
  const key = `${target.sheetId} ${row} ${column}`;
  if (!looks.has(key)) looks.set(key, {});
  return looks.get(key)!;
}

/** Forgets what is remembered of the cells of an area. */
export function forgetLooks({ host, sheetId, area }: RangeTarget): void {
  for (const key of host.rememberedLooks.keys()) {
    const [sheet, row, column] = key.split(" ");
    const isInside =
      Number(row) >= area.startRow && Number(row) <= area.endRow && Number(column) >= area.startColumn && Number(column) <= area.endColumn;
    if (sheet === sheetId && isInside) host.rememberedLooks.delete(key);
  }
}

function rememberedLook(target: RangeTarget, path: string, row: number, column: number, style: IStyleData): unknown {
  const own = target.host.rememberedLooks.get(`${target.sheetId} ${row} ${column}`)?.[path];
  return own ?? (path === "format.fill.pattern" && style.bg?.rgb ? "Solid" : REMEMBERED[path]);
}

const BORDERS = "format.borders.";
const LOCKED = "format.protection.locked";
const FORMULA_HIDDEN = "format.protection.formulaHidden";

function setLocked({ grid, sheetId }: RangeTarget, row: number, column: number, locked: boolean): void {
  if (grid.protection.isLocked(sheetId, row, column) === locked) return;
  grid.protection.setLocked(sheetId, { startRow: row, endRow: row, startColumn: column, endColumn: column }, locked);
}

const FONT = "format.font.";

/** A look of the letters of one cell: null where they differ. */
function fontLook(look: LookName, style: IStyleData, letters: readonly IStyleData[]): unknown {
  const looks = (letters.length === 0 ? [style] : letters.map((one) => ({ ...style, ...one }))).map((one) => readLook(look, one));
  return looks.every((one) => one === looks[0]) ? looks[0] : null;
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
      else if (path in REMEMBERED) put(out, path, rememberedLook(target, path, row, column, style));
      else {
        const look = lookAt(path, "CellPropertiesLoadOptions");
        put(out, path, path.startsWith(FONT) ? fontLook(look, style, cells.letterStyles(row, column)) : readLook(look, style));
      }
    }
    return out;
  });
}

function putBorders(out: Tree, aspect: string, borders: IStyleData["bd"]): void {
  if (aspect === "tintAndShade") return;
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
      } else if (path in REMEMBERED) remembered(target, startRow + i, startColumn + j)[path] = value;
      else Object.assign(style, writeLook(lookAt(path, "SettableCellProperties"), value));
    }
    for (const [side, edge] of BORDER_EDGES) {
      const change = borders.get(side);
      if (change) style.bd = { ...style.bd, [edge]: borderChange(borderAt(cells.style(startRow + i, startColumn + j).bd, edge), change) };
    }
    return Object.keys(style).length > 0 ? ({ s: style } satisfies ICellData) : undefined;
  });
}
