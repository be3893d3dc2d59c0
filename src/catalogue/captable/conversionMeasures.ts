import type { ConversionTerms } from "../../domain/captable/conversionTerms";
import type { Measure, SummaryValues } from "../spec";

export const conversionMeasures: readonly Measure[] = [
  { name: "cap_price", label: "Cap price", unit: "price", doc: "Cap over capitalization." },
  { name: "discount_price", label: "Discount price", unit: "price", doc: "Round's price less the discount." },
  { name: "conversion_price", label: "Conversion price", unit: "price", doc: "The lowest of cap price, discount price and round's price." },
  { name: "shares", label: "Shares", unit: "shares", doc: "Money over conversion price, not rounded." },
  { name: "value", label: "Value at the round's price", unit: "currency", doc: "Shares times the round's price." },
];

/** Prices that the contract lacks are left out of the summary. */
export function conversionValues(terms: ConversionTerms): SummaryValues {
  return {
    ...(terms.capPrice === undefined ? {} : { cap_price: terms.capPrice }),
    ...(terms.discountPrice === undefined ? {} : { discount_price: terms.discountPrice }),
    conversion_price: terms.conversionPrice,
    shares: terms.shares,
    value: terms.value,
  };
}
