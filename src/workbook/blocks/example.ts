import { text } from "../block/cell";
import type { Plan, Site } from "../block/plan";
import { Sketch } from "../block/sketch";
import { ARTICLE_DATE, articleClouds, articleDeals, articleRound } from "./article";
import { circularReport } from "./circularReport";
import { cloudBlock, cloudSources } from "./cloudBlock";
import { dealTable, dealValues } from "./dealTable";
import { roundBlock } from "./roundBlock";
import { dealSourceOf, type Source, SOURCE_WIDTHS, sourcesBlock } from "./sourcesBlock";
import { summarySheet } from "./summarySheet";

/** Calendar year in which the investment is paid, and in which the article's orders begin to be delivered. */
const FIRST_YEAR = 2026;

/** The article's workbook: deals with sources, the round valued, the circular flow, the clouds compared; all live. */
export function buildExample(site: Site): Plan {
  const summaryName = site.sheetName("Summary");
  const inputs = articleRound();
  const { rows, context } = articleDeals();
  const deals = dealTable({ rows, context, asOf: ARTICLE_DATE }, "newSheet", site);
  const round = roundBlock(inputs, "newSheet", site);
  const circular = circularReport(
    {
      flows: { reference: `${deals.table}[#All]`, values: dealValues(rows), called: `the table ${deals.table}` },
      pair: {
        investor: inputs.investor,
        company: inputs.company,
        table: deals.table,
        start: FIRST_YEAR,
        term: inputs.term ?? 1,
        margin: `=${round.inputs.margin}`,
        rate: `=${round.inputs.rate}`,
      },
    },
    "newSheet",
    site,
  );
  const clouds = cloudBlock(articleClouds(), "newSheet", site);
  const summary = summarySheet(
    {
      asOf: ARTICLE_DATE,
      table: deals.table,
      round,
      headlines: [circular.headline, round.sketch.from(1, 0), circular.networkHeadline, clouds.headline],
      investor: inputs.investor,
      labs: [inputs.company, "Anthropic"],
    },
    summaryName,
  );
  const sources = sourcesSheet(site, [...inputs.sources, ...cloudSources(articleClouds()), ...[...rows, ...context].map(dealSourceOf)]);
  const sketches = [summary, deals.sketch, round.sketch, circular.sketch, clouds.sketch, sources];
  return { what: "the article's workbook", sheets: sketches.map((sketch) => sketch.plan()) };
}

function sourcesSheet(site: Site, sources: readonly Source[]): Sketch {
  const sketch = new Sketch(site.sheetName("Sources"), true);
  sketch.put(0, 0, text("Where every figure comes from", "title"));
  sketch.put(1, 0, text("Headline figures as reported. A status of secondary marks a mirror or an unsigned copy.", "subtitle"));
  sourcesBlock(sketch, 3, 0, sources);
  return sketch.widths(SOURCE_WIDTHS).freeze(5);
}
