/** What a convertible security converts at: the prices its terms allow, and the lowest of them. Prices per share. */
export interface ConversionTerms {
  readonly capPrice?: number;
  readonly discountPrice?: number;
  readonly conversionPrice: number;
  /** Money over conversion price; not rounded. */
  readonly shares: number;
  /** Shares at the price of the round. */
  readonly value: number;
}

/**
 * Conversion of a sum at the lower of cap price and discount price, never both on top of each other, and never above the round's price.
 *
 * @param amount          money that converts (for a note with its interest)
 * @param price           round's price per share, above 0
 * @param capitalization  shares by which the cap is divided, as the contract defines them, above 0
 * @param cap             valuation cap, above 0
 * @param discount        fraction off the round's price, in [0, 1)
 * @source Y Combinator, post-money safe v1.2, section 2: Conversion Price, Safe Price, Discount Price
 */
export function conversionTerms(amount: number, price: number, capitalization: number, cap?: number, discount?: number): ConversionTerms {
  const capPrice = cap === undefined ? undefined : cap / capitalization;
  const discountPrice = discount === undefined ? undefined : price * (1 - discount);
  const conversionPrice = Math.min(price, capPrice ?? price, discountPrice ?? price);
  const shares = amount / conversionPrice;
  return { capPrice, discountPrice, conversionPrice, shares, value: shares * price };
}
