import { errorIn } from "../../catalogue/cell";
import { inertText } from "../block/inert";

/** A formula that was replaced by its value, as the record on the sheet keeps it. */
export interface FrozenFormula {
  readonly sheet: string;
  /** All cells the formula filled: `A1`, or `A1:C5` of one that spilled. */
  readonly address: string;
  readonly formula: string;
  readonly date: string;
  readonly version: string;
  /** Of the values at that time: tells whether they have been edited since. */
  readonly check: string;
  /** The value shown, of the first cell. */
  readonly value: unknown;
}

export const RECORD_SHEET = "Sources";
export const RECORD_TITLE = "Formulas frozen by Roundtrip";
export const RECORD_HEAD = ["Sheet", "Cells", "Formula", "Value when frozen", "Date", "Version", "Check"];
export const RECORD_NOTE =
  "These cells hold values for readers without the add-in. Share > Thaw in the add-in's pane puts the formulas back.";
/** Rows above the first entry: title, note, head. */
export const RECORD_FIRST_ROW = 3;

/** A short check of the values of a range; the same for the same values, however often it is asked. FNV-1a, 32 bits. */
export function checkOf(values: readonly (readonly unknown[])[]): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(values)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `c${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

/** An entry as a row of cells, its texts inert. */
export function recordRow({ sheet, address, formula, value, date, version, check }: FrozenFormula): unknown[] {
  return [sheet, address, formula, value, date, version, check].map(writable);
}

/** A value as it is written into a cell so that Excel keeps it: a text that would be read as more is led by an apostrophe, an error stays one. */
export const writable = (value: unknown): unknown => (typeof value === "string" && !errorIn(value) ? inertText(value) : value);

/** The entries in the rows of a record sheet, as they were written; rows that are none, or blank, are passed over. */
export function readRecord(rows: readonly (readonly unknown[])[]): { readonly row: number; readonly entry: FrozenFormula }[] {
  return rows.flatMap((cells, row) => {
    const [sheet, address, formula, value, date, version, check] = cells;
    if (row < RECORD_FIRST_ROW || typeof formula !== "string" || !formula.startsWith("=") || !/^c[0-9a-f]{8}$/.test(String(check)))
      return [];
    return [
      {
        row,
        entry: {
          sheet: String(sheet),
          address: String(address),
          formula,
          value,
          date: String(date),
          version: String(version),
          check: String(check),
        },
      },
    ];
  });
}

export const isRecord = (rows: readonly (readonly unknown[])[]) => rows[0]?.[0] === RECORD_TITLE;

/** The record among the sheets of a workbook. */
export const recordOf = <T extends RecordSheet>(sheets: readonly T[]): T | undefined =>
  sheets.find((sheet) => sheet.row === 0 && sheet.column === 0 && isRecord(sheet.values));

interface RecordSheet {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
}
