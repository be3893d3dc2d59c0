import { type Deal, selectDeals } from "../../deals";
import { serialOfIsoDate } from "../block/dates";
import { splitPayments } from "../blocks/article";
import { type DealRow, dealRow } from "../blocks/dealRow";
import { EVERYTHING, filterDeals } from "../read/filterDeals";
import { dealDifferences, type Difference } from "./dealDifferences";
import type { StandingTable } from "./readDealTable";

/** What an update of a table would do, and what the table is made of when all of it is done. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Payments of the catalogue on the new day. */
  readonly now: ReadonlyMap<string, DealRow>;
  /** Reported by then, of the kind the table was made from, but no payments. */
  readonly context: readonly DealRow[];
}

/** The table against the catalogue of a day (ISO). Without a record of what was inserted, against what the catalogue says of the table's day. */
export function compareDeals(
  { deals, record, asOf: line }: Pick<StandingTable, "deals" | "record" | "asOf">,
  catalogue: readonly Deal[],
  asOf: string,
): Comparison {
  const standing = standingOn(catalogue, asOf);
  const { rows: now } = splitPayments(standing);
  const was = record?.rows ?? (line ? splitPayments(standingOn(catalogue, line.date)).rows : []);
  const scope = record?.scope ?? EVERYTHING;
  const { rows: offered, context } = splitPayments(filterDeals(catalogue, scope, asOf));
  const left = new Set(record?.left ?? []);
  const differences = dealDifferences({
    sheet: deals,
    base: new Map(was.filter(({ ref }) => ref !== "").map((row) => [row.ref, row])),
    left,
    now,
    offered,
    whyGone: (ref) => whyGone(ref, catalogue, standing, asOf),
  });
  return { differences, now: new Map(now.map((row) => [row.ref, row])), context: context.filter(({ ref }) => !left.has(ref)) };
}

function standingOn(catalogue: readonly Deal[], asOf: string): readonly Deal[] {
  return selectDeals(catalogue, { asOf: serialOfIsoDate(asOf) ?? undefined });
}

function whyGone(ref: string, catalogue: readonly Deal[], standing: readonly Deal[], asOf: string): string | null {
  const deal = catalogue.find(({ id }) => id === ref);
  if (!deal) return null;
  const successor = catalogue.find(({ supersedes }) => supersedes?.includes(ref));
  const stands = (id: string) => standing.some((one) => one.id === id);
  if (successor && (stands(successor.id) || (dealRow(successor).announced ?? 0) <= (serialOfIsoDate(asOf) ?? Infinity)))
    return `superseded by ${successor.id} of ${successor.date}`;
  if (deal.restates && stands(deal.restates)) return `the same deal as ${deal.restates}`;
  return (dealRow(deal).announced ?? 0) > (serialOfIsoDate(asOf) ?? Infinity) ? `not reported yet on ${asOf}` : "no payment any more";
}
