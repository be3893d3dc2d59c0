import { DEAL_KINDS, DEAL_STATUSES } from "../../deals";
import { type BlockCell, input, text } from "../block/cell";
import { FORMAT } from "../block/formats";
import { Sketch } from "../block/sketch";
import type { Build, Place, Site } from "../block/plan";
import { type DealScope, EVERYTHING } from "../read/filterDeals";
import { recordText } from "../update/dealRecord";
import type { DealRow } from "./dealRow";
import { dealSources, dealSourcesHeight, SOURCE_COLUMNS, SOURCE_WIDTHS } from "./sourcesBlock";

/** The deal table's columns. Ref ties a row to the catalogue, however the table is sorted; blank for the reader's own deals. */
export const DEAL_COLUMNS = [
  "From",
  "To",
  "Amount",
  "Kind",
  "Status",
  "Probability",
  "Announced",
  "Start",
  "Term",
  "Source",
  "Note",
  "Ref",
] as const;

const WIDTHS = [16, 16, 12, 18, 19, 15, 15, 12, 9, 28, 48, 12];
const HEAD_ROW = 4;
const SHEET = "Reported deals";
const SOURCES_ROW = HEAD_ROW - 1;
const SOURCES_COLUMN = DEAL_COLUMNS.length + 1;

export interface DealTable {
  readonly rows: readonly DealRow[];
  /** Reported, but no payments: kept out of the table, so that the table is ready for CIRCULARFLOW. */
  readonly context: readonly DealRow[];
  /** ISO date. */
  readonly asOf: string;
  /** What they were chosen from, and the refs of those that were not taken: so that an update offers what is new, and only that. */
  readonly scope?: DealScope;
  readonly left?: readonly string[];
}

/** The table's name and sheet, for formulas that refer to it. */
export interface PlacedDealTable {
  readonly sketch: Sketch;
  readonly table: string;
}

export function buildDealTable(table: DealTable, place: Place): Build {
  return (site) => ({ what: "the deal table", sheets: [dealTable(table, place, site).sketch.plan()] });
}

/** As much room, and nothing in it: enough to tell where a table would go, however many deals there are. */
export function outlineDealTable({ rows, context }: DealTable, place: Place): Build {
  return (site) => {
    const height = Math.max(HEAD_ROW + 1 + Math.max(1, rows.length), SOURCES_ROW + dealSourcesHeight(rows.length, context.length));
    const blank = Array<null>(SOURCES_COLUMN + SOURCE_COLUMNS).fill(null);
    return { what: "the deal table", sheets: [{ ...Sketch.at(place, site, SHEET).plan(), cells: Array<null[]>(height).fill(blank) }] };
  };
}

export function dealTable({ rows, context, asOf, scope = EVERYTHING, left = [] }: DealTable, place: Place, site: Site): PlacedDealTable {
  const sketch = Sketch.at(place, site, SHEET);
  const table = site.tableName("Deals");
  sketch.put(0, 0, text("Deals", "title"));
  sketch.put(1, 0, text(`${asOfText(asOf)} Payments from payer to receiver, in US dollars, shown in billions.`, "subtitle"));
  sketch.put(2, 0, text("Blue cells are inputs. A blank probability counts as certain. Try =CIRCULARFLOW(" + table + "[#All]).", "note"));
  sketch.row(
    HEAD_ROW,
    0,
    DEAL_COLUMNS.map((name) => text(name, "columnHead")),
  );
  const body = rows.length > 0 ? rows.map(cellsOf) : [cellsOf(EMPTY)];
  body.forEach((cells, i) => sketch.row(HEAD_ROW + 1 + i, 0, cells));
  sketch.table(
    table,
    { row: HEAD_ROW, column: 0, rows: body.length + 1, columns: DEAL_COLUMNS.length },
    recordText({ asOf, scope, rows, context, left }),
  );
  dealSources(sketch, SOURCES_ROW, SOURCES_COLUMN, rows, context);
  sketch.widths([...WIDTHS, 3, ...SOURCE_WIDTHS]).freeze(HEAD_ROW + 1);
  return { sketch, table };
}

/** The line above the table that says of which day it is; an update finds it by these words. */
export function asOfText(asOf: string): string {
  return `As of ${asOf}.`;
}

const EMPTY: DealRow = {
  ref: "",
  from: "",
  to: "",
  amount: null,
  kind: "",
  status: "",
  probability: null,
  announced: null,
  start: null,
  term: null,
  source: "",
  link: "",
  note: "",
};

/** The cells of a row, in the order of {@link DEAL_COLUMNS}. */
export function cellsOf(row: DealRow): BlockCell[] {
  const number = (value: number | null, format: string): BlockCell => (value === null ? { style: "input", format } : input(value, format));
  const word = (value: string, options: readonly string[]): BlockCell =>
    value === "" ? { style: "input", options } : { value, style: "input", options };
  return [
    input(row.from),
    input(row.to),
    number(row.amount, FORMAT.billions),
    word(row.kind, DEAL_KINDS),
    word(row.status, DEAL_STATUSES),
    number(row.probability, "0%"),
    number(row.announced, FORMAT.date),
    number(row.start, FORMAT.date),
    number(row.term, FORMAT.years),
    row.link ? { value: row.source, link: row.link, style: "link" } : text(row.source),
    text(row.note),
    text(row.ref, "measure"),
  ];
}

/** The table's values as a function reads them, header included. */
export function dealValues(rows: readonly DealRow[]): unknown[][] {
  const blank = (value: number | null) => value ?? "";
  return [
    DEAL_COLUMNS.map(String),
    ...rows.map((row) => [
      row.from,
      row.to,
      blank(row.amount),
      row.kind,
      row.status,
      blank(row.probability),
      blank(row.announced),
      blank(row.start),
      blank(row.term),
      row.source,
      row.note,
      row.ref,
    ]),
  ];
}
