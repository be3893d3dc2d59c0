import type { DealRow } from "../blocks/dealRow";
import { EVERYTHING } from "../read/filterDeals";
import type { Comparison } from "./compareDeals";
import type { Difference } from "./dealDifferences";
import type { DealRecord } from "./dealRecord";
import type { StandingTable } from "./readDealTable";

/**
 * What is remembered of a table after an update: the catalogue's rows, but for what was offered and not done, which is to be offered
 * again, and what the reader removed, which is not.
 */
export function nextRecord(
  { record, deals }: Pick<StandingTable, "record" | "deals">,
  { differences, now, context }: Comparison,
  todo: readonly Difference[],
  asOf: string,
): DealRecord {
  const done = new Set(todo.map(({ id }) => id));
  const undone = differences.filter(({ id }) => !done.has(id));
  const isGone = new Set(todo.filter(({ kind }) => kind === "gone").map(({ ref }) => ref));
  const asBefore = (row: DealRow): DealRow => {
    const kept = undone.flatMap((one) => (one.kind === "changed" && one.ref === row.ref ? [[one.fact, one.here] as const] : []));
    return {
      ...row,
      ...Object.fromEntries(kept.map(([fact, here]) => [fact, here === "" && typeof row[fact] !== "string" ? null : here])),
    };
  };
  const before = record?.rows ?? [];
  const known = new Set(before.map(({ ref }) => ref));
  const adopted = deals.flatMap(({ ref }) => {
    const row = now.get(ref);
    return row && !known.has(ref) ? [row] : [];
  });
  const kept = [...before, ...adopted].filter(({ ref }) => !isGone.has(ref)).map((row) => asBefore(now.get(row.ref) ?? row));
  const added = todo.flatMap((one) => (one.kind === "new" && !known.has(one.ref) ? [one.row] : []));
  return { asOf, scope: record?.scope ?? EVERYTHING, rows: [...kept, ...added], context, left: record?.left ?? [] };
}
