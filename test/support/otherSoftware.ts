import { Workbook } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { calculateFormulas, installFormulaEngine } from "@cj-tech-master/excelts/formula";
import { serialDate } from "../../src/domain/kernel/serialDate";
import { csvRows } from "./csv";
import { withLibreOffice } from "./libreOffice";

/** Shown values by sheet and cell. */
export type Values = Map<string, unknown>;

const TOLERANCE = 1e-9;

interface EngineCell {
  readonly formula?: string;
  readonly result?: unknown;
  readonly error?: string;
}

function shownIn(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return value ?? "";
  const { formula, result, error } = value as EngineCell & { readonly text?: unknown; readonly sharedFormula?: string };
  if (error) return error;
  if (formula !== undefined || "sharedFormula" in value) return shownIn(result);
  return String((value as { text?: unknown }).text ?? "");
}

/** What the other library reads, as cached or, asked to, as it computes it. */
export async function readByLibrary(bytes: Uint8Array, calculates: boolean): Promise<Values> {
  installChartSupport();
  installFormulaEngine();
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as never);
  if (calculates) calculateFormulas(workbook as never);
  const values: Values = new Map();
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // It repeats the value of a merged area in each of its cells.
        if (cell.master.address === cell.address) values.set(`${sheet.name}!${cell.address}`, shownIn(cell.value));
      }),
    );
  return values;
}

export const isNear = (one: unknown, other: unknown) =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other))
    : String(one ?? "") === String(other ?? "");

export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** What LibreOffice shows when told to compute everything anew. */
export async function readByLibreOffice(command: string, bytes: Uint8Array): Promise<Map<string, string>> {
  const sheets = await withLibreOffice(command, bytes, ({ csv }) => csv());
  const shown = new Map<string, string>();
  for (const [sheet, text] of sheets)
    csvRows(text).forEach((row, r) => row.forEach((cell, c) => cell !== "" && shown.set(`${sheet}!${columnName(c)}${r + 1}`, cell)));
  return shown;
}

/** A cell as LibreOffice writes it to a file: percentages with their sign, dates as the cell's format has them. */
export function asNumber(text: string): unknown {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (date) {
    const [year, month, day] = date[1].length === 4 ? [date[1], date[2], date[3]] : [date[3], date[1], date[2]];
    return serialDate(Number(year), Number(month), Number(day));
  }
  if (text.endsWith("%") && Number.isFinite(Number(text.slice(0, -1)))) return Number(text.slice(0, -1)) / 100;
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
