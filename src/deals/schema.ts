import * as v from "valibot";
import { DEAL_KINDS, DEAL_STATUSES } from "./deal";

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const amount = v.pipe(v.number(), v.finite(), v.gtValue(0));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const isoDate = v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));

const source = v.strictObject({ title: text, urls: v.array(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s"<>]+$/))) });

/** What a row of data/deals.json must be. */
export const dealSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^(ART|DEAL)-\d{2,3}$/)),
    from: text,
    to: text,
    kind: v.picklist(DEAL_KINDS),
    amount: v.optional(amount),
    qualifier: v.optional(text),
    date: isoDate,
    period: v.optional(text),
    status: v.picklist(DEAL_STATUSES),
    isFlow: v.boolean(),
    kindNote: v.optional(text),
    statusNote: v.optional(text),
    note: v.optional(text),
    termYears: v.optional(amount),
    start: v.optional(isoDate),
    tranches: v.optional(v.array(amount)),
    parts: v.optional(v.array(amount)),
    funded: v.optional(amount),
    stake: v.optional(fraction),
    shares: v.optional(amount),
    strike: v.optional(amount),
    conditions: v.optional(text),
    gigawatts: v.optional(amount),
    coInvestors: v.optional(amount),
    preMoney: v.optional(amount),
    postMoney: v.optional(amount),
    supersedes: v.optional(v.pipe(v.array(text), v.minLength(1))),
    restates: v.optional(text),
    conflict: v.optional(text),
    source,
  }),
  v.check(({ isFlow, amount: paid }) => !isFlow || paid !== undefined, "a payment needs an amount"),
  v.check(
    ({ isFlow, kind }) => !isFlow || !["round", "stake", "warrant", "backstop", "data centre"].includes(kind),
    "stakes, rounds, warrants, backstops and own capital spending are no payments",
  ),
);

/** What a row of data/cloud.json must be. */
export const cloudFactSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^(ART|CLD)-\d{2}$/)),
  entity: text,
  period: text,
  metric: text,
  value: amount,
  growth: v.optional(v.number()),
  operatingIncome: v.optional(amount),
  backlog: v.optional(amount),
  constantCurrencyGrowth: v.optional(v.number()),
  openaiShare: v.optional(fraction),
  shares: v.optional(v.record(text, fraction)),
  qualifier: v.optional(text),
  estimate: v.optional(v.boolean()),
  note: v.optional(text),
  conflict: v.optional(text),
  source,
});
