import type { ConversionTerms } from "../../domain/captable/conversionTerms";
import type { Measure, SummaryValues } from "../spec";

export const conversionMeasures: readonly Measure[] = [
  { name: "cap_price", label: "Cap price", unit: "price", doc: "Cap over capitalization." },
  { name: "discount_price", label: "Discount price", unit: "price", doc: "Round's price less the discount." },
  { name: "conversion_price", label: "Conversion price", unit: "price", doc: "The lowest of cap price, discount price and round's price." },
  { name: "shares", label: "Shares", unit: "shares", doc: "Money over conversion price, not rounded." },
  { name: "value", label: "Value at the round's price", unit: "currency", doc: "Shares times the round's price." },
];

/** What the contract or the call lacks is left out of the summary. */
export function conversionValues({ capPrice, discountPrice, conversionPrice, shares, value }: ConversionTerms): SummaryValues {
  return {
    ...(capPrice === undefined ? {} : { cap_price: capPrice }),
    ...(discountPrice === undefined ? {} : { discount_price: discountPrice }),
    conversion_price: conversionPrice,
    shares,
    ...(value === undefined ? {} : { value }),
  };
}
