import { cloudFacts, deals, isSecondary, selectDeals, type CloudFact, type Deal } from "../../deals";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import { dealRow, type DealRow } from "./dealRow";
import type { CloudInputs } from "./cloudBlock";
import type { RoundInputs } from "./roundBlock";
import type { Source } from "./sourcesBlock";

/** The day the article's workbook looks back from: late January 2026. */
export const ARTICLE_DATE = "2026-01-31";

/** What the article says of the round beside its deals: US dollars. */
const HEADLINE_VALUATION = 830e9;
const PRIOR_VALUATION = 500e9;

/** An assumption of ours, to be changed: what an investor might ask of a contracted cloud order. */
const DISCOUNT_RATE = 0.1;

function deal(id: string): Deal {
  const found = deals.find((one) => one.id === id);
  if (!found) throw new Error(`deal ${id} is not in the catalogue`);
  return found;
}

function fact(id: string): CloudFact {
  const found = cloudFacts.find((one) => one.id === id);
  if (!found) throw new Error(`cloud figure ${id} is not in the catalogue`);
  return found;
}

export function dealSource(id: string, figure: string): Source {
  const { status, date, source } = deal(id);
  const weak = isSecondary(source) ? " (secondary)" : "";
  return { figure, status: status + weak, asOf: date, title: source.title, link: source.urls[0] };
}

export function factSource(id: string, figure: string): Source {
  const { period, source, estimate } = fact(id);
  const weak = isSecondary(source) ? " (secondary)" : "";
  return { figure, status: (estimate ? "estimate" : "reported") + weak, asOf: period, title: source.title, link: source.urls[0] };
}

function assumption(figure: string): Source {
  return { figure, status: "assumption", asOf: "", title: "ours: change it" };
}

/** The deals that stood on the article's day: payments with an amount, and what else was reported. */
export function articleDeals(): { readonly rows: readonly DealRow[]; readonly context: readonly DealRow[] } {
  return splitPayments(selectDeals(deals, { asOf: serialOfIsoDate(ARTICLE_DATE) ?? undefined }));
}

/** Payments with an amount, which belong in a deal table, and the rest. */
export function splitPayments(chosen: readonly Deal[]): { readonly rows: readonly DealRow[]; readonly context: readonly DealRow[] } {
  const isPayment = ({ isFlow, amount }: Deal) => isFlow && amount !== undefined;
  return { rows: chosen.filter(isPayment).map(dealRow), context: chosen.filter((one) => !isPayment(one)).map(dealRow) };
}

export const ARTICLE_INVESTMENT = "ART-01";
export const ARTICLE_PURCHASES = "DEAL-004";

export function articleRound(): RoundInputs {
  const [investment, purchases, aws] = [deal(ARTICLE_INVESTMENT), deal(ARTICLE_PURCHASES), fact("CLD-01")];
  return {
    company: investment.to,
    investor: investment.from,
    raised: deal("ART-02").amount ?? 0,
    valuation: HEADLINE_VALUATION,
    basis: "post",
    prior: PRIOR_VALUATION,
    investment: investment.amount ?? 0,
    revenue: null,
    noncash: null,
    noncashFair: null,
    purchases: purchases.amount ?? 0,
    term: purchases.termYears ?? 1,
    margin: (aws.operatingIncome ?? 0) / aws.value,
    rate: DISCOUNT_RATE,
    sources: [
      dealSource("ART-02", "Raised in the round"),
      { ...dealSource("ART-02", "Valuation, and the one before"), status: "reported" },
      dealSource(ARTICLE_INVESTMENT, "Amazon's investment"),
      dealSource(ARTICLE_PURCHASES, "OpenAI's order, and its term"),
      factSource("CLD-01", "AWS margin: operating income / revenue"),
      assumption("Discount rate"),
    ],
    sensitivity: { measure: "new_money_stake", step: 0.1 },
  };
}

const QUARTERS = 4;

/** Run rates and growth as they stood on the article's day; Azure's revenue is only told once a year. */
export function articleClouds(): CloudInputs {
  const [aws, google, azure] = [fact("CLD-01"), fact("CLD-02"), fact("CLD-05")];
  return {
    rows: [
      {
        provider: "AWS",
        revenue: aws.value * QUARTERS,
        growth: fact("ART-12").value,
        basis: `${aws.period}, times four`,
        sources: [factSource("CLD-01", "AWS revenue"), factSource("ART-12", "AWS growth (more than)")],
      },
      {
        provider: "Azure",
        revenue: azure.value,
        growth: fact("ART-13").value,
        basis: `${azure.period}, "more than"`,
        sources: [factSource("CLD-05", "Azure revenue"), factSource("ART-13", "Azure growth")],
      },
      {
        provider: "Google Cloud",
        revenue: google.value * QUARTERS,
        growth: fact("ART-14").value,
        basis: `${google.period}, times four`,
        sources: [factSource("CLD-02", "Google Cloud revenue"), factSource("ART-14", "Google Cloud growth")],
      },
    ],
    years: 6,
    start: 2025,
    rest: 0,
    restGrowth: 0,
    fade: 0,
  };
}
