import { failure, type Outcome, success } from "../kernel/outcome";
import { sum } from "../kernel/sum";

export interface Concentration {
  /** In points: 10,000 is a monopoly. The rest of the market counts as many small firms, which add nothing. */
  readonly hhi: number;
  /** Number of equal firms with the same index. */
  readonly effectiveFirms: number;
  /** The index if the rest were one firm: its upper bound. */
  readonly hhiRestAsOne: number;
}

/**
 * Herfindahl–Hirschman index: the sum of squared shares, each amount a share of all amounts and the rest.
 *
 * @param amounts  revenue or shares in any unit, none negative
 * @param rest     the rest of the market in the same unit
 * @source U.S. Department of Justice and FTC, Merger Guidelines (2023), 2.1; effective number: Adelman (1969)
 */
export function herfindahl(amounts: ArrayLike<number>, rest: number): Outcome<Concentration> {
  let largest = 0;
  for (let i = 0; i < amounts.length; i++) largest = Math.max(largest, amounts[i]);
  if (largest === 0) return failure("division", "values add up to zero, which leaves the index undefined");
  largest = Math.max(largest, rest);
  const parts = Float64Array.from(amounts, (amount) => amount / largest);
  const restPart = rest / largest;
  const whole = sum(parts) + restPart;
  const squares = sum(parts.map((part) => part * part));
  const hhi = (10_000 * squares) / whole ** 2;
  return success({ hhi, effectiveFirms: whole ** 2 / squares, hhiRestAsOne: hhi + (10_000 * restPart ** 2) / whole ** 2 });
}
