import type { ICellData, IStyleData, IWorkbookData } from "@univerjs/core";
import { formatNumber } from "../charts/formatNumber";
import { readResource } from "../files/resources";
import { SPILLS, type Spill, type SpilledValue } from "../files/spills";
import type { ShownCell, ShownRow } from "./sheetBlocks";

const [BOOLEAN, INPUT, FROM_SHEET] = [3, "#0000ff", "#00703c"];

const isError = (text: string) => /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA|BUSY!)$/.test(text);

function lookOf(style: IStyleData | undefined, text: string): ShownCell["look"] {
  const color = style?.cl?.rgb?.toLowerCase();
  if (isError(text)) return "error";
  if (style?.bl === 1) return style.bg ? "head" : "bold";
  if (color === INPUT) return "input";
  return color === FROM_SHEET ? "fromSheet" : "plain";
}

function shown(value: SpilledValue, style: IStyleData | undefined): ShownCell {
  const isNumber = typeof value === "number";
  const text = isNumber
    ? formatNumber(value, style?.n?.pattern ?? "General")
    : typeof value === "boolean"
      ? String(value).toUpperCase()
      : (value ?? "");
  return { text, isNumber, look: lookOf(style, text) };
}

function valueOf({ v, t }: ICellData): SpilledValue {
  if (v === undefined || v === null) return null;
  return t === BOOLEAN ? Boolean(v) : v;
}

/** A sheet's cells as they show, what formulas spilled included. */
export function shownSheet(snapshot: IWorkbookData, sheetId: string): ShownRow[] {
  const rows: (ShownCell | undefined)[][] = [];
  const styleOf = (cell: ICellData | undefined) => (typeof cell?.s === "string" ? snapshot.styles[cell.s] : cell?.s) ?? undefined;
  const cells = snapshot.sheets[sheetId].cellData ?? {};
  const put = (row: number, column: number, cell: ShownCell) => {
    while (rows.length <= row) rows.push([]);
    rows[row][column] = cell;
  };
  for (const [row, columns] of Object.entries(cells))
    for (const [column, cell] of Object.entries((columns ?? {}) as Record<string, ICellData>)) {
      const value = cell ? valueOf(cell) : null;
      if (value !== null) put(Number(row), Number(column), shown(value, styleOf(cell)));
    }
  for (const { range, values } of readResource<Record<string, Spill[]>>(snapshot, SPILLS, {})[sheetId] ?? [])
    values.forEach((line, down) =>
      line.forEach((value, across) => {
        const [row, column] = [range.startRow + down, range.startColumn + across];
        if (value !== null) put(row, column, shown(value, styleOf(cells[row]?.[column])));
      }),
    );
  return rows.map((row) => Array.from(row));
}
