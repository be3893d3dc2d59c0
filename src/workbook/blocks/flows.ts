/** The flows of a report: how formulas refer to them, and what they hold now, header included. */
export interface Flows {
  /** `Deals[#All]` or `Sheet1!$A$1:$C$20`. */
  readonly reference: string;
  readonly values: readonly (readonly unknown[])[];
  /** What the reader calls them: "the table Deals". */
  readonly called: string;
}
