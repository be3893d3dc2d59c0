import { type BlockCell, input, result, text } from "../block/cell";
import { call, quoted } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Build, Place, Site } from "../block/plan";
import { Sketch } from "../block/sketch";
import { parameterDoc } from "./measures";
import { type Source, SOURCE_WIDTHS, sourcesBlock } from "./sourcesBlock";
import { spillTable } from "./spillTable";

/** A provider: revenue a year in US dollars, growth a year as a fraction. */
export interface CloudRow {
  readonly provider: string;
  readonly revenue: number;
  readonly growth: number;
  /** What the revenue is: period, definition. */
  readonly basis: string;
  /** Where revenue and growth come from; none where they were typed. */
  readonly sources: readonly Source[];
}

/** The sources of every provider's figures, the reader's own among them. */
export function cloudSources({ rows }: CloudInputs): Source[] {
  return rows.flatMap(({ provider, sources }) =>
    sources.length > 0
      ? sources
      : [{ figure: `${provider}: revenue and growth`, status: "assumption", asOf: "", title: "entered by hand" }],
  );
}

export interface CloudInputs {
  readonly rows: readonly CloudRow[];
  readonly years: number;
  /** Calendar year of today's revenue. */
  readonly start: number;
  readonly rest: number;
  readonly restGrowth: number;
  readonly fade: number;
}

const HEADS = ["Provider", "Revenue a year", "Growth a year", "What it is"];
const FIRST = 5;
/** More years than at first fit before the next block is in the way. */
const SPARE_YEARS = 5;
const CHART_COLUMN = 6;

export function buildClouds(inputs: CloudInputs, place: Place): Build {
  return (site) => ({ what: "the cloud comparison", sheets: [cloudBlock(inputs, place, site).sketch.plan()] });
}

/** Ranges and cells of the inputs, as formulas of the block refer to them. */
interface Refs {
  readonly names: string;
  readonly revenue: string;
  readonly growth: string;
  readonly start: string;
  readonly years: string;
  readonly rest: string;
  readonly restGrowth: string;
  readonly fade: string;
}

export function cloudBlock(inputs: CloudInputs, place: Place, site: Site): { readonly sketch: Sketch; readonly headline: string } {
  const sketch = Sketch.at(place, site, "Clouds");
  const { rows } = inputs;
  sketch.put(0, 0, text("Clouds: growth, share, and who overtakes whom", "title"));
  sketch.put(3, 0, text("Assumptions", "heading")).heads(FIRST - 1, 0, HEADS);
  rows.forEach((row, i) => sketch.row(FIRST + i, 0, providerCells(row)));
  const refs = settings(sketch, FIRST + rows.length + 1, inputs);
  const afterPairs = overtaking(sketch, FIRST + rows.length + 7, inputs, refs);
  const projected = afterPairs.next + 1;
  const revenue = projection(sketch, projected, "revenue", "Revenue by year", inputs, refs);
  const share = projection(sketch, revenue, "share", "Share by year", inputs, refs);
  contributions(sketch, share, inputs, refs);
  sketch.put(1, 0, { formula: afterPairs.headline, style: "headline" });
  sketch.put(2, 0, text("Growth rates are year over year; they are not market shares.", "note"));
  sourcesBlock(sketch, 3, CHART_COLUMN + 9, cloudSources(inputs));
  sketch.widths([24, 18, 18, 18, 18, 18, 10, 10, 10, 10, 10, 10, 10, 10, 3, ...SOURCE_WIDTHS]).freeze(3);
  return { sketch, headline: sketch.from(1, 0) };
}

function providerCells({ provider, revenue, growth, basis }: CloudRow): BlockCell[] {
  return [input(provider), input(revenue, FORMAT.billions), input(growth, FORMAT.percent), text(basis, "note")];
}

function settings(sketch: Sketch, row: number, { rows, years, start, rest, restGrowth, fade }: CloudInputs): Refs {
  const lines: readonly (readonly [string, BlockCell, string])[] = [
    ["Years to project", input(years, FORMAT.count), parameterDoc("CLOUDSHARE", "years")],
    ["Year of today's revenue", input(start, FORMAT.year), parameterDoc("CLOUDSHARE.CROSSOVER", "start")],
    ["Rest of the market", input(rest, FORMAT.billions), parameterDoc("CLOUDSHARE", "rest")],
    ["Growth of the rest", input(restGrowth, FORMAT.percent), parameterDoc("CLOUDSHARE", "rest_growth")],
    ["Growth fades by", input(fade, FORMAT.percent), parameterDoc("CLOUDSHARE", "fade")],
  ];
  lines.forEach(([label, cell, doc], i) => sketch.row(row + i, 0, [text(label), cell, text(doc, "note")]));
  const [yearsAt, startAt, restAt, restGrowthAt, fadeAt] = lines.map((_, i) => sketch.fixed(row + i, 1));
  const column = (at: number) => sketch.range(FIRST, at, rows.length, 1);
  return {
    names: column(0),
    revenue: column(1),
    growth: column(2),
    years: yearsAt,
    start: startAt,
    rest: restAt,
    restGrowth: restGrowthAt,
    fade: fadeAt,
  };
}

/** A row for each smaller provider against each larger one. */
function overtaking(sketch: Sketch, row: number, { rows }: CloudInputs, { start, fade }: Refs) {
  sketch.put(row, 0, text("Who overtakes whom", "heading"));
  sketch.heads(row + 1, 0, ["Leader", "Challenger", "Years until level", "First whole year", "Revenue then"]);
  const bySize = rows.map((_, i) => i).sort((a, b) => rows[b].revenue - rows[a].revenue);
  const pairs = bySize.flatMap((leader, i) => bySize.slice(i + 1).map((challenger) => [leader, challenger] as const));
  pairs.forEach(([leader, challenger], i) => {
    const args = [leader, challenger].flatMap((at) => [sketch.fixed(FIRST + at, 1), sketch.fixed(FIRST + at, 2)]);
    const crossover = call("CLOUDSHARE.CROSSOVER", ...args, start, fade);
    const part = (n: number, format: string) => result(`=IFNA(INDEX(${crossover},${n},2),"never")`, format);
    const name = (at: number) => result(`=${sketch.fixed(FIRST + at, 0)}`);
    sketch.row(row + 2 + i, 0, [name(leader), name(challenger), part(1, FORMAT.years), part(2, FORMAT.year), part(3, FORMAT.billions)]);
  });
  const cell = (column: number) => sketch.fixed(row + 2, column);
  const headline =
    pairs.length === 0
      ? `=${sketch.fixed(FIRST, 0)}&" grows by "&TEXT(${sketch.fixed(FIRST, 2)},"0%")&" a year"`
      : `=IF(ISNUMBER(${cell(2)}),${cell(1)}&" overtakes "&${cell(0)}&" in "&TEXT(${cell(2)},"0.0")&" years, at "&TEXT(${cell(4)},"$#,##0,,,")&"B a year",${cell(1)}&" does not overtake "&${cell(0)}&" at these rates")`;
  return { headline, next: row + 2 + pairs.length };
}

/** A table by year with the calendar year before it, and a line chart beside it. Returns the row after it. */
function projection(sketch: Sketch, row: number, measure: "revenue" | "share", title: string, inputs: CloudInputs, refs: Refs): number {
  const { rows, years, rest, restGrowth, fade } = inputs;
  const [names, revenue, growth] = [rows.map((r) => [r.provider]), rows.map((r) => [r.revenue]), rows.map((r) => [r.growth])];
  const format = measure === "share" ? FORMAT.percent : FORMAT.billions;
  sketch.put(row, 0, text(title, "heading"));
  const top = row + 1;
  const placed = spillTable(sketch, {
    row: top,
    column: 1,
    name: "CLOUDSHARE",
    args: [refs.names, refs.revenue, refs.growth, refs.years, quoted(measure), refs.rest, refs.restGrowth, refs.fade],
    raw: [names, revenue, growth, years, measure, rest, restGrowth, fade],
    spareRows: SPARE_YEARS,
    formats: {
      Year: FORMAT.count,
      ...Object.fromEntries([...rows.map((one) => one.provider), "Rest", "Total"].map((head) => [head, format])),
    },
  });
  sketch.put(top, 0, text("Calendar year", "columnHead"));
  for (let r = top + 1; r < placed.next; r++)
    sketch.put(r, 0, result(`=IF(${sketch.at(r, 1)}="","",${refs.start}+${sketch.at(r, 1)})`, FORMAT.year));
  sketch.chart({
    name: `Clouds ${measure}`,
    title: measure === "share" ? "Share of revenue" : "Revenue a year",
    type: "Line",
    names: rows.map((one) => one.provider),
    series: rows.map((_, i) => ({ row: top + 1, column: 2 + i, rows: placed.rows - 1, columns: 1 })),
    categories: { row: top + 1, column: 0, rows: placed.rows - 1, columns: 1 },
    valueFormat: measure === "share" ? "0%" : '[$$-409]#,##0,,,"B"',
    over: { row, column: Math.max(CHART_COLUMN, placed.heads.length + 2), rows: 14, columns: 8 },
  });
  return Math.max(placed.next, row + 14) + 1;
}

function contributions(sketch: Sketch, row: number, { rows }: CloudInputs, refs: Refs): void {
  sketch.put(row, 0, text("Who made the market grow", "heading"));
  sketch.put(row + 1, 0, text("Provider", "columnHead"));
  rows.forEach((_, i) => sketch.put(row + 2 + i, 0, result(`=${sketch.fixed(FIRST + i, 0)}`)));
  spillTable(sketch, {
    row: row + 1,
    column: 1,
    name: "CLOUDSHARE.CONTRIBUTION",
    args: [refs.revenue, refs.growth],
    raw: [rows.map((one) => [one.revenue]), rows.map((one) => [one.growth])],
    formats: { "Points of growth": FORMAT.percent, "Share of growth": FORMAT.percent },
  });
}
