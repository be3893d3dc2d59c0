import { serialOfIsoDate } from "../domain/kernel/serialDate";
import type { Deal } from "./deal";
import { groupOf } from "./groupOf";

export interface DealFilter {
  /** A company or group on either side, compared without case. */
  readonly company?: string;
  readonly kinds?: readonly string[];
  readonly statuses?: readonly string[];
  /** Excel serial: only what had been reported by that day, and nothing that had been superseded by then. */
  readonly asOf?: number;
}

/**
 * The deals that stand, by date then id: those announced by `asOf` (all where it is absent), without the ones that a later deal of
 * those has superseded or that restate another. A date known only to the month or the year counts from its first day.
 */
export function selectDeals(deals: readonly Deal[], { company, kinds, statuses, asOf }: DealFilter): readonly Deal[] {
  const known = deals.filter((deal) => asOf === undefined || dealSerial(deal) <= asOf);
  const replaced = new Set(known.flatMap(({ supersedes }) => supersedes ?? []));
  const ids = new Set(known.map(({ id }) => id));
  const group = company?.trim() ? groupOf(company).toLowerCase() : undefined;
  return known
    .filter(({ id, restates }) => !replaced.has(id) && !(restates && ids.has(restates)))
    .filter(({ from, to }) => !group || groupOf(from).toLowerCase() === group || groupOf(to).toLowerCase() === group)
    .filter(({ kind }) => !kinds || kinds.length === 0 || kinds.includes(kind))
    .filter(({ status }) => !statuses || statuses.length === 0 || statuses.includes(status))
    .sort((a, b) => dealSerial(a) - dealSerial(b) || (a.id < b.id ? -1 : 1));
}

export function dealSerial({ id, date }: Deal): number {
  const serial = serialOfIsoDate(date);
  if (serial === null) throw new Error(`${id} has no date: ${date}`);
  return serial;
}
