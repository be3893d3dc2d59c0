import { Grid } from "../../../workbench/grid/grid";
import { HEADLESS_PLUGINS } from "../../../workbench/grid/headlessPlugins";
import { DataValidationStatus, SheetsDataValidationValidatorService } from "../../../workbench/grid/univer";

const CELLS = { startRow: 0, endRow: 1, startColumn: 0, endColumn: 0 };

test("drop-downs are checked where they are, and nothing is looked for on a sheet or in a workbook that is gone", async () => {
  const grid = new Grid({ plugins: HEADLESS_PLUGINS });
  const service = grid.injector.get(SheetsDataValidationValidatorService);
  const book = grid.book.getId();
  const sheet = grid.addSheet("Deals");
  const range = grid.sheet(sheet)?.getRange("A1:A2");
  range?.setValues([["signed"], ["sealed"]]);
  range?.setDataValidation(grid.api.newDataValidation().requireValueInList(["signed"]).build());
  expect(await service.validatorRanges(book, sheet, [CELLS])).toEqual([[DataValidationStatus.VALID, DataValidationStatus.INVALID]]);

  grid.book.deleteSheet(sheet);
  expect(await service.validatorRanges(book, sheet, [CELLS])).toEqual([]);
  expect(await service.validatorRanges("another", sheet, [CELLS])).toEqual([]);
  grid.dispose();
});
