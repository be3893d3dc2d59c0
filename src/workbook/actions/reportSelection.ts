import type { Build, Place } from "../block/plan";
import { buildCircularReport } from "../blocks/circularReport";
import type { Flows } from "../blocks/flows";
import { flowRows } from "../read/flowRows";
import { flowYears } from "../read/flowYears";
import { excelRun } from "../write/excelRun";
import { type ActionResult, type Refused, refused } from "../write/result";
import { writePlan } from "../write/writePlan";

/**
 * The flows that the selection means: the whole table it lies in, else the range itself, or what surrounds it where one cell is
 * selected.
 */
export function selectedFlows(): Promise<Flows | Refused> {
  return excelRun(async (context): Promise<Flows | Refused> => {
    const selected = context.workbook.getSelectedRange().load("cellCount");
    const tables = selected.getTables(false).load("items/name");
    await context.sync();
    const table = tables.items[0];
    const range = table ? table.getRange() : selected.cellCount > 1 ? selected : selected.getSurroundingRegion();
    range.load("address,values,rowCount,columnCount");
    await context.sync();
    if (range.columnCount < 3 || range.rowCount < 2)
      return refused("Select a table or range with the columns From, To and Amount, and at least two rows.");
    const bang = range.address.lastIndexOf("!");
    const fixed = range.address.slice(bang + 1).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
    return {
      reference: table ? `${table.name}[#All]` : `${range.address.slice(0, bang + 1)}${fixed}`,
      values: range.values as unknown[][],
      called: table ? `the table ${table.name}` : range.address,
    };
  });
}

/** The circular report of what is selected, on a new sheet. */
export async function reportSelection(consent: boolean): Promise<ActionResult> {
  const flows = await selectedFlows();
  return "kind" in flows ? flows : writePlan(reportOf(flows, "newSheet"), consent);
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
