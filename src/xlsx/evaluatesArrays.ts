import { tokenize } from "@borgar/fx";

type Token = ReturnType<typeof tokenize>[number];

/** Functions that take whole ranges and give one value: every argument may be a range, or those at the positions listed. */
const AGGREGATES = new Set(
  `SUM AVERAGE AVERAGEA MIN MINA MAX MAXA COUNT COUNTA COUNTBLANK PRODUCT MEDIAN SUMSQ SUMPRODUCT STDEV STDEVP STDEV.S STDEV.P VAR VARP VAR.S
  VAR.P AND OR XOR IRR MIRR NPV XNPV XIRR CORREL SLOPE INTERCEPT RSQ COVARIANCE.P COVARIANCE.S GEOMEAN HARMEAN ROWS COLUMNS CONCAT TEXTJOIN
  SUBTOTAL AREAS`.split(/\s+/),
);
const RANGE_AT: Readonly<Record<string, (position: number) => boolean>> = {
  SUMIF: (at) => at !== 1,
  AVERAGEIF: (at) => at !== 1,
  COUNTIF: (at) => at === 0,
  COUNTIFS: (at) => at % 2 === 0,
  SUMIFS: (at) => at === 0 || at % 2 === 1,
  AVERAGEIFS: (at) => at === 0 || at % 2 === 1,
  MAXIFS: (at) => at === 0 || at % 2 === 1,
  MINIFS: (at) => at === 0 || at % 2 === 1,
  MATCH: (at) => at === 1,
  VLOOKUP: (at) => at === 1,
  HLOOKUP: (at) => at === 1,
  LARGE: (at) => at === 0,
  SMALL: (at) => at === 0,
  RANK: (at) => at === 1,
  PERCENTILE: (at) => at === 0,
  QUARTILE: (at) => at === 0,
  "PERCENTILE.INC": (at) => at === 0,
  "QUARTILE.INC": (at) => at === 0,
  FORECAST: (at) => at > 0,
};
/** Functions of single values that give a single value. */
const SCALAR = new Set(
  `ABS AND CEILING CHAR CODE DATE DATEVALUE DAY DAYS EDATE EOMONTH ERROR.TYPE EXP FALSE FIND FLOOR FV HOUR HYPERLINK IF IFERROR IFNA IFS INT ISBLANK
  ISERR ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LN LOG LOG10 LOWER MID MINUTE MOD MONTH NA NOT NOW NPER PI PMT POWER PROPER PV RATE REPLACE REPT
  RIGHT ROUND ROUNDDOWN ROUNDUP SEARCH SECOND SIGN SQRT SUBSTITUTE SWITCH TEXT TIME TODAY TRIM TRUE TRUNC UPPER VALUE WEEKDAY YEAR YEARFRAC
  RRI PDURATION EXACT T N MROUND NORM.S.DIST NORMSDIST`.split(/\s+/),
);

const blank = ({ type }: Token) => type === "whitespace" || type === "newline";

function isSingleCell({ type, value }: Token): boolean {
  if (type === "structured") return /\[#This Row\]/i.test(value) && !/\]:\[/.test(value);
  return type === "range" && !/:|\.\./.test(value.slice(value.lastIndexOf("!") + 1));
}

interface Call {
  readonly name: string;
  position: number;
}

/**
 * Whether a formula may deal in arrays, so that a file must mark it as a dynamic array formula: plain formulas in files are evaluated as
 * before 2019, with `@` put before ranges. Doubt counts as yes, which does no harm.
 *
 * @param isSingleName  whether a defined name stands for a single cell or value
 */
export function evaluatesArrays(formula: string, isSingleName: (name: string) => boolean): boolean {
  const tokens = tokenize(formula.replace(/^\s*=/, ""), { withLocation: false, mergeRefs: true, negativeNumbers: false }).filter(
    (token) => !blank(token),
  );
  const calls: Call[] = [];
  return tokens.some((token, at) => {
    const { type, value } = token;
    const call = calls.at(-1);
    if (type === "func")
      return !(AGGREGATES.has(value.toUpperCase()) || value.toUpperCase() in RANGE_AT || SCALAR.has(value.toUpperCase()));
    if (value === "{" || value === "#" || (type === "operator" && value === "@")) return true;
    if (value === "(") calls.push({ name: tokens[at - 1]?.type === "func" ? tokens[at - 1].value.toUpperCase() : "", position: 0 });
    else if (value === ")") calls.pop();
    else if (value === "," && call) call.position++;
    else if (type === "range_named") return !(isSingleName(value) || (isWholeArgument(tokens, at) && takesRange(call)));
    else if (type.startsWith("range") || type === "structured")
      return !(isSingleCell(token) || (isWholeArgument(tokens, at) && takesRange(call)));
    return false;
  });
}

const isWholeArgument = (tokens: readonly Token[], at: number) =>
  ["(", ","].includes(tokens[at - 1]?.value) && [")", ","].includes(tokens[at + 1]?.value);

const takesRange = (call: Call | undefined) =>
  call !== undefined && (AGGREGATES.has(call.name) || (RANGE_AT[call.name]?.(call.position) ?? false));
