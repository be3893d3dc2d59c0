import { allDeals, insertAllDeals } from "../../../workbook/actions/insertDeals";
import { buildExample } from "../../../workbook/blocks/example";
import { describe } from "../../../workbook/write/describe";
import type { Course } from "../../../workbook/write/course";
import type { ActionResult } from "../../../workbook/write/result";
import { today } from "../../parts/today";

export { insertExample } from "../../../workbook/actions/insertExample";

/** What the actions would write where, a sentence each. */
export interface StartWrites {
  readonly example: string;
  readonly deals: string;
}

/** In a workbook with these sheets. */
export function startWrites(sheets: readonly string[]): StartWrites {
  return { example: describe(buildExample, null, sheets), deals: describe(allDeals(today()), null, sheets) };
}

/** Every payment that stands today, on a new sheet. */
export function insertStandingDeals(course?: Course): Promise<ActionResult> {
  return insertAllDeals(today(), course);
}
