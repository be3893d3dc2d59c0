/**
 * Mean and variance of values as they come.
 *
 * @source Welford (1962), Note on a method for calculating corrected sums of squares and products
 */
export class RunningMoments {
  mean = 0;
  private count = 0;
  private squares = 0;

  add(value: number): void {
    this.count++;
    const difference = value - this.mean;
    this.mean += difference / this.count;
    this.squares += difference * (value - this.mean);
  }

  /** Of the sample, corrected for its mean. */
  variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : 0;
  }
}
