/** Where a reported figure comes from; `urls` is empty where only the title is known. */
export interface Source {
  readonly title: string;
  readonly urls: readonly string[];
}

export const DEAL_KINDS = [
  "equity",
  "convertible",
  "cloud",
  "chips",
  "lease",
  "revenue share",
  "round",
  "stake",
  "warrant",
  "backstop",
  "data centre",
] as const;
export type DealKind = (typeof DEAL_KINDS)[number];

export const DEAL_STATUSES = ["closed", "signed", "announced", "letter of intent", "negotiation", "reported", "leaked"] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

/** A reported deal. Amounts in US dollars; dates ISO, to the day, the month or the year as far as they are known. */
export interface Deal {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: DealKind;
  readonly amount?: number;
  /** "up to", "more than": what the headline amount is not. */
  readonly qualifier?: string;
  readonly date: string;
  /** The period the amount covers, in the source's words. */
  readonly period?: string;
  readonly status: DealStatus;
  /** A payment from `from` to `to`; stakes, valuations, capital spending and contingent promises are not. */
  readonly isFlow: boolean;
  readonly kindNote?: string;
  readonly statusNote?: string;
  readonly note?: string;
  readonly termYears?: number;
  readonly start?: string;
  readonly tranches?: readonly number[];
  readonly parts?: readonly number[];
  readonly funded?: number;
  readonly stake?: number;
  readonly shares?: number;
  readonly strike?: number;
  readonly conditions?: string;
  readonly gigawatts?: number;
  readonly coInvestors?: number;
  readonly preMoney?: number;
  readonly postMoney?: number;
  /** Deals that this one replaced, from its own date on. */
  readonly supersedes?: readonly string[];
  /** The deal that says the same from a better source: this one never counts beside it. */
  readonly restates?: string;
  /** What other sources say differently. */
  readonly conflict?: string;
  readonly source: Source;
}

/** A reported figure about a cloud business. Money in US dollars, growth and shares as fractions. */
export interface CloudFact {
  readonly id: string;
  readonly entity: string;
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly growth?: number;
  readonly operatingIncome?: number;
  readonly backlog?: number;
  readonly constantCurrencyGrowth?: number;
  readonly openaiShare?: number;
  readonly shares?: Readonly<Record<string, number>>;
  readonly qualifier?: string;
  readonly estimate?: boolean;
  readonly note?: string;
  readonly conflict?: string;
  readonly source: Source;
}
