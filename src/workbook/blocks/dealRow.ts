import { type Deal, dealSerial, groupOf, noteOf } from "../../deals";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";

/** A deal as a row of the deal table: the catalogue's, or the reader's own. Amounts in US dollars, dates as Excel serials. */
export interface DealRow {
  /** Which deal of the catalogue it is; "" for the reader's own. */
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number | null;
  readonly kind: string;
  readonly status: string;
  /** Chance that it is paid, as a fraction; blank counts as certain. */
  readonly probability: number | null;
  readonly announced: number | null;
  readonly start: number | null;
  /** Years. */
  readonly term: number | null;
  readonly source: string;
  readonly link: string;
  readonly note: string;
}

/** A catalogue deal as a row. Business units go under their group (AWS under Amazon), or no money would ever be seen coming back. */
export function dealRow(deal: Deal): DealRow {
  const [from, to] = [groupOf(deal.from), groupOf(deal.to)];
  const units = [from !== deal.from ? `paid by ${deal.from}` : "", to !== deal.to ? `paid to ${deal.to}` : ""];
  return {
    ref: deal.id,
    from,
    to,
    amount: deal.amount ?? null,
    kind: deal.kind,
    status: deal.status,
    probability: null,
    announced: dealSerial(deal),
    start: deal.start ? serialOfIsoDate(deal.start) : null,
    term: deal.termYears ?? null,
    source: deal.source.title,
    link: deal.source.urls[0] ?? "",
    note: [...units, noteOf(deal)].filter((part) => part !== "").join("; "),
  };
}
