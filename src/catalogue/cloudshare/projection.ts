import { type MarketYear, projectMarket } from "../../domain/cloud/projectMarket";
import { failure, success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { Choice, FunctionSpec } from "../spec";

const measures: readonly Choice[] = [
  { value: "revenue", doc: "revenue by provider and year, and the total" },
  { value: "share", doc: "part of the market by provider and year" },
  { value: "growth", doc: "growth by provider and year, from year 1" },
  { value: "hhi", doc: "concentration by year, in points" },
];

/** A block of columns: their headers, and a year's cells under them. */
interface Block {
  readonly header: readonly string[];
  readonly cells: (year: MarketYear) => Cell[];
}

export const projection: FunctionSpec = {
  name: "CLOUDSHARE",
  summary: "Revenue and share of each provider year by year, and how concentrated the market gets.",
  definition: `Year 0 is today; revenue grows by growth a year: revenue × (1 + growth)^year. fade takes that fraction of the distance between each growth rate and the market's growth of today (the mean weighted by revenue, rest among it) off every year after the first: growth in year t = market + (growth − market) × (1 − fade)^(t − 1). Share = revenue / (all providers + rest). HHI = Σ (100 × share)², the rest counting as many small firms, which add nothing. growth is growth in revenue, not a market share.`,
  parameters: [
    { name: "names", kind: "series", of: "text", unit: "text", group: "providers", doc: "Providers." },
    { name: "revenue", kind: "series", of: "number", unit: "currency", min: 0, group: "providers", doc: "Revenue of each today." },
    {
      name: "growth",
      kind: "series",
      of: "number",
      unit: "fraction",
      min: -1,
      group: "providers",
      doc: "Growth per year of each (40% is 0.4).",
    },
    { name: "years", kind: "number", unit: "years", min: 0, max: 1000, integer: true, doc: "Years to project, a whole number." },
    {
      name: "measure",
      kind: "choice",
      options: measures,
      optional: true,
      doc: "One block instead of revenue, share and HHI side by side.",
    },
    { name: "rest", kind: "number", unit: "currency", optional: true, default: 0, min: 0, doc: "Revenue of the rest of the market." },
    { name: "rest_growth", kind: "number", unit: "fraction", optional: true, default: 0, min: -1, doc: "Growth per year of the rest." },
    {
      name: "fade",
      kind: "number",
      unit: "fraction",
      optional: true,
      default: 0,
      min: 0,
      max: 1,
      doc: "Fraction of the distance to the market's growth lost a year.",
    },
  ],
  result: "table",
  resultDoc: "One row a year: Year, then revenue by provider (Rest) and in total, then shares, then HHI.",
  errors: [
    { code: "#DIV/0!", when: "all revenue is zero" },
    { code: "#VALUE!", when: "a name appears twice, or the series differ in length" },
  ],
  examples: [
    {
      formula: '=CLOUDSHARE({"AWS","Azure"},{100,50},{0.2,0.4},1)',
      result: [
        ["Year", "AWS revenue", "Azure revenue", "Total revenue", "AWS share", "Azure share", "HHI"],
        [0, 100, 50, 150, 2 / 3, 1 / 3, 50000 / 9],
        [1, 120, 70, 190, 12 / 19, 7 / 19, 1930000 / 361],
      ],
      doc: "Two providers a year on.",
    },
    {
      formula: '=CLOUDSHARE({"AWS","Microsoft","Google"},{29,20,13},{0.2,0.4,0.34},2,"share",38,0.1)',
      result: [
        ["Year", "AWS", "Microsoft", "Google", "Rest"],
        [0, 0.29, 0.2, 0.13, 0.38],
        [1, 34.8 / 122.02, 28 / 122.02, 17.42 / 122.02, 41.8 / 122.02],
        [2, 41.76 / 150.2828, 39.2 / 150.2828, 23.3428 / 150.2828, 45.98 / 150.2828],
      ],
      doc: "Market shares of Q3 2025 (Synergy Research) at the growth reported then, the rest growing by 10%.",
    },
  ],
  source: "Compound growth; HHI as in the Merger Guidelines of the U.S. Department of Justice and FTC (2023)",
  seeAlso: ["CLOUDSHARE.CROSSOVER", "CLOUDSHARE.HHI", "CLOUDSHARE.CONTRIBUTION"],
  compute: (args) => {
    const { values: names, positions } = args.texts("names");
    const repeated = names.findIndex((name, i) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i);
    if (repeated >= 0) return failure("value", `names in position ${positions[repeated]} repeats "${names[repeated].slice(0, 24)}"`);
    const projected = projectMarket({
      revenue: args.numbers("revenue").values,
      growthPerYear: args.numbers("growth").values,
      years: args.number("years"),
      rest: args.number("rest"),
      restGrowthPerYear: args.number("rest_growth"),
      fade: args.number("fade"),
    });
    if (!projected.ok) return projected;
    const years = projected.value;
    const measure = args.text("measure");
    const hasRest = args.number("rest") > 0;
    const blocks = blocksOf(measure, hasRest ? [...names, "Rest"] : names, hasRest);
    const rows: Cell[][] = [["Year", ...blocks.flatMap(({ header }) => header)]];
    for (let t = measure === "growth" ? 1 : 0; t < years.length; t++) rows.push([t, ...blocks.flatMap(({ cells }) => cells(years[t]))]);
    return success(rows);
  },
};

function blocksOf(measure: string, names: readonly string[], hasRest: boolean): readonly Block[] {
  const all = measure === "";
  const amounts = ({ revenue, rest }: MarketYear) => (hasRest ? [...revenue, rest] : [...revenue]);
  const titled = (what: string) => (all ? names.map((name) => `${name} ${what}`) : names);
  const revenue: Block = {
    header: [...titled("revenue"), all ? "Total revenue" : "Total"],
    cells: (year) => [...amounts(year), year.total],
  };
  const share: Block = {
    header: titled("share"),
    cells: (year) => amounts(year).map((amount): Cell => (year.total === 0 ? { error: "#DIV/0!" } : amount / year.total)),
  };
  const hhi: Block = { header: ["HHI"], cells: (year) => [year.total === 0 ? { error: "#DIV/0!" } : year.hhi] };
  const growth: Block = { header: names, cells: ({ growth = [] }) => growth.slice(0, names.length) };
  if (all) return [revenue, share, hhi];
  return [{ revenue, share, growth, hhi }[measure as "revenue" | "share" | "growth" | "hhi"]];
}
