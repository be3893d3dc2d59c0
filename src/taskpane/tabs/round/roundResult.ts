import { findFunction } from "../../../catalogue";
import { type CallResult, invoke } from "../../../catalogue/invoke";
import type { Unit } from "../../../catalogue/spec";
import type { RoundInputs } from "../../../workbook/blocks/roundBlock";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";
import { inFormWords } from "../../parts/formWords";

/** AIVALUATION's arguments as the form calls them. */
const FIELDS = {
  raised: "what is raised",
  valuation: "the valuation",
  prior: "the last valuation",
  investment: "the investor's part",
  revenue: "revenue a year",
  noncash: "what is paid in kind",
  noncash_fair: "what that is worth in cash",
  returned: "the margin that comes back",
  basis: "the kind",
};

/** What the margin on the company's purchases is worth today: level payments over the term, discounted. Not finite at a rate of −100% and less. */
export function returnedOf({ purchases, term, margin, rate }: RoundInputs): { readonly value: number; readonly said: string } {
  const value = (purchases ?? 0) * (margin ?? 0) * presentPart(term && term > 0 ? term : 1, rate ?? 0);
  return { value, said: Number.isFinite(value) ? moneyText(value) : "not a number at this rate" };
}

/** Today's value of one dollar in level payments at the ends of so many years. */
function presentPart(years: number, rate: number): number {
  // At next to no rate, or next to no time, what the closed form divides by is rounded away.
  if (Math.abs(rate * years) < 1e-9) return 1;
  return (1 - (1 + rate) ** -years) / (rate * years);
}

/** AIVALUATION's arguments for a form, and why the block can't be made yet. */
export function roundArguments(inputs: RoundInputs): { readonly values: readonly unknown[]; readonly problem?: string } {
  const values = [inputs.raised, inputs.valuation, null, ...optionsOf(inputs)];
  const spec = findFunction("AIVALUATION");
  if (!spec) throw new Error("AIVALUATION is not in the catalogue");
  if ((inputs.rate ?? 0) <= -1) return { values, problem: "The discount rate must be above -100%." };
  const result = invoke(spec, values);
  return result.ok ? { values } : { values, problem: inFormWords(result.error.message ?? result.error.error, FIELDS) };
}

/** What the round says, as a reader would tell it. */
export function roundSentence(inputs: RoundInputs): string {
  const { company, investor, investment, raised, valuation, basis } = inputs;
  const measure = (name: string) => {
    const spec = findFunction("AIVALUATION");
    const result = spec && invoke(spec, [raised, valuation, name, ...optionsOf(inputs)]);
    return result?.ok && typeof result.value === "number" ? result.value : null;
  };
  const [stake, cost] = [measure(investment === null ? "new_money_stake" : "investor_stake"), measure("net_cost")];
  if (stake === null) return "";
  const money = moneyText(investment ?? raised);
  const who = investment === null ? `The round's ${money}` : `${investor || "The investor"}'s ${money}`;
  const net = investment !== null && cost !== null && cost !== investment ? `, and costs ${moneyText(cost)} net` : "";
  const words = { post: "post-money", pre: "pre-money", secondary: "in a secondary sale" }[basis];
  return `${who} buys ${percentText(stake, 2)} of ${company || "the company"} at ${moneyText(valuation)} ${words}${net}.`;
}

function optionsOf(inputs: RoundInputs): unknown[] {
  const { basis, prior, investment, revenue, noncash, noncashFair } = inputs;
  return [basis, prior, investment, revenue, noncash ?? 0, noncashFair ?? 1, returnedOf(inputs).value];
}

const REACH = 1;

/** A small grid around the inputs, for the pane: one step each way. */
export function sensitivityOf(inputs: RoundInputs): { readonly result: CallResult; readonly format: Unit } {
  const spec = findFunction("AIVALUATION.SENSITIVITY");
  if (!spec) throw new Error("AIVALUATION.SENSITIVITY is not in the catalogue");
  const { measure, step } = inputs.sensitivity;
  const axis = (middle: number) => Array.from({ length: 2 * REACH + 1 }, (_, i) => [middle * (1 + (i - REACH) * step)]);
  const result = invoke(spec, [axis(inputs.raised), axis(inputs.valuation), measure, ...optionsOf(inputs)]);
  return { result, format: findFunction("AIVALUATION")?.measures?.find(({ name }) => name === measure)?.unit ?? "number" };
}
