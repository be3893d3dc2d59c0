import { type Deal, deals, dealSerial, noteOf } from "../../deals";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { filterDefinition, filteredDeals, filterParameters } from "./filter";

export const aidealsFunction: FunctionSpec = {
  name: "AIDEALS",
  summary: "Reported AI deals as rows, each with its source.",
  definition:
    "Amounts are headline figures in US dollars and mix cash, conditional tranches, commitments over years and ceilings: read status and note " +
    `before adding kinds up. Stakes and rounds are listed but are no payments; AIDEALS.FLOWS leaves them out. ${filterDefinition}`,
  parameters: filterParameters,
  result: "table",
  resultDoc:
    "A header and a row a deal, by date: from, to, amount (US dollars, blank where undisclosed), kind, status, date, term (years), source, note, id.",
  errors: [
    { code: "#N/A", when: "no reported deal matches, or the company is in none" },
    { code: "#VALUE!", when: "kind or status is not one of the list" },
  ],
  examples: [
    {
      formula: '=INDEX(AIDEALS("AWS","cloud",,"2026-01-31"),2,3)',
      result: 38_000_000_000,
      doc: "What AWS had been promised by the end of January 2026: OpenAI's seven-year order.",
    },
    {
      formula: '=AIDEALS("Softbank","equity","reported","2026-01-31")',
      result: [
        ["from", "to", "amount", "kind", "status", "date", "term", "source", "note", "id"],
        [
          "SoftBank",
          "OpenAI",
          30_000_000_000,
          "equity",
          "reported",
          46_023,
          "",
          "Article on Amazon's talks to invest in OpenAI (late January 2026)",
          "up to; sentence names SoftBank twice",
          "ART-04",
        ],
      ],
      doc: "SoftBank's share of the round as the article had it. A month later it had been superseded.",
    },
  ],
  source: "Public reports; each row names its own, and says where that is a mirror or an unsigned copy.",
  seeAlso: ["AIDEALS.FLOWS", "AIDEALS.FIELD"],
  compute: (args) => {
    const found = filteredDeals(args, deals);
    return found.ok ? success([HEADER, ...found.value.map(rowOf)]) : found;
  },
};

const HEADER: readonly Cell[] = ["from", "to", "amount", "kind", "status", "date", "term", "source", "note", "id"];

function rowOf(deal: Deal): Cell[] {
  const { from, to, amount, kind, status, termYears, source, id } = deal;
  return [from, to, amount ?? "", kind, status, dealSerial(deal), termYears ?? "", source.urls[0] ?? source.title, noteOf(deal), id];
}
