import { input, result, text } from "../block/cell";
import { billionsInWords, call } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Sketch } from "../block/sketch";
import { measureRow, measuresGiven } from "./measures";

/** A round trip between two companies of a deal table: who, and how the money is spread over the years. */
export interface PairInputs {
  readonly investor: string;
  readonly company: string;
  /** The deal table's name: amounts are looked up there. */
  readonly table: string;
  /** Calendar year in which the investment is paid, and in which the purchases begin. */
  readonly start: number;
  /** Years that the purchases are spread over, evenly. */
  readonly term: number;
  /** Formulas or values of the investor's margin on the purchases, and of the discount rate. */
  readonly margin: string | number;
  readonly rate: string | number;
}

const F = "CIRCULARFLOW.PAIR";
const SPARE_YEARS = 2;

/** Heading, inputs, the two flows by year with a chart, and what comes round. Returns the headline's formula and the next row. */
export function pairSection(sketch: Sketch, row: number, pair: PairInputs): { readonly headline: string; readonly next: number } {
  sketch.put(row, 0, text("The round trip between two companies", "heading"));
  const line = (i: number) => sketch.fixed(row + 1 + i, 1);
  const [investor, company, out, back, start, term, margin, rate] = [0, 1, 2, 3, 4, 5, 6, 7].map(line);
  const total = (from: string, to: string) =>
    result(`=SUMIFS(${pair.table}[Amount],${pair.table}[From],${from},${pair.table}[To],${to})`, FORMAT.billions);
  const given = (value: string | number, format: string) =>
    typeof value === "number" ? input(value, format) : ({ formula: value, style: "crosslink", format } as const);
  sketch.row(row + 1, 0, [text("Investor"), input(pair.investor), null, text("pays in, sells compute", "note")]);
  sketch.row(row + 2, 0, [text("Company"), input(pair.company), null, text("takes the money, buys the compute", "note")]);
  sketch.row(row + 3, 0, [
    text("Paid in"),
    total(investor, company),
    null,
    text(`all rows from investor to company in ${pair.table}`, "note"),
  ]);
  sketch.row(row + 4, 0, [text("Ordered back"), total(company, investor), null, text("all rows from company to investor", "note")]);
  sketch.row(row + 5, 0, [text("First year"), input(pair.start, FORMAT.year), null, text("the investment is paid in this year", "note")]);
  sketch.row(row + 6, 0, [text("Term of the order"), input(pair.term, FORMAT.count), null, text("years, spread evenly", "note")]);
  sketch.row(row + 7, 0, [text("Investor's margin"), given(pair.margin, FORMAT.percent), null, text("on what the company buys", "note")]);
  sketch.row(row + 8, 0, [text("Discount rate"), given(pair.rate, FORMAT.percent)]);
  const years = yearTable(sketch, row + 10, pair, { start, term, out, back });
  // What needs the investor's revenue is left out: no block of this report holds it.
  const measures = measuresGiven(F, [[[pair.start, 1]], [[pair.start, 1]], null, 0, 0]);
  const top = row + 10;
  sketch.put(top, 5, text("What comes round", "heading"));
  measures.forEach((measure, i) => {
    const at = top + 1 + i;
    const formula = call(F, years.invested, years.returned, sketch.at(at, 7), rate, margin);
    sketch.row(at, 5, measureRow(measure, formula));
  });
  const roundTrip = `${call(F, years.invested, years.returned, '"round_trip"', rate, margin)}`;
  const headline = `="Of "&${billionsInWords(out)}&" that "&${investor}&" pays in, "&${billionsInWords(roundTrip)}&" can come back"`;
  return { headline, next: Math.max(years.next, top + 1 + measures.length) + 1 };
}

function yearTable(sketch: Sketch, row: number, { term }: PairInputs, at: Readonly<Record<"start" | "term" | "out" | "back", string>>) {
  const count = term + SPARE_YEARS;
  sketch.heads(row, 0, ["Year", "Invested", "Year", "Comes back"]);
  for (let i = 0; i < count; i++) {
    const r = row + 1 + i;
    const year = sketch.at(r, 0);
    sketch.row(r, 0, [
      result(i === 0 ? `=${at.start}` : `=${sketch.at(r - 1, 0)}+1`, FORMAT.year),
      result(`=IF(${year}=${at.start},${at.out},0)`, FORMAT.billions),
      result(`=${year}`, FORMAT.year),
      result(`=IF(${year}<${at.start}+${at.term},${at.back}/${at.term},0)`, FORMAT.billions),
    ]);
  }
  sketch.chart({
    name: "Round trip",
    title: "Invested, and what comes back, by year",
    type: "ColumnClustered",
    names: ["Invested", "Comes back"],
    series: [
      { row: row + 1, column: 1, rows: count, columns: 1 },
      { row: row + 1, column: 3, rows: count, columns: 1 },
    ],
    categories: { row: row + 1, column: 0, rows: count, columns: 1 },
    valueFormat: '[$$-409]#,##0,,,"B"',
    over: { row: row - 10, column: 10, rows: 18, columns: 9 },
  });
  return {
    invested: sketch.range(row + 1, 0, count, 2),
    returned: sketch.range(row + 1, 2, count, 2),
    next: row + 1 + count,
  };
}
