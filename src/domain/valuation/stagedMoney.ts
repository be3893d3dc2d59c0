import { isCertain } from "../kernel/isCertain";
import { sum } from "../kernel/sum";

/** Money that comes in tranches, each with a probability. */
export interface Tranches {
  readonly amounts: Float64Array;
  readonly probabilities: Float64Array;
  /** Years to discount each tranche over. */
  readonly years: Float64Array;
  /** Whether each probability is given that all tranches before it were paid. */
  readonly chained: boolean;
  readonly ratePerYear: number;
}

export interface StagedMoney {
  /** What is certain. */
  readonly firm: number;
  /** Mean over the probabilities. */
  readonly expected: number;
  /** Everything, the headline. */
  readonly ceiling: number;
  /** Expected money, each tranche discounted over its years. */
  readonly presentValue: number;
}

/**
 * Firm, expected and headline amount of staged money, and the present value of what is expected.
 *
 * Chained: a tranche is paid with the product of its own and all earlier probabilities, in the order of the rows.
 *
 * @source Stewart, Allison and Johnson (2001), Putting a price on biotechnology, Nature Biotechnology 19: amounts times cumulative probabilities
 */
export function stagedMoney({ amounts, probabilities, years, chained, ratePerYear }: Tranches): StagedMoney {
  const count = amounts.length;
  const firm = new Float64Array(count);
  const expected = new Float64Array(count);
  const present = new Float64Array(count);
  let before = 1;
  for (let i = 0; i < count; i++) {
    const probability = chained ? before * probabilities[i] : probabilities[i];
    before = probability;
    firm[i] = isCertain(probability) ? amounts[i] : 0;
    expected[i] = probability * amounts[i];
    present[i] = expected[i] === 0 ? 0 : expected[i] * (1 + ratePerYear) ** -years[i];
  }
  return { firm: sum(firm), expected: sum(expected), ceiling: sum(amounts), presentValue: sum(present) };
}
