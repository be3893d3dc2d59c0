import { type Deal, selectDeals } from "../../deals";
import { serialOfIsoDate } from "../block/dates";

/** What of the catalogue is wanted: words, a kind, a status; "" for any. */
export interface DealScope {
  readonly text: string;
  readonly kind: string;
  readonly status: string;
}

export const EVERYTHING: DealScope = { text: "", kind: "", status: "" };

/** The deals that stand on a day (ISO; blank for all that is known) and match: every word in the parties, the kind, the status or the source. */
export function filterDeals(catalogue: readonly Deal[], { text, kind, status }: DealScope, asOf: string): readonly Deal[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const standing = selectDeals(catalogue, {
    kinds: kind === "" ? [] : [kind],
    statuses: status === "" ? [] : [status],
    asOf: serialOfIsoDate(asOf) ?? undefined,
  });
  return standing.filter((deal) => {
    const about = `${deal.from} ${deal.to} ${deal.kind} ${deal.status} ${deal.source.title} ${deal.id}`.toLowerCase();
    return words.every((word) => about.includes(word));
  });
}
