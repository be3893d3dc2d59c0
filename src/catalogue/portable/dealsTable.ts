import { cloudFacts, type Deal, deals, dealSerial, groupOf, selectDeals } from "../../deals";
import { FIELDS } from "../aideals/field";
import type { Cell } from "../cell";
import type { PortableTable } from "./portable";

/** Columns beside the fields: what the filters of AIDEALS need to know of a deal. */
const BESIDE = ["id", "deal", "payment", "from_group", "to_group", "ends"] as const;
/** The columns of AIDEALS come first, in its order. */
const FIRST = ["from", "to", "amount", "kind", "status", "date", "term", "source", "note", "id"];

const columns = [...new Set([...FIRST, ...FIELDS.map(({ value }) => value), ...BESIDE])];

/** Position of a column in the table, counted from one. */
export function dealColumn(name: string): number {
  const at = columns.indexOf(name);
  if (at < 0) throw new Error(`the table of deals has no column ${name}`);
  return at + 1;
}

/** Day on which a deal stops counting: when one that supersedes it, or the better report of the same deal, is first known. */
function ends(deal: Deal): Cell {
  const days = deals.filter(({ id, supersedes }) => supersedes?.includes(deal.id) || id === deal.restates).map(dealSerial);
  return days.length > 0 ? Math.min(...days) : "";
}

function dealRow(deal: Deal): Cell[] {
  const beside: Record<string, Cell> = {
    id: deal.id,
    deal: 1,
    payment: deal.isFlow ? 1 : 0,
    from_group: groupOf(deal.from),
    to_group: groupOf(deal.to),
    ends: ends(deal),
  };
  return columns.map((name) => beside[name] ?? FIELDS.find(({ value }) => value === name)?.ofDeal?.(deal) ?? "");
}

function factRow(fact: (typeof cloudFacts)[number]): Cell[] {
  const beside: Record<string, Cell> = { id: fact.id, deal: 0, payment: 0 };
  return columns.map((name) => beside[name] ?? FIELDS.find(({ value }) => value === name)?.ofFact?.(fact) ?? "");
}

/** In the order in which AIDEALS lists them, superseded ones too; the cloud figures behind. */
const all = selectDeals(
  deals.map((deal) => ({ ...deal, supersedes: undefined, restates: undefined })),
  {},
).flatMap(({ id }) => deals.filter((deal) => deal.id === id));

export const dealsTable: PortableTable = {
  name: "AIDEALS_DATA",
  sheet: "AI deals",
  title: "Reported AI deals and cloud figures, which the formulas with AIDEALS look up here",
  rows: [columns, ...all.map(dealRow), ...cloudFacts.map(factRow)],
  dates: ["date", "start", "ends"].map((name) => dealColumn(name) - 1),
  links: [dealColumn("source") - 1],
};
