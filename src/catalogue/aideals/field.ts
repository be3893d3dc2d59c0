import { type CloudFact, cloudFacts, type Deal, deals, dealSerial, isSecondary, noteOf, noteOfFact } from "../../deals";
import { failure, success } from "../../domain/kernel/outcome";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import type { Choice, FunctionSpec } from "../spec";

type Value = number | string | undefined;

interface Field extends Choice {
  readonly ofDeal?: (deal: Deal) => Value;
  readonly ofFact?: (fact: CloudFact) => Value;
}

/** Every field, with where deals and cloud figures have it. */
export const FIELDS: readonly Field[] = [
  { value: "from", doc: "who pays or gives", ofDeal: ({ from }) => from },
  { value: "to", doc: "who receives", ofDeal: ({ to }) => to },
  { value: "amount", doc: "headline amount, US dollars", ofDeal: ({ amount }) => amount },
  { value: "kind", doc: "kind of deal", ofDeal: ({ kind }) => kind },
  { value: "status", doc: "how firm it is", ofDeal: ({ status }) => status },
  { value: "date", doc: "date reported", ofDeal: dealSerial },
  { value: "term", doc: "years the commitment runs", ofDeal: ({ termYears }) => termYears },
  { value: "start", doc: "date it starts", ofDeal: ({ start }) => (start ? (serialOfIsoDate(start) ?? undefined) : undefined) },
  {
    value: "source",
    doc: "address of the source, or its title",
    ofDeal: ({ source }) => source.urls[0] ?? source.title,
    ofFact: ({ source }) => source.urls[0] ?? source.title,
  },
  {
    value: "source_rank",
    doc: '"primary", or "secondary" for a mirror or unsigned copy',
    ofDeal: ({ source }) => (isSecondary(source) ? "secondary" : "primary"),
    ofFact: ({ source }) => (isSecondary(source) ? "secondary" : "primary"),
  },
  { value: "note", doc: "all that qualifies the figure", ofDeal: noteOf, ofFact: noteOfFact },
  { value: "qualifier", doc: 'such as "up to"', ofDeal: ({ qualifier }) => qualifier, ofFact: ({ qualifier }) => qualifier },
  { value: "conflict", doc: "what other sources say differently", ofDeal: ({ conflict }) => conflict, ofFact: ({ conflict }) => conflict },
  {
    value: "superseded_by",
    doc: "id of the deal that replaced it",
    ofDeal: ({ id }) => deals.find(({ supersedes }) => supersedes?.includes(id))?.id,
  },
  { value: "first_tranche", doc: "the unconditional part, US dollars", ofDeal: ({ tranches }) => tranches?.[0] },
  { value: "funded", doc: "paid so far, US dollars", ofDeal: ({ funded }) => funded },
  { value: "stake", doc: "holding, as a fraction", ofDeal: ({ stake }) => stake },
  { value: "shares", doc: "number of shares", ofDeal: ({ shares }) => shares },
  { value: "strike", doc: "exercise price, US dollars", ofDeal: ({ strike }) => strike },
  { value: "pre_money", doc: "pre-money valuation, US dollars", ofDeal: ({ preMoney }) => preMoney },
  { value: "post_money", doc: "post-money valuation, US dollars", ofDeal: ({ postMoney }) => postMoney },
  { value: "gigawatts", doc: "capacity, gigawatts", ofDeal: ({ gigawatts }) => gigawatts },
  { value: "entity", doc: "cloud business", ofFact: ({ entity }) => entity },
  { value: "period", doc: "period the figure covers", ofDeal: ({ period }) => period, ofFact: ({ period }) => period },
  { value: "metric", doc: "what the figure measures", ofFact: ({ metric }) => metric },
  { value: "value", doc: "the figure: US dollars, or a fraction", ofFact: ({ value }) => value },
  {
    value: "growth",
    doc: "growth on a year earlier, as a fraction",
    ofFact: ({ growth, metric, value }) => growth ?? (metric === "growth" ? value : undefined),
  },
  {
    value: "backlog",
    doc: "contracted revenue to come, US dollars",
    ofFact: ({ backlog, metric, value }) => backlog ?? (metric === "backlog" ? value : undefined),
  },
  { value: "operating_income", doc: "US dollars", ofFact: ({ operatingIncome }) => operatingIncome },
];

export const field: FunctionSpec = {
  name: "AIDEALS.FIELD",
  summary: "One field of one reported deal or cloud figure.",
  definition:
    "Looks a figure up by its id, superseded ones included, so that a model names its source in a cell. Deals are ART-… and DEAL-…; cloud figures CLD-… and ART-12 to ART-14.",
  parameters: [
    { kind: "text", name: "id", doc: "Id of a deal or cloud figure, such as DEAL-004." },
    { kind: "choice", name: "field", options: FIELDS.map(({ value, doc }) => ({ value, doc })), doc: "Which field." },
  ],
  result: "scalar",
  resultDoc: "A number, a text or a date as Excel counts it.",
  errors: [{ code: "#N/A", when: "the id is unknown, or the figure has no such field" }],
  examples: [
    { formula: '=AIDEALS.FIELD("DEAL-004","amount")', result: 38_000_000_000, doc: "What OpenAI agreed to pay AWS in November 2025." },
    { formula: '=AIDEALS.FIELD("ART-13","growth")', result: 0.4, doc: "Azure's growth in the article: growth, not market share." },
  ],
  source: 'Public reports; the field "source" names each figure\'s own.',
  seeAlso: ["AIDEALS"],
  compute: (args) => {
    const id = args.text("id").toUpperCase();
    const wanted = FIELDS.find(({ value }) => value === args.text("field"));
    const deal = deals.find((candidate) => candidate.id === id);
    const fact = deal ? undefined : cloudFacts.find((candidate) => candidate.id === id);
    if (!deal && !fact)
      return failure("unavailable", `id "${id.slice(0, 40)}" is not in the catalogue; AIDEALS lists the ids in its last column`);
    const value = deal ? wanted?.ofDeal?.(deal) : fact && wanted?.ofFact?.(fact);
    return value === undefined || value === "" ? failure("unavailable", `${id} has no ${wanted?.value}`) : success(value);
  },
};
