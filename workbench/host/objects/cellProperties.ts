import type { ICellData, IStyleData } from "../../grid/univer";
import { apiNotFound, sizeMismatch } from "../protocol/hostError";
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
      const look = PATHS[path];
      if (!look) throw apiNotFound(`CellPropertiesLoadOptions.${path}`);
      put(out, path, readLook(look, style));
    }
    return out;
  });
}

export function setCellProperties(target: RangeTarget, given: unknown): void {
  const rows = given as Tree[][];
  if (!Array.isArray(rows) || rows.length !== target.rowCount || rows.some((row) => row.length !== target.columnCount))
    throw sizeMismatch();
  target.cells.write(target.area, (i, j) => {
    const style: IStyleData = {};
    for (const [path, value] of leaves(rows[i][j] ?? {})) {
      const look = PATHS[path];
      if (!look) throw apiNotFound(`SettableCellProperties.${path}`);
      Object.assign(style, writeLook(look, value));
    }
    return Object.keys(style).length > 0 ? ({ s: style } satisfies ICellData) : undefined;
  });
}
