import { type Deal, deals, dealSerial, groupOf } from "../../deals";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { filterDefinition, filteredDeals, filterParameters } from "./filter";

const payments = deals.filter(({ isFlow }) => isFlow);

export const flows: FunctionSpec = {
  name: "AIDEALS.FLOWS",
  summary: "Reported AI deals that are payments, ready for CIRCULARFLOW.",
  definition:
    "Only deals in which one company pays another: stakes, valuations, rounds, warrants, backstops and own capital spending are left out, and so are " +
    `deals whose amount is not disclosed. Business units stand under their group (AWS under Amazon), so that loops close. ${filterDefinition}`,
  parameters: filterParameters,
  result: "table",
  resultDoc:
    "A header and a row a payment, by date: from, to, amount (US dollars), date, kind, status, qualifier (such as up to), id. CIRCULARFLOW reads it by its header.",
  errors: [
    { code: "#N/A", when: "no reported payment matches, or the company is in none" },
    { code: "#VALUE!", when: "kind or status is not one of the list" },
  ],
  examples: [
    {
      formula: '=AIDEALS.FLOWS("Cerebras",,,"2026-02-01")',
      result: [
        ["from", "to", "amount", "date", "kind", "status", "qualifier", "id"],
        ["OpenAI", "Cerebras", 10_000_000_000, 46_036, "chips", "announced", "", "DEAL-033"],
      ],
      doc: "The payments to or from one company.",
    },
    {
      formula: '=INDEX(AIDEALS.FLOWS("AWS","cloud",,"2026-01-31"),2,2)',
      result: "Amazon",
      doc: "What AWS is paid stands under Amazon, so that a loop through Amazon closes.",
    },
  ],
  source: 'Public reports; AIDEALS.FIELD(id, "source") names a deal\'s own.',
  seeAlso: ["AIDEALS"],
  compute: (args) => {
    const found = filteredDeals(args, payments);
    return found.ok ? success([HEADER, ...found.value.map(rowOf)]) : found;
  },
};

const HEADER: readonly Cell[] = ["from", "to", "amount", "date", "kind", "status", "qualifier", "id"];

function rowOf(deal: Deal): Cell[] {
  return [groupOf(deal.from), groupOf(deal.to), deal.amount ?? "", dealSerial(deal), deal.kind, deal.status, deal.qualifier ?? "", deal.id];
}
