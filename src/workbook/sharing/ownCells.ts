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

/** The cells of a sheet whose formulas are of a kind. */
export function cellsWith(
  { name, row, column, formulas, values }: UsedSheet,
  isWanted: (formula: unknown) => formula is string,
): OwnCell[] {
  const found: OwnCell[] = [];
  formulas.forEach((cells, r) =>
    cells.forEach((formula, c) => {
      if (!isWanted(formula) || isText(formula, values[r][c])) return;
      const place = { row: row + r, column: column + c };
      found.push({ sheet: name, ...place, address: cellAddress(place), formula, value: values[r][c] });
    }),
  );
  return found;
}

/** The cells of a sheet whose formulas call us. */
export const ownCells = (sheet: UsedSheet): OwnCell[] => cellsWith(sheet, callsUs);
