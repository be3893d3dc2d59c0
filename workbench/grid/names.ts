import { type FWorkbook, IDefinedNamesService, type Injector } from "./univer";

interface Named {
  readonly book: FWorkbook;
  readonly injector: Injector;
}

/** A defined name: what it stands for is a formula with its equals sign, a plain reference included. */
export interface DefinedName {
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  readonly comment: string;
  /** The sheet it belongs to; null for the workbook's. */
  readonly sheetId: string | null;
  readonly hidden: boolean;
}

const WORKBOOK_SCOPE = "AllDefaultWorkbook";

export function readNames(grid: Named): DefinedName[] {
  const map = grid.injector.get(IDefinedNamesService).getDefinedNameMap(grid.book.getId()) ?? {};
  return Object.values(map).map(({ id, name, formulaOrRefString, comment, localSheetId, hidden }) => ({
    id,
    name,
    formula: formulaOrRefString.startsWith("=") ? formulaOrRefString : `=${formulaOrRefString}`,
    comment: comment ?? "",
    sheetId: localSheetId && localSheetId !== WORKBOOK_SCOPE ? localSheetId : null,
    hidden: hidden === true,
  }));
}

const REFERENCE = /^=('[^']+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/u;

export function writeName(grid: Named, { id, name, formula, comment, sheetId, hidden }: DefinedName, isNew: boolean): void {
  // The grid takes a plain reference without the equals sign.
  const formulaOrRefString = REFERENCE.test(formula) ? formula.slice(1) : formula;
  const parameters = { id, name, formulaOrRefString, comment, localSheetId: sheetId ?? WORKBOOK_SCOPE, hidden, unitId: grid.book.getId() };
  if (isNew) grid.book.insertDefinedNameBuilder(parameters);
  else grid.book.updateDefinedNameBuilder(parameters);
}
