import type { Steps } from "../../domain/kernel/steps";
import { ownCalls, mayCallUs, tokensOf } from "../../xlsx/ownCalls";
import { cellAddress } from "../block/address";

/** A cell whose formula calls our functions, or would show an error without one that does. */
export interface OwnCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly formula: string;
  readonly value: unknown;
}

export const callsUs = (formula: unknown): formula is string =>
  typeof formula === "string" && formula.startsWith("=") && mayCallUs(formula) && ownCalls(tokensOf(formula)).length > 0;

/** Whether a cell holds a text that begins like a formula, as those on the record of frozen formulas do: Excel gives it for both. */
export const isText = (formula: unknown, value: unknown) => formula === value;

export interface UsedSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly isProtected: boolean;
  /** First row and column of what follows. */
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly (readonly unknown[])[];
  readonly values: readonly (readonly unknown[])[];
}

/** Formulas and values of every sheet that holds any; two round trips, however many sheets there are. */
export async function readSheets(context: Excel.RequestContext): Promise<UsedSheet[]> {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const asked = sheets.items.map((sheet) => ({
    sheet,
    protection: sheet.protection.load("protected"),
    used: sheet.getUsedRangeOrNullObject(true).load("formulas,values,rowIndex,columnIndex"),
  }));
  await context.sync();
  return asked.flatMap(({ sheet, protection, used }) =>
    used.isNullObject
      ? []
      : [
          {
            sheet,
            name: sheet.name,
            isProtected: protection.protected,
            row: used.rowIndex,
            column: used.columnIndex,
            formulas: used.formulas as unknown[][],
            values: used.values as unknown[][],
          },
        ],
  );
}

type Wanted = (formula: unknown) => formula is string;

function cellsOfRow({ name, row, column, formulas, values }: UsedSheet, r: number, isWanted: Wanted): OwnCell[] {
  return formulas[r].flatMap((formula, c) => {
    if (!isWanted(formula) || isText(formula, values[r][c])) return [];
    const place = { row: row + r, column: column + c };
    return [{ sheet: name, ...place, address: cellAddress(place), formula, value: values[r][c] }];
  });
}

/** The cells of a sheet whose formulas are of a kind. */
export function cellsWith(sheet: UsedSheet, isWanted: Wanted): OwnCell[] {
  return sheet.formulas.flatMap((_, r) => cellsOfRow(sheet, r, isWanted));
}

/** Cells looked at between two pauses. */
const STRETCH = 200;

/** The cells whose formulas call us. */
export function* ownCells(sheets: readonly UsedSheet[]): Steps<OwnCell[]> {
  const found: OwnCell[] = [];
  let work = 0;
  for (const sheet of sheets) {
    for (let r = 0; r < sheet.formulas.length; r++) {
      for (const cell of cellsOfRow(sheet, r, callsUs)) found.push(cell);
      work += sheet.formulas[r].length;
      if (work < STRETCH) continue;
      work = 0;
      yield;
    }
  }
  return found;
}
