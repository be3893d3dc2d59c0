import { MAX_ROWS } from "../block/address";
import type { Build, Place } from "../block/plan";
import { buildCircularReport } from "../blocks/circularReport";
import type { Flows } from "../blocks/flows";
import { inParts } from "../read/inParts";
import { flowRows } from "../read/flowRows";
import { flowYears } from "../read/flowYears";
import { type Course, orHalted, UNWATCHED } from "../write/course";
import { excelRun } from "../write/excelRun";
import { type ActionResult, type Halted, type Refused, refused } from "../write/result";
import { writePlan } from "../write/writePlan";

/**
 * The flows that the selection means: the whole table it lies in, else the range itself, or what surrounds it where one cell is
 * selected.
 */
export function selectedFlows(course: Course = UNWATCHED): Promise<Flows | Refused | Halted> {
  return orHalted(excelRun((context) => readSelected(context, course)));
}

async function readSelected(context: Excel.RequestContext, course: Course): Promise<Flows | Refused> {
  course.tell("Reading the selection");
  const selected = context.workbook.getSelectedRange().load("cellCount");
  const tables = selected.getTables(false).load("items/name");
  // Whole columns mean what is filled of them.
  const used = selected.getUsedRangeOrNullObject(true).load("address");
  await context.sync();
  const [table] = tables.items;
  const range = table ? table.getRange() : cellsMeant(selected, used);
  range.load("address,rowCount,columnCount");
  await context.sync();
  if (range.columnCount < 3 || range.rowCount < 2)
    return refused("Select a table or range with the columns From, To and Amount, and at least two rows.");
  const values = await inParts(context, range, "values", { rows: range.rowCount, columns: range.columnCount }, course);
  const bang = range.address.lastIndexOf("!");
  const fixed = range.address.slice(bang + 1).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return {
    reference: table ? `${table.name}[#All]` : `${range.address.slice(0, bang + 1)}${fixed}`,
    values,
    called: table ? `the table ${table.name}` : range.address,
  };
}

/** Excel tells no count of more cells than it can: −1. */
function cellsMeant(selected: Excel.Range, used: Excel.Range): Excel.Range {
  const { cellCount } = selected;
  if ((cellCount < 0 || cellCount >= MAX_ROWS) && !used.isNullObject) return used;
  return cellCount === 1 ? selected.getSurroundingRegion() : selected;
}

/** The circular report of what is selected, on a new sheet. */
export async function reportSelection(consent: boolean, course?: Course): Promise<ActionResult> {
  const flows = await selectedFlows(course);
  return "kind" in flows ? flows : writePlan(reportOf(flows, "newSheet"), consent, course);
}

/** Payments beyond these take longer by year than a ribbon button may. */
const MOST_BY_YEAR = 2_000;

function reportOf(flows: Flows, place: Place): Build {
  const { rows } = flowRows(flows.values);
  return buildCircularReport({ flows, years: rows.length > MOST_BY_YEAR ? [] : finished(flowYears(rows)) }, place);
}

function finished<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}
