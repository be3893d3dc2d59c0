import type { Worksheet } from "@cj-tech-master/excelts";
import type { ProtectionModel } from "../../charts/chartModel";

/** By Excel.WorksheetProtectionOptions, as the file's attributes name them; what is not listed stays forbidden. */
const OPTIONS: Readonly<Record<string, string>> = {
  allowFormatCells: "formatCells",
  allowFormatColumns: "formatColumns",
  allowFormatRows: "formatRows",
  allowInsertColumns: "insertColumns",
  allowInsertRows: "insertRows",
  allowInsertHyperlinks: "insertHyperlinks",
  allowDeleteColumns: "deleteColumns",
  allowDeleteRows: "deleteRows",
  allowSort: "sort",
  allowAutoFilter: "autoFilter",
  allowPivotTables: "pivotTables",
};

/** Protects a sheet without a password, where it is protected, and marks the cells that protection leaves open to editing. */
export function protectSheet(worksheet: Worksheet, { options, unlocked = [] }: ProtectionModel[string]): void {
  if (options) {
    const allowed = Object.entries(OPTIONS).filter(([option]) => options[option] === true);
    worksheet.sheetProtection = {
      sheet: true,
      ...(options.allowEditObjects !== true && { objects: false }),
      ...(options.allowEditScenarios !== true && { scenarios: false }),
      ...Object.fromEntries(allowed.map(([, attribute]) => [attribute, true])),
    };
  }
  for (const range of unlocked) {
    for (let row = range.startRow; row <= range.endRow; row++)
      for (let column = range.startColumn; column <= range.endColumn; column++)
        worksheet.getCell(row + 1, column + 1).protection = { locked: false };
  }
}

export { OPTIONS as PROTECTION_OPTIONS };
