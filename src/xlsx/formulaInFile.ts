import { tokenize } from "@borgar/fx";
import { functionInFile } from "./functionPrefixes";

type Token = ReturnType<typeof tokenize>[number];

/** Functions that may be passed by name, as in BYROW(A1:B9,SUM); a file spells them `_xleta.SUM`. */
const PASSED = new Set(
  `ABS AND ARRAYTOTEXT AVERAGE AVERAGEA CONCAT COUNT COUNTA COUNTBLANK EXP HSTACK INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LEN LN LOWER MAX
  MEDIAN MIN MODE.SNGL NOT OR PERCENTOF PRODUCT ROUND SIGN SQRT STDEV.P STDEV.S SUM SUMSQ TEXTJOIN TRIM UPPER VAR.P VAR.S VSTACK XOR`.split(
    /\s+/,
  ),
);
const TAKES_FUNCTION = new Set(["BYROW", "BYCOL", "MAP", "REDUCE", "SCAN", "MAKEARRAY", "GROUPBY", "PIVOTBY", "LET"]);

/** A bracket that is open: of which function, which argument we are in, where that begins, and the names that a LET or LAMBDA has declared. */
interface Frame {
  readonly name: string;
  readonly names: Set<string>;
  argument: number;
  start: number;
}

const isBlank = ({ type }: Token) => type === "whitespace" || type === "newline";

function neighbour(tokens: readonly Token[], from: number, step: 1 | -1): number {
  let at = from + step;
  while (tokens[at] && isBlank(tokens[at])) at += step;
  return at;
}

/** The optional parameter that `[rate]` declares in a LAMBDA. */
const optionalName = (token: Token) => (token.type === "structured" ? /^\[([^\][#@]+)\]$/.exec(token.value)?.[1].trim() : undefined);

/** Whether the token is a name being declared: every other argument of LET, every argument of LAMBDA, but the last of either. */
function declares(tokens: readonly Token[], at: number, frame: Frame | undefined): boolean {
  if (frame?.name !== "LAMBDA" && !(frame?.name === "LET" && frame.argument % 2 === 0)) return false;
  return neighbour(tokens, frame.start, 1) === at && tokens[neighbour(tokens, at, 1)]?.value === ",";
}

/** A file's spelling of functions, of the names that LET and LAMBDA declare, and of functions passed by name. */
function respellNames(tokens: readonly Token[]): string[] {
  const out = tokens.map(({ value }) => value);
  const frames: Frame[] = [];
  const isDeclared = (name: string) => frames.some(({ names }) => names.has(name.toLowerCase()));
  tokens.forEach((token, at) => {
    const { type, value } = token;
    const top = frames.at(-1);
    const optional = top?.name === "LAMBDA" && declares(tokens, at, top) ? optionalName(token) : undefined;
    if (type === "func") out[at] = isDeclared(value) ? `_xlpm.${value}` : functionInFile(value);
    else if (top && optional !== undefined) {
      top.names.add(optional.toLowerCase());
      out[at] = `_xlop.${optional}`;
    } else if (type === "range_named") {
      if (top && declares(tokens, at, top)) top.names.add(value.toLowerCase());
      if (isDeclared(value)) out[at] = `_xlpm.${value}`;
      else if (top && TAKES_FUNCTION.has(top.name) && PASSED.has(value.toUpperCase())) out[at] = `_xleta.${value.toUpperCase()}`;
    } else if (value === "(" || value === "{") {
      const before = value === "(" ? tokens[at - 1] : undefined;
      frames.push({ name: before?.type === "func" ? before.value.toUpperCase() : "", names: new Set(), argument: 0, start: at });
    } else if (value === ")" || value === "}") frames.pop();
    else if (value === "," && top) {
      top.argument++;
      top.start = at;
    }
  });
  return out;
}

/** Where the operand that begins at `start` ends: a reference or name, or a call or bracket with all that is in it. */
function operandEnd(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = tokens[start]?.type === "func" ? start + 1 : start; at < tokens.length; at++) {
    if (tokens[at].value === "(") depth++;
    else if (tokens[at].value === ")") depth--;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

function thisRowSpelledOut(reference: string): string {
  const match = /^([^[]*)\[@(?:\[(.+)\]|(.*))\]$/s.exec(reference);
  if (!match) return reference;
  const columns = match[2] ?? match[3];
  return columns === "" ? `${match[1]}[#This Row]` : `${match[1]}[[#This Row],[${columns}]]`;
}

/** `E4#` to `_xlfn.ANCHORARRAY(E4)`, `@A1:A9` to `_xlfn.SINGLE(A1:A9)`, `Deals[@Amount]` to `Deals[[#This Row],[Amount]]`. */
function respellOperators(tokens: readonly Token[], out: string[]): void {
  tokens.forEach(({ type, value }, at) => {
    if (type === "structured" && !out[at].startsWith("_xlop.")) out[at] = thisRowSpelledOut(out[at]);
    if (type !== "operator") return;
    if (value === "#" && at > 0) {
      out[at - 1] = `_xlfn.ANCHORARRAY(${out[at - 1]})`;
      out[at] = "";
    } else if (value === "@" && at + 1 < tokens.length) {
      out[at] = "_xlfn.SINGLE(";
      out[operandEnd(tokens, neighbour(tokens, at, 1))] += ")";
    }
  });
}

/**
 * A formula as it stands in a workbook file, of one as typed: without the equals sign; newer functions with their `_xlfn.` prefix,
 * names of LET and LAMBDA with `_xlpm.`, functions passed by name with `_xleta.`; `#`, `@` and `[@Column]` spelled out. Add-in functions
 * stay plain. Damaged text comes back as it is but for the equals sign. Cost: linear.
 *
 * @source [MS-XLSX] 2.2.2 and 2.2.3
 */
export function formulaInFile(formula: string): string {
  const tokens = tokenize(formula.replace(/^\s*=/, ""), { withLocation: false, mergeRefs: true, negativeNumbers: false });
  const out = respellNames(tokens);
  respellOperators(tokens, out);
  return out.join("");
}
