/**
 * Sum of the values with Neumaier's compensation: the error does not grow with their number.
 *
 * @source Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let compensation = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = total + value;
    compensation += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  const compensated = total + compensation;
  return Number.isNaN(compensated) ? total : compensated;
}
