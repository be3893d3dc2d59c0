import { type CloudFact, cloudFacts, type Deal, deals, noteOf, noteOfFact } from "../deals";
import { addressOf } from "./address";
import type { ShareReport } from "./shareReport";
import type { WorkbookPackage } from "./package/workbookPackage";
import { addSheet } from "./workbookPart";
import { type AddedStyles, addStyles } from "./workbookStyles";
import { escapeXml } from "./xml";

/** What the Sources sheet says about the copy as a whole. */
export interface Provenance {
  /** ISO date on which the copy was made. */
  readonly date: string;
  readonly version: string;
  readonly mode: "values" | "portable";
}

type Value = string | number | { readonly heading: string } | { readonly link: string } | undefined;

const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
const MOST_ROWS = 1_048_576;
/** Longest text a cell holds. */
const LONGEST_TEXT = 32_767;
const WIDTHS = [22, 26, 30, 18, 16, 14, 60, 60];

const headings = (...texts: readonly string[]): Value[] => texts.map((heading) => ({ heading }));

const NUMBER = /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i;

function dealRow(id: string): Value[] {
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
function rowsOf(report: Omit<ShareReport, "sourcesSheet">, { date, version, mode }: Provenance): Value[][] {
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
    rows.push(
      headings("Id", "Who", "What", "Figure (US dollars, or a fraction)", "Status", "As of", "Source", "Note"),
      ...report.deals.map(dealRow),
      [],
    );
  }
  if (notes.length > 0) {
    rows.push(
      headings("Worth knowing"),
      headings("What", "Where", "Detail"),
      ...notes.map(({ kind, where, text }) => [kind, where, text]),
      [],
    );
  }
  rows.push(headings("Formulas replaced"), headings("Sheet", "Cell", "Formula", "Value on the day", "Became", "Why"));
  const room = MOST_ROWS - rows.length - 1;
  for (const cell of changed.slice(0, room)) {
    const { sheet, address, formula, became, value, reason } = cell;
    rows.push([
      sheet,
      address,
      formula,
      NUMBER.test(value) ? Number(value) : value,
      became === "portable" ? "native formula" : "value",
      reason,
    ]);
  }
  if (changed.length > room) rows.push([`and ${changed.length - room} more`]);
  return rows;
}

/** A sheet that says where the figures come from and what was changed; and the links it has, by relationship id. */
function sourcesSheet(
  report: Omit<ShareReport, "sourcesSheet">,
  provenance: Provenance,
  styles: AddedStyles,
): { xml: string; links: { readonly id: string; readonly target: string }[] } {
  const links: { id: string; target: string; cell: string }[] = [];
  const rows = rowsOf(report, provenance).map((values, row) => {
    const cells = values.map((value, column) => {
      const at = addressOf({ row, column });
      if (value === undefined || value === "") return "";
      if (typeof value === "number") return `<c r="${at}" s="${styles.amount}"><v>${value}</v></c>`;
      const text = typeof value === "string" ? value : "heading" in value ? value.heading : value.link;
      if (typeof value === "object" && "link" in value && /^https?:\/\//i.test(text))
        links.push({ id: `rId${links.length + 1}`, target: text, cell: at });
      const style = typeof value === "object" && "heading" in value ? ` s="${styles.heading}"` : "";
      return `<c r="${at}"${style} t="inlineStr"><is><t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ""}>${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
    });
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  const columns = WIDTHS.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
  const hyperlinks = links.map(({ id, cell }) => `<hyperlink ref="${cell}" r:id="${id}"/>`).join("");
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
    `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><cols>${columns}</cols><sheetData>${rows.join("")}</sheetData>` +
    `${hyperlinks ? `<hyperlinks>${hyperlinks}</hyperlinks>` : ""}</worksheet>`;
  return { xml, links };
}

/** Puts the Sources sheet behind the workbook's sheets; the name it got. */
export function addSourcesSheet(workbook: WorkbookPackage, report: Omit<ShareReport, "sourcesSheet">, provenance: Provenance): string {
  const { xml, links } = sourcesSheet(report, provenance, addStyles(workbook));
  const { name, path } = addSheet(workbook, "Sources", xml);
  for (const { target } of links) workbook.addRelationship(path, HYPERLINK, target, true);
  return name;
}
