import { deals, DEAL_KINDS, DEAL_STATUSES, type Deal, type DealKind, type DealStatus, groupOf, selectDeals } from "../../deals";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Arguments, Parameter } from "../spec";

const KIND_DOC: Readonly<Record<DealKind, string>> = {
  equity: "shares bought",
  convertible: "convertible notes",
  cloud: "cloud or compute bought",
  chips: "chips bought",
  lease: "capacity leased",
  "revenue share": "share of revenue paid",
  round: "a whole funding round",
  stake: "value of a holding",
  warrant: "right to buy shares",
  backstop: "promise to buy what others do not",
  "data centre": "own capital spending",
};

const STATUS_DOC: Readonly<Record<DealStatus, string>> = {
  closed: "money or shares have changed hands",
  signed: "under contract",
  announced: "made public by a party",
  "letter of intent": "not binding",
  negotiation: "in talks",
  reported: "press reports",
  leaked: "leaked documents",
};

export const filterParameters: readonly Parameter[] = [
  {
    kind: "text",
    name: "company",
    optional: true,
    doc: "Company on either side; a business unit stands for its group (AWS for Amazon). All where omitted.",
  },
  {
    kind: "choice",
    name: "kind",
    optional: true,
    many: true,
    options: DEAL_KINDS.map((value) => ({ value, doc: KIND_DOC[value] })),
    doc: "Kind of deal, or several separated by commas. All where omitted.",
  },
  {
    kind: "choice",
    name: "status",
    optional: true,
    many: true,
    options: DEAL_STATUSES.map((value) => ({ value, doc: STATUS_DOC[value] })),
    doc: "How firm, or several separated by commas. All where omitted.",
  },
  {
    kind: "date",
    name: "as_of",
    optional: true,
    doc: "Only what had been reported by that day and not superseded by then. All that the catalogue knows where omitted.",
  },
];

export const filterDefinition =
  "A deal drops out as of the date of the one that superseded it, and where it only restates another. A date known to the month or the " +
  "year counts from its first day. `as_of` keeps the answer the same when the catalogue grows.";

const COMPANIES = new Set(deals.flatMap(({ from, to }) => [groupOf(from).toLowerCase(), groupOf(to).toLowerCase()]));

/** The deals that a call's filter leaves; none is "unavailable", with a reason. */
export function filteredDeals(args: Arguments, among: readonly Deal[]): Outcome<readonly Deal[]> {
  const company = args.text("company");
  if (company && !COMPANIES.has(groupOf(company).toLowerCase())) {
    return failure(
      "unavailable",
      `company "${company.slice(0, 40)}" is in no reported deal; try Amazon, Anthropic, Microsoft, Nvidia or OpenAI`,
    );
  }
  const found = selectDeals(among, {
    company,
    kinds: words(args.text("kind")),
    statuses: words(args.text("status")),
    asOf: args.optionalNumber("as_of"),
  });
  return found.length > 0 ? success(found) : failure("unavailable", "no reported deal matches; leave out company, kind, status or as_of");
}

function words(list: string): readonly string[] {
  return list === "" ? [] : list.split(",");
}
