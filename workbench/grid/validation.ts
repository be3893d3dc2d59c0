import { type Injector, IUniverInstanceService, SheetsDataValidationValidatorService, UniverInstanceType } from "./univer";

/**
 * The grid checks cells against their drop-downs when it has nothing else to do. By then an undo may have taken the sheet, or an opened file the
 * workbook: it would look for them in vain, and say so to nobody. What is gone has no invalid cells.
 */
export function checkOnlyWhatIsThere(injector: Injector): void {
  const service = injector.get(SheetsDataValidationValidatorService);
  const books = injector.get(IUniverInstanceService);
  const original = service.validatorRanges.bind(service);
  service.validatorRanges = (bookId, sheetId, ranges) => {
    const book = books.getUnit(bookId, UniverInstanceType.UNIVER_SHEET) as { getSheetBySheetId(id: string): object | null } | null;
    return book?.getSheetBySheetId(sheetId) ? original(bookId, sheetId, ranges) : Promise.resolve([]);
  };
}
