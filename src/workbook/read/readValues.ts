import { excelRun } from "../write/excelRun";
import { type Refused, refused } from "../write/result";

/** Values of a range given by address (`Deals!A1:C9`, or without a sheet on the sheet that is open) or table (`Deals[#All]`). */
export async function readValues(reference: string): Promise<unknown[][] | Refused> {
  return excelRun(async (context) => {
    const range = await rangeOf(context, reference);
    if ("kind" in range) return range;
    range.load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

/** The range that a reference means. */
async function rangeOf(context: Excel.RequestContext, reference: string): Promise<Excel.Range | Refused> {
  const { workbook } = context;
  const table = /^([A-Za-z_][\w.]*)\[(.+)\]$/.exec(reference);
  if (table) {
    const found = workbook.tables.getItemOrNullObject(table[1]).load("name");
    await context.sync();
    if (found.isNullObject) return refused(`There is no table ${table[1]} in this workbook.`);
    if (/^#all$/i.test(table[2])) return found.getRange();
    return /^#data$/i.test(table[2]) ? found.getDataBodyRange() : found.columns.getItem(table[2]).getDataBodyRange();
  }
  const bang = reference.lastIndexOf("!");
  if (bang < 0) return workbook.worksheets.getActiveWorksheet().getRange(reference);
  const name = reference.slice(0, bang).replace(/^'|'$/g, "").replace(/''/g, "'");
  const sheet = workbook.worksheets.getItemOrNullObject(name).load("name");
  await context.sync();
  return sheet.isNullObject ? refused(`There is no sheet ${name} in this workbook.`) : sheet.getRange(reference.slice(bang + 1));
}
