import { type BlockCell, text } from "../block/cell";
import { isoDateOfSerial } from "../block/dates";
import type { Sketch } from "../block/sketch";
import type { DealRow } from "./dealRow";

/** Where a figure comes from, as a Sources block shows it. */
export interface Source {
  readonly figure: string;
  readonly status: string;
  /** ISO date or period, in words. */
  readonly asOf: string;
  readonly title: string;
  readonly link?: string;
}

const SOURCE_HEADS = ["Source of", "Status", "As of", "Where it stands"];
export const SOURCE_COLUMNS = SOURCE_HEADS.length;
export const SOURCE_WIDTHS = [40, 16, 42, 52];

/** Heading, column heads and one row a source; returns the row after it. */
export function sourcesBlock(sketch: Sketch, row: number, column: number, sources: readonly Source[]): number {
  sketch.put(row, column, text("Sources", "heading"));
  sketch.heads(row + 1, column, SOURCE_HEADS);
  sources.forEach((source, i) => sketch.row(row + 2 + i, column, sourceCells(source)));
  return row + 2 + sources.length;
}

function sourceCells({ figure, status, asOf, title, link }: Source): BlockCell[] {
  return [text(figure), text(status), text(asOf), link ? { value: title, link, style: "link" } : text(title)];
}

/** A deal's own source. */
export function dealSourceOf({ ref, from, to, status, announced, source, link }: DealRow): Source {
  return {
    figure: `${from} to ${to}${ref ? ` (${ref})` : ""}`,
    status,
    asOf: announced === null ? "" : isoDateOfSerial(announced),
    title: source || "entered by hand",
    link: link || undefined,
  };
}

/** Rows that {@link dealSources} takes. */
export const dealSourcesHeight = (rows: number, context: number) => 2 + rows + (context > 0 ? 2 + context : 0);

/** The sources of a deal table's rows, and below them what was reported as well. Returns the row after. */
export function dealSources(sketch: Sketch, row: number, column: number, rows: readonly DealRow[], context: readonly DealRow[]): number {
  const next = sourcesBlock(sketch, row, column, rows.map(dealSourceOf));
  if (context.length === 0) return next;
  sketch.put(next + 1, column, text("Reported as well, but no payments: not part of the table", "heading"));
  context.forEach((one, i) => sketch.row(next + 2 + i, column, contextCells(one)));
  return next + 2 + context.length;
}

function contextCells(row: DealRow): BlockCell[] {
  const { figure, status, asOf, title, link } = dealSourceOf(row);
  const amount = row.amount === null ? "no amount" : `$${(row.amount / 1e9).toLocaleString("en-US")}B`;
  return [text(`${figure}: ${row.kind}, ${amount}`), text(status), text(asOf), link ? { value: title, link, style: "link" } : text(title)];
}
