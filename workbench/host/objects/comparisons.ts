/** The grid's names of comparisons by Excel's, in lower case, as far as conditional formats and validations spell them alike. */
export const COMPARISONS: Readonly<Record<string, string>> = {
  between: "between",
  notbetween: "notBetween",
  equalto: "equal",
  notequalto: "notEqual",
  greaterthan: "greaterThan",
  lessthan: "lessThan",
};
