import { type IStyleData, SetRangeValuesMutation } from "../univer";

/** What a change of a sheet needs of its protection: open cells, or one of Excel.WorksheetProtectionOptions. */
export interface Need {
  /** By this option the change is allowed, wherever it is. */
  readonly option?: string;
  /** Where these cells are all open, it is allowed as well. */
  readonly cells?: readonly { readonly row: number; readonly column: number }[];
}

interface Parameters {
  readonly cellValue?: Readonly<Record<string, Readonly<Record<string, { readonly s?: IStyleData | string | null } | null>> | null>>;
}

/** Changes of a sheet, by the grid's name for them, that need an option; none for those that protection always forbids. */
const OPTIONS: Readonly<Record<string, string | undefined>> = {
  "sheet.mutation.set-worksheet-col-width": "allowFormatColumns",
  "sheet.mutation.set-col-hidden": "allowFormatColumns",
  "sheet.mutation.set-col-visible": "allowFormatColumns",
  "sheet.mutation.set-worksheet-row-height": "allowFormatRows",
  "sheet.mutation.set-row-hidden": "allowFormatRows",
  "sheet.mutation.set-row-visible": "allowFormatRows",
  "sheet.mutation.insert-row": "allowInsertRows",
  "sheet.mutation.insert-col": "allowInsertColumns",
  "sheet.mutation.remove-rows": "allowDeleteRows",
  "sheet.mutation.remove-col": "allowDeleteColumns",
  "sheet.mutation.reorder-range": "allowSort",
  "sheet.mutation.set-table-filter": "allowAutoFilter",
  "sheet.mutation.add-conditional-rule": "allowFormatCells",
  "sheet.mutation.set-conditional-rule": "allowFormatCells",
  "sheet.mutation.delete-conditional-rule": "allowFormatCells",
  "sheet.mutation.update-note": "allowEditObjects",
  "sheet.mutation.remove-note": "allowEditObjects",
  "sheets.mutation.add-hyper-link": "allowInsertHyperlinks",
  "sheets.mutation.update-hyper-link": "allowInsertHyperlinks",
  "sheets.mutation.remove-hyper-link": "allowInsertHyperlinks",
  "sheet.mutation.move-range": undefined,
  "sheet.mutation.move-rows": undefined,
  "sheet.mutation.move-columns": undefined,
  "sheet.mutation.add-worksheet-merge": undefined,
  "sheet.mutation.remove-worksheet-merge": undefined,
  "sheet.mutation.add-table": undefined,
  "sheet.mutation.delete-table": undefined,
  "sheet.mutation.set-sheet-table": undefined,
  "data-validation.mutation.addRule": undefined,
  "data-validation.mutation.updateRule": undefined,
  "data-validation.mutation.removeRule": undefined,
};

/** What a change needs where the sheet is protected; null for what protection has nothing to do with. */
export function needOf(id: string, parameters: object): Need | null {
  if (id === SetRangeValuesMutation.id) return needOfValues(parameters);
  return id in OPTIONS ? { option: OPTIONS[id] } : null;
}

/**
 * Cells that only change their look need the option to format, even open ones, as in Excel; others need to be open. A number format alone may
 * come of what was typed ("50%").
 */
function needOfValues({ cellValue = {} }: Parameters): Need {
  const cells: { row: number; column: number }[] = [];
  const keys = new Set<string>();
  for (const [row, columns] of Object.entries(cellValue)) {
    for (const [column, cell] of Object.entries(columns ?? {})) {
      cells.push({ row: Number(row), column: Number(column) });
      for (const key of Object.keys(cell ?? { v: null })) keys.add(key);
      if (cell?.s !== undefined) for (const key of lookKeys(cell.s)) keys.add(`s.${key}`);
    }
  }
  const looks = [...keys].every((key) => key === "s" || key.startsWith("s."));
  if (!looks) return { cells };
  return [...keys].every((key) => key === "s" || key === "s.n") ? { option: "allowFormatCells", cells } : { option: "allowFormatCells" };
}

const lookKeys = (style: IStyleData | string | null) => (typeof style === "object" && style !== null ? Object.keys(style) : ["all"]);
