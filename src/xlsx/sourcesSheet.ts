import type { Steps } from "../domain/kernel/steps";
import { type CloudFact, cloudFacts, type Deal, deals, noteOf, noteOfFact } from "../deals";
import type { ShareReport } from "./shareReport";
import type { WorkbookPackage } from "./package/workbookPackage";
import { addWrittenSheet, type Value } from "./writtenSheet";

/** What the Sources sheet says about the copy as a whole. */
export interface Provenance {
  /** ISO date on which the copy was made. */
  readonly date: string;
  readonly version: string;
  readonly mode: "values" | "portable";
}

const MOST_ROWS = 1_048_576;
const WIDTHS = [22, 26, 30, 18, 16, 14, 60, 60];

const headings = (...texts: readonly string[]): Value[] => texts.map((heading) => ({ heading }));

const NUMBER = /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i;

/** Heads of the columns that {@link dealRow} fills. */
export const DEAL_HEAD = ["Id", "Who", "What", "Figure (US dollars, or a fraction)", "Status", "As of", "Source", "Note"];

/** A reported deal or figure with its status, date and source, of its id. */
export function dealRow(id: string): Value[] {
  const deal = deals.find((held) => held.id === id);
  if (deal) return dealCells(deal);
  const fact = cloudFacts.find((held) => held.id === id);
  return fact ? factCells(fact) : [id, "not in this version's catalogue"];
}

function dealCells(deal: Deal): Value[] {
  const { id, from, to, kind, amount, status, date, source } = deal;
  return [id, `${from} → ${to}`, kind, amount ?? "not disclosed", status, date, linkOf(source), noteOf(deal)];
}

function factCells(fact: CloudFact): Value[] {
  return [
    fact.id,
    fact.entity,
    fact.metric,
    fact.value,
    fact.estimate ? "estimate" : "reported",
    fact.period,
    linkOf(fact.source),
    noteOfFact(fact),
  ];
}

const linkOf = ({ urls, title }: Deal["source"]): Value => (urls[0] ? { link: urls[0] } : title);

/** The rows of the sheet: what was done, the deals used, everything changed and everything worth knowing. */
function* rowsOf(report: Omit<ShareReport, "sourcesSheet">, { date, version, mode }: Provenance): Generator<Value[]> {
  const { changed, notes } = report;
  const rows: Value[][] = [
    headings("Sources"),
    [
      `Copy made on ${date} with Roundtrip ${version} for readers without the add-in. ${
        mode === "values"
          ? "Formulas with its functions are values here"
          : "Formulas with its functions call native equivalents here (names that end in _N; Excel 2024, Microsoft 365 or Excel on the web computes them), or are values where there is none"
      }; the list below has every one.`,
    ],
    [],
  ];
  if (report.deals.length > 0) {
    rows.push(headings("Reported deals and figures used"));
    rows.push(headings(...DEAL_HEAD), ...report.deals.map(dealRow), []);
  }
  if (notes.length > 0) {
    rows.push(
      headings("Worth knowing"),
      headings("What", "Where", "Detail"),
      ...notes.map(({ kind, where, text }) => [kind, where, text]),
      [],
    );
  }
  yield* rows;
  yield headings("Formulas replaced");
  yield headings("Sheet", "Cell", "Formula", "Value on the day", "Became", "Why");
  const room = MOST_ROWS - rows.length - 3;
  for (let i = 0; i < Math.min(room, changed.length); i++) {
    const { sheet, address, formula, became, value, reason } = changed[i];
    const shown = NUMBER.test(value) ? Number(value) : value;
    yield [sheet, address, formula, shown, became === "portable" ? "native formula" : "value", reason];
  }
  if (changed.length > room) yield [`and ${changed.length - room} more`];
}

/** Puts the Sources sheet behind the workbook's sheets; the name it got. In steps. */
export function addSourcesSheet(
  workbook: WorkbookPackage,
  report: Omit<ShareReport, "sourcesSheet">,
  provenance: Provenance,
): Steps<string> {
  return addWrittenSheet(workbook, { name: "Sources", rows: rowsOf(report, provenance), widths: WIDTHS });
}
