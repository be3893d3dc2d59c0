import type { CircularYear } from "../../catalogue";
import { deals, selectDeals } from "../../deals";
import { input, text } from "../block/cell";
import { serialOfIsoDate } from "../block/dates";
import { call } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Build, Place, Site } from "../block/plan";
import { Sketch } from "../block/sketch";
import { flowRows } from "../read/flowRows";
import type { Flows } from "./flows";
import { splitPayments } from "./article";
import { dealTable, dealValues } from "./dealTable";
import { edgeSection, expectedSection, yearSection } from "./circularSections";
import { measureRow, measuresGiven } from "./measures";
import { type PairInputs, pairSection } from "./pairSection";
import { type Source, SOURCE_WIDTHS, sourcesBlock } from "./sourcesBlock";
import { type PlacedSpill, spillTable } from "./spillTable";

export interface CircularInputs {
  readonly flows: Flows;
  readonly pair?: PairInputs;
  readonly sources?: readonly Source[];
  /** By calendar year, where the payments say when they start. */
  readonly years?: readonly CircularYear[];
}

const F = "CIRCULARFLOW";
const MAX_LOOP_LENGTH = 6;
const TOP_LOOPS = 10;
/** Rows that companies may grow by before the next block is in the way. */
const SPARE = 6;
/** A bar for more companies than these is too thin to see. */
const MOST_BARS = 40;
const SOURCES_AT = 20;

export function buildCircularReport(inputs: CircularInputs, place: Place): Build {
  return (site) => ({ what: `the circular report on ${inputs.flows.called}`, sheets: [circularReport(inputs, place, site).sketch.plan()] });
}

/** The deals reported up to a day (ISO) as a table on a sheet of its own, and the report on it. */
export function buildDealsAndReport(asOf: string, place: Place, years?: readonly CircularYear[]): Build {
  return (site) => {
    const standing = splitPayments(selectDeals(deals, { asOf: serialOfIsoDate(asOf) ?? undefined }));
    const { sketch, table } = dealTable({ ...standing, asOf }, "newSheet", site);
    const flows = { reference: `${table}[#All]`, values: dealValues(standing.rows), called: `the table ${table}` };
    const report = circularReport({ flows, years }, place, site).sketch;
    return { what: "the deal table and the circular report on it", sheets: [sketch.plan(), report.plan()], show: report.sheet };
  };
}

export interface PlacedReport {
  readonly sketch: Sketch;
  /** `Circular!$A$2`, and of the whole network. */
  readonly headline: string;
  readonly networkHeadline: string;
}

export function circularReport({ flows, pair, sources, years = [] }: CircularInputs, place: Place, site: Site): PlacedReport {
  const sketch = Sketch.at(place, site, "Circular");
  sketch.put(0, 0, text("Circular flow: whose money comes back to whom", "title"));
  const placedPair = pair && pairSection(sketch, 3, pair);
  const top = placedPair ? placedPair.next + 1 : 3;
  const summary = summarySection(sketch, top, flows);
  const companies = companySection(sketch, summary.next + 1, flows);
  const loops = loopSection(sketch, companies + 1, flows);
  const expected = expectedSection(sketch, loops + 1, flows);
  edgeSection(sketch, yearSection(sketch, expected, years), flows);
  // Where the pair's sentence heads the report, the whole network's stands beside its figures.
  if (placedPair) sketch.put(top, 5, { formula: summary.headline, style: "headline" });
  sketch.put(1, 0, { formula: placedPair?.headline ?? summary.headline, style: "headline" });
  sketch.put(
    2,
    0,
    text("Circular amount: the most that could be torn up with every company's net cash unchanged. It counts every leg.", "note"),
  );
  if (sources) sourcesBlock(sketch, 3, SOURCES_AT, sources);
  sketch
    .widths([34, 16, 18, 16, 18, 38, 20, 18, 17, ...Array<number>(SOURCES_AT - 9).fill(10), ...(sources ? SOURCE_WIDTHS : [])])
    .freeze(3);
  return { sketch, headline: sketch.from(1, 0), networkHeadline: placedPair ? sketch.from(top, 5) : sketch.from(1, 0) };
}

/** Payments that every function here can be asked about, to learn the heads of its table. */
const SAMPLE = [
  ["from", "to", "amount", "probability"],
  ["a", "b", 2, 0.5],
  ["b", "a", 1, 0.5],
];

function summarySection(sketch: Sketch, row: number, { reference, called }: Flows) {
  sketch.put(row, 0, text(`All flows of ${called}`, "heading"));
  const at = new Map<string, string>();
  networkMeasures().forEach((measure, i) => {
    const line = row + 1 + i;
    at.set(measure.name, sketch.fixed(line, 1));
    sketch.row(line, 0, measureRow(measure, call(F, reference, sketch.at(line, 2))));
  });
  const money = (name: string) => `TEXT(${at.get(name)},"$#,##0,,,")&"B"`;
  const headline = `="Of "&${money("gross")}&" that flows, "&${money("circular_amount")}&" ("&TEXT(${at.get("circular_share")},"0%")&") can go round in circles"`;
  return { headline, next: row + 1 + at.size };
}

/** Measures of the whole network: those of one company need its name. */
function networkMeasures() {
  return measuresGiven(F, [[["a", "b", 1]]]);
}

function companySection(sketch: Sketch, row: number, { reference, values }: Flows): number {
  sketch.put(row, 0, text("Company by company", "heading"));
  const companies = new Set(flowRows(values).rows.flatMap(({ from, to }) => [from.toLowerCase(), to.toLowerCase()]));
  const placed = spillTable(sketch, {
    row: row + 1,
    column: 0,
    name: `${F}.NODES`,
    args: [reference],
    raw: [SAMPLE],
    rows: 1 + companies.size,
    spareRows: SPARE,
  });
  chartOfCompanies(sketch, placed, row);
  return placed.next;
}

/** In and out side by side, for the companies of today. */
function chartOfCompanies(sketch: Sketch, { heads, rows }: PlacedSpill, row: number): void {
  const first = heads.indexOf("inflow");
  const bars = Math.min(rows - 1, MOST_BARS);
  if (first < 0 || bars < 1) return;
  sketch.chart({
    name: "Circular companies",
    title: bars < rows - 1 ? `Money in and out: the first ${bars} companies` : "Money in and out by company",
    type: "BarClustered",
    names: ["Money in", "Money out"],
    series: [first, first + 1].map((column) => ({ row: row + 2, column, rows: bars, columns: 1 })),
    categories: { row: row + 2, column: 0, rows: bars, columns: 1 },
    valueFormat: '[$$-409]#,##0,,,"B"',
    over: { row, column: heads.length + 1, rows: 20, columns: 9 },
  });
}

function loopSection(sketch: Sketch, row: number, { reference }: Flows): number {
  sketch.put(row, 0, text("Loops, those that carry most first", "heading"));
  sketch.row(row + 1, 0, [text("Companies in a loop, at most"), input(MAX_LOOP_LENGTH, FORMAT.count)]);
  sketch.row(row + 2, 0, [text("Loops shown, at most"), input(TOP_LOOPS, FORMAT.count)]);
  return spillTable(sketch, {
    row: row + 4,
    column: 0,
    name: `${F}.LOOPS`,
    args: [reference, sketch.fixed(row + 1, 1), sketch.fixed(row + 2, 1)],
    raw: [SAMPLE, MAX_LOOP_LENGTH, TOP_LOOPS],
    rows: 1 + TOP_LOOPS,
  }).next;
}
