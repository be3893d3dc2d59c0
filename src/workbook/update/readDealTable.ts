import { type Area, parseAddress, type Spot } from "../block/address";
import { DEAL_COLUMNS } from "../blocks/dealTable";
import { inParts } from "../read/inParts";
import type { Course } from "../write/course";
import { type Refused, refused } from "../write/result";
import { type Fact, FACTS, type SheetDeal, type Value } from "./dealDifferences";
import { type DealRecord, readRecord, recordKey } from "./dealRecord";

/** A deal table of the workbook, as a list of them shows it. */
export interface DealTablePlace {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
}

/** A deal table as it stands. */
export interface StandingTable extends DealTablePlace {
  readonly table: Excel.Table;
  readonly worksheet: Excel.Worksheet;
  /** Header row included. */
  readonly area: Area;
  readonly heads: readonly string[];
  readonly deals: readonly SheetDeal[];
  readonly record: DealRecord | null;
  /** The day that the line above the table says, and where that line stands. */
  readonly asOf: { readonly date: string; readonly at: Spot; readonly text: string } | null;
}

const NEEDED = ["From", "To", "Amount", "Ref"];
const LINES_ABOVE = 6;

/** The workbook's deal tables: those with the columns From, To, Amount and Ref. */
export async function findDealTables(context: Excel.RequestContext): Promise<readonly DealTablePlace[]> {
  const tables = context.workbook.tables.load("items/id,items/name");
  await context.sync();
  const heads = tables.items.map((table) => ({
    table,
    range: table.getHeaderRowRange().load("values"),
    worksheet: table.worksheet.load("name"),
  }));
  await context.sync();
  return heads
    .filter(({ range }) => NEEDED.every((head) => (range.values[0] as unknown[]).includes(head)))
    .map(({ table, worksheet }) => ({ id: table.id, name: table.name, sheet: worksheet.name }));
}

/** The table by its id; a sentence where it is gone or cannot be written. */
export async function readDealTable(context: Excel.RequestContext, id: string, course: Course): Promise<StandingTable | Refused> {
  const { workbook } = context;
  workbook.load("readOnly");
  const table = workbook.tables.getItemOrNullObject(id).load("name,showTotals");
  await context.sync();
  if (workbook.readOnly) return refused("This workbook is open for reading only. Save a copy under another name, then try again.");
  if (table.isNullObject) return refused("That deal table is no longer in the workbook.");
  const { worksheet } = table;
  worksheet.load("name,protection/protected");
  const range = table.getRange().load("address");
  const body = table.getDataBodyRange().load("rowCount,columnCount,rowHidden");
  const header = table.getHeaderRowRange().load("values");
  table.autoFilter.load("isDataFiltered");
  const setting = workbook.settings.getItemOrNullObject(recordKey(id)).load("value");
  await context.sync();
  const refusal = whyNot(worksheet, table, body);
  if (refusal) return refusal;
  const area = parseAddress(range.address)?.area;
  if (!area) return refused(`The table ${table.name} has no single place in the sheet.`);
  const size = { rows: body.rowCount, columns: body.columnCount };
  const values = await inParts(context, body, "values", size, course);
  const heads = (header.values[0] as unknown[]).map(String);
  return {
    id,
    name: table.name,
    sheet: worksheet.name,
    table,
    worksheet,
    area,
    heads,
    deals: dealsIn(heads, values as Value[][]),
    record: setting.isNullObject ? null : readRecord(setting.value),
    asOf: await asOfLine(context, worksheet, area),
  };
}

function whyNot(worksheet: Excel.Worksheet, table: Excel.Table, body: Excel.Range): Refused | null {
  if (worksheet.protection.protected)
    return refused(`The sheet ${worksheet.name} is protected. Unprotect it (Review, Unprotect Sheet), then try again.`);
  if (table.autoFilter.isDataFiltered || body.rowHidden !== false)
    return refused(`Rows of the table ${table.name} are hidden, as by a filter. Show them, so that nothing changes unseen.`);
  return table.showTotals ? refused(`The table ${table.name} has a totals row. Switch it off, then try again.`) : null;
}

function dealsIn(heads: readonly string[], values: readonly (readonly Value[])[]): SheetDeal[] {
  const known = new Set<string>(DEAL_COLUMNS);
  const column = (head: string) => heads.indexOf(head);
  const own = heads.flatMap((head, i) => (known.has(head) && head !== "Probability" ? [] : [i]));
  return values.map((row, at) => ({
    at,
    ref: String(row[column("Ref")] ?? "").trim(),
    facts: Object.fromEntries(FACTS.filter(([, head]) => column(head) >= 0).map(([fact, head]) => [fact, row[column(head)]])) as Partial<
      Record<Fact, Value>
    >,
    hasOwn: own.some((i) => row[i] !== "" && row[i] !== null),
  }));
}

async function asOfLine(context: Excel.RequestContext, worksheet: Excel.Worksheet, { row, column }: Area): Promise<StandingTable["asOf"]> {
  const lines = Math.min(LINES_ABOVE, row);
  if (lines === 0) return null;
  const above = worksheet.getRangeByIndexes(row - lines, column, lines, 1).load("values");
  await context.sync();
  for (let i = lines - 1; i >= 0; i--) {
    const text = String(above.values[i][0]);
    const date = /^As of (\d{4}-\d{2}-\d{2})\./.exec(text)?.[1];
    if (date) return { date, at: { row: row - lines + i, column }, text };
  }
  return null;
}
