export type AntiDilutionMethod = "broad" | "narrow" | "ratchet";

export interface AntiDilution {
  readonly conversionPrice: number;
  /** Common shares a preferred share converts into: issue price over conversion price. */
  readonly conversionRatio: number;
  /** Shares the new round issues. */
  readonly sharesIssued: number;
  /** Fraction by which the conversion price falls. */
  readonly reduction: number;
}

/**
 * Conversion price of a preferred class after a round below it: CP2 = CP1·(A + B)/(A + C), with A the base, B = money/CP1 and C = money/price; with
 * a full ratchet the lower of CP1 and the new price. A round at or above CP1, or without money, changes nothing.
 *
 * @param conversionPrice  CP1, per share
 * @param baseShares       A: broad, fully diluted as converted without the ungranted reserve; narrow, the preferred only
 * @param newMoney         money of the new round
 * @param newPrice         its price per share
 * @param issuePrice       original issue price, for the ratio
 * @source NVCA model certificate of incorporation, article Fourth, part B, section 4.4.4
 */
export function antiDilution(
  conversionPrice: number,
  baseShares: number,
  newMoney: number,
  newPrice: number,
  method: AntiDilutionMethod,
  issuePrice: number,
): AntiDilution {
  const issued = newMoney / newPrice;
  let adjusted = conversionPrice;
  if (newMoney > 0 && newPrice < conversionPrice) {
    adjusted = method === "ratchet" ? newPrice : (conversionPrice * (baseShares + newMoney / conversionPrice)) / (baseShares + issued);
  }
  return {
    conversionPrice: adjusted,
    conversionRatio: issuePrice / adjusted,
    sharesIssued: issued,
    reduction: 1 - adjusted / conversionPrice,
  };
}
