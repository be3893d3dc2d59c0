import type { Plan, Site } from "../block/plan";
import { ARTICLE_DATE, articleDeals, articleRound } from "./article";
import { dealTable } from "./dealTable";
import { roundBlock } from "./roundBlock";

/** The article's workbook: deals with sources, the round valued, the circular flow, the clouds compared; all live. */
export function buildExample(site: Site): Plan {
  const deals = dealTable({ ...articleDeals(), asOf: ARTICLE_DATE }, "newSheet", site);
  const round = roundBlock(articleRound(), "newSheet", site);
  return { what: "the article's workbook", sheets: [deals.sketch.plan(), round.sketch.plan()] };
}
