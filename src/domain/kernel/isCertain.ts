/** Whether a probability is 1, or would be but for the rounding of what it was added up or multiplied from. */
export function isCertain(probability: number): boolean {
  return probability >= 1 - 1e-12;
}
