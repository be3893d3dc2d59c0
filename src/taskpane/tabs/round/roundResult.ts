import { findFunction } from "../../../catalogue";
import { type CallResult, invoke } from "../../../catalogue/invoke";
import type { Unit } from "../../../catalogue/spec";
import type { RoundInputs } from "../../../workbook/blocks/roundBlock";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";

/** What the margin on the company's purchases is worth today: level payments over the term, discounted. */
export function returnedOf({ purchases, term, margin, rate }: RoundInputs): { readonly value: number; readonly said: string } {
  const years = term && term > 0 ? term : 1;
  const yearly = ((purchases ?? 0) / years) * (margin ?? 0);
  const discount = rate ?? 0;
  const value = discount === 0 ? yearly * years : (yearly * (1 - (1 + discount) ** -years)) / discount;
  return { value, said: moneyText(value) };
}

/** AIVALUATION's arguments for a form, and why the block can't be made yet. */
export function roundArguments(inputs: RoundInputs): { readonly values: readonly unknown[]; readonly problem?: string } {
  const values = [inputs.raised, inputs.valuation, null, ...optionsOf(inputs)];
  const spec = findFunction("AIVALUATION");
  if (!spec) throw new Error("AIVALUATION is not in the catalogue");
  const result = invoke(spec, values);
  return result.ok ? { values } : { values, problem: result.error.message ?? result.error.error };
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
