import type { OptionTerms } from "../../domain/captable/spreadValues";
import type { Arguments, NumberParameter } from "../spec";

export const yearsParameter: NumberParameter = { name: "years", kind: "number", unit: "years", above: 0, doc: "Years to the exit." };

export const volatilityParameter: NumberParameter = {
  name: "volatility",
  kind: "number",
  unit: "fraction",
  above: 0,
  doc: "Volatility of equity a year: 60% is 0.6.",
};

export const rateParameter: NumberParameter = {
  name: "rate",
  kind: "number",
  unit: "fraction",
  doc: "Risk-free rate a year, continuously compounded.",
};

export const yieldParameter: NumberParameter = {
  name: "yield",
  kind: "number",
  unit: "fraction",
  optional: true,
  default: 0,
  doc: "Part of equity paid out a year, continuously; 0 if left out.",
};

export function optionTerms(args: Arguments): OptionTerms {
  return { years: args.number("years"), volatility: args.number("volatility"), rate: args.number("rate"), payout: args.number("yield") };
}
