import { deals, selectDeals } from "../../deals";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import type { Build, Place } from "../block/plan";
import { splitPayments } from "../blocks/article";
import { buildDealTable, type DealTable } from "../blocks/dealTable";
import type { Course } from "../write/course";
import type { ActionResult } from "../write/result";
import { writePlan } from "../write/writePlan";

export function insertDeals(table: DealTable, place: Place, consent: boolean): Promise<ActionResult> {
  return writePlan(buildDealTable(table, place), consent);
}

/** Every payment that stands on a day (ISO), on a new sheet. */
export function allDeals(asOf: string): Build {
  const standing = selectDeals(deals, { asOf: serialOfIsoDate(asOf) ?? undefined });
  return buildDealTable({ ...splitPayments(standing), asOf }, "newSheet");
}

/** The same, written: what the ribbon's button and the pane's do. */
export function insertAllDeals(asOf: string, course?: Course): Promise<ActionResult> {
  return writePlan(allDeals(asOf), false, course);
}
