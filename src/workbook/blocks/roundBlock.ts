import { type BlockCell, choice, input, result, spilled, text } from "../block/cell";
import { billionsInWords, call } from "../block/formula";
import { FORMAT, formatOfUnit } from "../block/formats";
import type { Build, Place, Site } from "../block/plan";
import { Sketch } from "../block/sketch";
import { measureRow, parameterDoc, shownMeasures } from "./measures";
import { type Source, SOURCE_WIDTHS, sourcesBlock } from "./sourcesBlock";

/** A round as the pane's form or the example gives it: amounts in US dollars, rates as fractions, null where nothing is known. */
export interface RoundInputs {
  readonly company: string;
  readonly investor: string;
  readonly raised: number;
  readonly valuation: number;
  readonly basis: "post" | "pre" | "secondary";
  readonly prior: number | null;
  readonly investment: number | null;
  readonly revenue: number | null;
  /** Part of the investment paid in kind, and what a dollar of it is worth. */
  readonly noncash: number | null;
  readonly noncashFair: number | null;
  /** What the company buys from the investor: total, over how many years, at which margin; and the rate that discounts it. */
  readonly purchases: number | null;
  readonly term: number | null;
  readonly margin: number | null;
  readonly rate: number | null;
  readonly sources: readonly Source[];
  /** The measure of the sensitivity grid and how far its axes step, as fractions of raised and valuation. */
  readonly sensitivity: { readonly measure: string; readonly step: number };
}

const F = "AIVALUATION";
const BASES = ["post", "pre", "secondary"];
/** Axis values each side of the middle. */
const REACH = 2;

/** Where the round's cells stand, for formulas on other sheets. */
export interface PlacedRound {
  readonly sketch: Sketch;
  /** `Round!$B$5` by input. */
  readonly inputs: Readonly<Record<string, string>>;
  /** `Round!$B$25` by measure. */
  readonly results: Readonly<Record<string, string>>;
}

export function buildRound(inputs: RoundInputs, place: Place): Build {
  return (site) => ({ what: "the valued round", sheets: [roundBlock(inputs, place, site).sketch.plan()] });
}

export function roundBlock(given: RoundInputs, place: Place, site: Site): PlacedRound {
  // Sentences name both, the investor first.
  const inputs = { ...given, company: given.company.trim() || "the company", investor: given.investor.trim() || "The investor" };
  const sketch = Sketch.at(place, site, "Round");
  sketch.put(0, 0, text(`${given.company.trim() || "The company"}: what the round says`, "title"));
  sketch.put(2, 0, text("Assumptions", "heading"));
  sketch.put(2, 3, text("Blue cells are inputs; black cells are computed.", "note"));
  const lines = assumptionLines(inputs);
  const rowOf = Object.fromEntries(lines.map(({ name }, i) => [name, 3 + i]));
  const at = (name: string) => sketch.fixed(rowOf[name], 1);
  for (const { name, label, cell, unit, note } of lines) {
    sketch.row(rowOf[name], 0, [text(label), cell, text(unit, "measure"), text(note, "note")]);
  }
  const returned = 3 + lines.length;
  rowOf.returned = returned;
  sketch.row(returned, 0, [
    text("Margin that comes back"),
    result(`=-PV(${at("rate")},${at("term")},${at("purchases")}/${at("term")})*${at("margin")}`, FORMAT.billions),
    text("US$", "measure"),
    text(parameterDoc(F, "returned"), "note"),
  ]);
  const results = resultRows(sketch, returned + 2, at);
  sketch.put(1, 0, { formula: headline(inputs, at, (name) => sketch.fixed(results.rowOf[name], 1)), style: "headline" });
  sensitivity(sketch, results.next + 1, inputs, at);
  sourcesBlock(sketch, 2, 8, inputs.sources);
  sketch.widths([30, 16, 18, 18, 18, 18, 18, 3, ...SOURCE_WIDTHS]).freeze(2);
  const from = (rows: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, sketch.from(row, 1)]));
  return { sketch, inputs: from(rowOf), results: from(results.rowOf) };
}

interface Line {
  readonly name: string;
  readonly label: string;
  readonly cell: BlockCell;
  readonly unit: string;
  readonly note: string;
}

function assumptionLines(inputs: RoundInputs): Line[] {
  const money = (value: number | null) => blankOr(value, FORMAT.billions);
  const line = (name: string, label: string, cell: BlockCell, unit: string): Line => ({
    name,
    label,
    cell,
    unit,
    note: parameterDoc(F, name),
  });
  const own = (name: string, label: string, cell: BlockCell, unit: string, note: string): Line => ({ name, label, cell, unit, note });
  return [
    own("company", "Company", input(inputs.company), "", "whose round this is"),
    own("investor", "Investor", input(inputs.investor), "", "whose stake and cost are computed"),
    line("raised", "Raised in the round", money(inputs.raised), "US$"),
    own("valuation", "Valuation", money(inputs.valuation), "US$", "post-money unless the next line says otherwise"),
    line("basis", "The valuation is", choice(inputs.basis, BASES), ""),
    line("prior", "Post-money of the round before", money(inputs.prior), "US$"),
    own("investment", "Invested by the investor", money(inputs.investment), "US$", "the investor's part of what is raised"),
    line("revenue", "Revenue a year", money(inputs.revenue), "US$"),
    own(
      "noncash",
      "Paid in kind",
      money(inputs.noncash ?? 0),
      "US$",
      "part of what is invested, such as chips or cloud credits, at its headline",
    ),
    own(
      "noncash_fair",
      "Worth of what is paid in kind",
      input(inputs.noncashFair ?? 1, FORMAT.percent),
      "of its headline",
      "100% if as good as cash",
    ),
    own("purchases", "Company buys from the investor", money(inputs.purchases ?? 0), "US$", "in total, over the term"),
    own("term", "Term of the purchases", input(inputs.term ?? 1, FORMAT.years), "years", "spread evenly"),
    own(
      "margin",
      "Investor's margin on them",
      input(inputs.margin ?? 0, FORMAT.percent),
      "of sales",
      "only the margin comes back: the company receives real compute",
    ),
    own("rate", "Discount rate", input(inputs.rate ?? 0, FORMAT.percent), "a year", "an assumption: change it"),
  ];
}

function blankOr(value: number | null, format: string): BlockCell {
  return value === null ? { style: "input", format } : input(value, format);
}

/** AIVALUATION's arguments after raised, valuation and measure, in its order. */
function optionsOf(at: (name: string) => string): string[] {
  return ["basis", "prior", "investment", "revenue", "noncash", "noncash_fair", "returned"].map(at);
}

/** The input without which a measure has no meaning. */
const NEEDS: Readonly<Record<string, string>> = {
  step_up: "prior",
  headline_step_up: "prior",
  revenue_multiple: "revenue",
  investor_stake: "investment",
  cash_in: "investment",
  net_cost: "investment",
  effective_valuation: "investment",
  cash_valuation: "investment",
};

function resultRows(sketch: Sketch, row: number, at: (name: string) => string) {
  sketch.put(row, 0, text("Results", "heading"));
  const rowOf: Record<string, number> = {};
  shownMeasures(F).forEach((measure, i) => {
    const line = row + 1 + i;
    rowOf[measure.name] = line;
    const needed = NEEDS[measure.name];
    const formula = call(F, at("raised"), at("valuation"), sketch.at(line, 2), ...optionsOf(at));
    sketch.row(line, 0, measureRow(measure, formula, needed && at(needed)));
  });
  return { rowOf, next: row + 1 + Object.keys(rowOf).length };
}

function headline(inputs: RoundInputs, at: (name: string) => string, of: (name: string) => string): string {
  const money = billionsInWords;
  const bought = `${at("investor")}&"'s "&${money(at("investment"))}&" buys "&TEXT(${of("investor_stake")},"0.0%")&" of "&${at("company")}`;
  const plain = `${money(at("raised"))}&" buys "&TEXT(${of("new_money_stake")},"0.0%")&" of "&${at("company")}&" at "&${money(at("valuation"))}`;
  return inputs.investment === null ? `=${plain}` : `=${bought}&" at "&${money(at("valuation"))}`;
}

/** A two-way grid around the inputs: its axes step by a fraction that stands in a cell. */
function sensitivity(sketch: Sketch, row: number, { sensitivity: { measure, step } }: RoundInputs, at: (name: string) => string): void {
  const measures = shownMeasures(F);
  const shown = measures.find(({ name }) => name === measure) ?? measures[0];
  const names = measures.map(({ name }) => name);
  const count = 2 * REACH + 1;
  sketch.put(row, 0, text("Sensitivity", "heading"));
  sketch.row(row + 1, 0, [text("Measure"), choice(shown.name, names)]);
  sketch.row(row + 2, 0, [text("Step of the axes"), input(step, FORMAT.percent), text("of the input", "measure")]);
  const axis = (line: number, label: string, cell: string) => {
    sketch.put(line, 0, text(label));
    for (let i = 0; i < count; i++) {
      const steps = i === REACH ? "" : `*(1${i < REACH ? "-" : "+"}${Math.abs(i - REACH)}*${sketch.fixed(row + 2, 1)})`;
      sketch.put(line, 1 + i, result(`=${cell}${steps}`, FORMAT.billions));
    }
    return sketch.range(line, 1, 1, count);
  };
  const raised = axis(row + 3, "Raised, down", at("raised"));
  const valuations = axis(row + 4, "Valuation, across", at("valuation"));
  const top = row + 6;
  sketch.fill({ row: top, column: 1, rows: 1, columns: count }, { style: "columnHead", format: FORMAT.billions });
  sketch.fill({ row: top + 1, column: 0, rows: count, columns: 1 }, { style: "columnHead", format: FORMAT.billions });
  sketch.fill({ row: top + 1, column: 1, rows: count, columns: count }, spilled(formatOfUnit(shown.unit)));
  const formula = call(`${F}.SENSITIVITY`, raised, valuations, sketch.fixed(row + 1, 1), ...optionsOf(at));
  sketch.put(top, 0, { formula: `=${formula}`, style: "columnHead" });
}
