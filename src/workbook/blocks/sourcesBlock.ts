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
export const SOURCE_WIDTHS = [34, 16, 14, 48];

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
