import { failure, type Outcome, success } from "../kernel/outcome";

/** What a convertible security converts at: the prices its terms allow, and the lowest of them. Prices per share. */
export interface ConversionTerms {
  readonly capPrice?: number;
  readonly discountPrice?: number;
  readonly conversionPrice: number;
  /** Money over conversion price; not rounded. */
  readonly shares: number;
  /** Shares at the price of the round, where there is one. */
  readonly value?: number;
}

/**
 * Conversion of a sum at the lower of cap price and discount price, never both on top of each other, and never above the round's price.
 *
 * @param amount          money that converts (for a note with its interest)
 * @param price           round's price per share, above 0; without one the cap alone decides
 * @param capitalization  shares by which the cap is divided, as the contract defines them, above 0; needed with a cap
 * @param cap             valuation cap, above 0
 * @param discount        fraction off the round's price, in [0, 1)
 * @source Y Combinator, post-money safe v1.2, section 2: Conversion Price, Safe Price, Discount Price
 */
export function conversionTerms(
  amount: number,
  price: number | undefined,
  capitalization: number | undefined,
  cap?: number,
  discount?: number,
): Outcome<ConversionTerms> {
  if (cap !== undefined && capitalization === undefined) return failure("value", "capitalization is missing; a cap needs it");
  if (price === undefined && (cap === undefined || discount !== undefined)) return failure("value", "price is missing");
  const capPrice = cap === undefined || capitalization === undefined ? undefined : cap / capitalization;
  const discountPrice = discount === undefined || price === undefined ? undefined : price * (1 - discount);
  const conversionPrice = Math.min(price ?? Infinity, capPrice ?? Infinity, discountPrice ?? Infinity);
  const shares = amount / conversionPrice;
  return success({ capPrice, discountPrice, conversionPrice, shares, value: price === undefined ? undefined : shares * price });
}
