import { deals, selectDeals } from "../../deals";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import type { Place } from "../block/plan";
import { splitPayments } from "../blocks/article";
import { buildDealTable, type DealTable } from "../blocks/dealTable";
import type { ActionResult } from "../write/result";
import { writePlan } from "../write/writePlan";

export function insertDeals(table: DealTable, place: Place, consent: boolean): Promise<ActionResult> {
  return writePlan(buildDealTable(table, place), consent);
}

/** Every payment that stands on a day (ISO), for the ribbon command. */
export function insertAllDeals(asOf: string): Promise<ActionResult> {
  const standing = selectDeals(deals, { asOf: serialOfIsoDate(asOf) ?? undefined });
  return insertDeals({ ...splitPayments(standing), asOf }, "newSheet", false);
}
