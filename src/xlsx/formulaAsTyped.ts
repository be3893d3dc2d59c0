import { tokenize } from "@borgar/fx";
import { functionAsTyped } from "./functionPrefixes";

type Token = ReturnType<typeof tokenize>[number];

const LOCAL = /^_xl(?:pm|eta)\./i;
const OPTIONAL = /^_xlop\./i;

/** The closing bracket of the call whose opening bracket is at `open`; the end of the formula where it never closes. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at].value === "(") depth++;
    else if (tokens[at].value === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

/**
 * A formula as typed into a cell, of one as it stands in a workbook file: equals sign added, prefixes taken off, `_xlfn.ANCHORARRAY(E4)` back
 * to `E4#` and `_xlfn.SINGLE(x)` to `@x`. Text of other add-ins' functions is kept. Cost: linear.
 */
export function formulaAsTyped(formula: string): string {
  const tokens = tokenize(formula.replace(/^\s*=/, ""), { withLocation: false, mergeRefs: true, negativeNumbers: false });
  const out = tokens.map(({ value }) => value);
  tokens.forEach(({ type, value }, at) => {
    if (type === "range_named") out[at] = OPTIONAL.test(value) ? `[${value.replace(OPTIONAL, "")}]` : value.replace(LOCAL, "");
    if (type !== "func") return;
    out[at] = functionAsTyped(value.replace(LOCAL, ""));
    const operator = /^_xlfn\.(ANCHORARRAY|SINGLE)$/i.exec(value)?.[1].toUpperCase();
    if (!operator || tokens[at + 1]?.value !== "(") return;
    out[at] = operator === "SINGLE" ? "@" : "";
    out[at + 1] = "";
    const end = closing(tokens, at + 1);
    if (end < tokens.length) out[end] = operator === "SINGLE" ? "" : "#";
  });
  return `=${out.join("")}`;
}
