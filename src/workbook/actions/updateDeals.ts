import { type Deal, deals } from "../../deals";
import { plural } from "../block/words";
import { applyUpdate } from "../update/applyUpdate";
import { compareDeals } from "../update/compareDeals";
import type { Difference } from "../update/dealDifferences";
import { type DealTablePlace, findDealTables, readDealTable } from "../update/readDealTable";
import { type Course, orHalted, UNWATCHED } from "../write/course";
import { excelRun } from "../write/excelRun";
import { type ActionResult, type Halted, type Refused, refused } from "../write/result";

export type { DealTablePlace, Difference };

export function dealTables(): Promise<readonly DealTablePlace[] | Refused> {
  return excelRun(findDealTables);
}

/** What the catalogue of a day (ISO) says and a deal table does not. Changes nothing. */
export function checkDeals(
  tableId: string,
  asOf: string,
  catalogue: readonly Deal[] = deals,
  course: Course = UNWATCHED,
): Promise<{ readonly asOf: string | null; readonly differences: readonly Difference[] } | Refused | Halted> {
  return orHalted(
    excelRun(async (context) => {
      course.tell("Reading the table");
      const table = await readDealTable(context, tableId, course);
      if ("kind" in table) return table;
      return { asOf: table.record?.asOf ?? table.asOf?.date ?? null, differences: compareDeals(table, catalogue, asOf).differences };
    }),
  );
}

export interface DealUpdate {
  readonly tableId: string;
  /** ISO date. */
  readonly asOf: string;
  /** Ids of the differences to do: those that the reader has seen and ticked. */
  readonly chosen: readonly string[];
}

/** Does what was chosen of the differences, in one batch; the rest of the table, the reader's own rows, columns and edits stay. */
export function updateDeals(
  { tableId, asOf, chosen }: DealUpdate,
  consent: boolean,
  catalogue: readonly Deal[] = deals,
  course: Course = UNWATCHED,
): Promise<ActionResult> {
  return orHalted(excelRun((context) => update(context, { tableId, asOf, chosen }, consent, catalogue, course)));
}

async function update(
  context: Excel.RequestContext,
  { tableId, asOf, chosen }: DealUpdate,
  consent: boolean,
  catalogue: readonly Deal[],
  course: Course,
): Promise<ActionResult> {
  course.tell("Reading the table");
  const table = await readDealTable(context, tableId, course);
  if ("kind" in table) return table;
  const comparison = compareDeals(table, catalogue, asOf);
  const wanted = new Set(chosen);
  const todo = comparison.differences.filter(({ id }) => wanted.has(id));
  if (todo.length < wanted.size) return refused("The table has changed since it was compared. Compare again. Nothing was changed.");
  if (todo.length === 0) return refused("Tick what to update first. Nothing was changed.");
  const losses = todo.filter((one) => one.kind === "edited" || (one.kind === "gone" && one.edited)).length;
  if (losses > 0 && !consent) {
    return { kind: "ask", question: `${plural(losses, "edit")} of your own in the table ${table.name} will be overwritten. Go on?` };
  }
  return applyUpdate(context, table, comparison, todo, asOf, course);
}
