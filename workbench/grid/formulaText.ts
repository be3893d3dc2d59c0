import { parseStructRef, stringifyTokens, tokenize, tokenTypes } from "@borgar/fx";
import type { Area } from "./address";

/** What a formula's text may refer to without naming it exactly. */
export interface FormulaContext {
  readonly tables: readonly { readonly name: string; readonly area: Area; readonly columns: readonly string[] }[];
  /** Where the formula stands: `[@Amount]` means the table around it. */
  readonly row: number;
  readonly column: number;
}

const FILE_PREFIX = /^(_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/i;
const SECTIONS: Readonly<Record<string, string>> = {
  "this row": "#This Row",
  all: "#All",
  data: "#Data",
  headers: "#Headers",
  totals: "#Totals",
};
const QUOTED = /[[\]#']/g;

/**
 * A formula as Univer's engine can read it: table and column names in their own spelling, `[@Column]` written out, `E4#` as a function,
 * prefixes of files taken off, and the `@` of implicit intersection, which the engine does not know, left out before functions.
 */
export function toEngine(formula: string, context: FormulaContext): string {
  if (!/[[@#]|_xl/i.test(formula)) return formula;
  const tokens = tokenize(formula);
  const isSpill = (index: number) => tokens[index]?.value === "#" && tokens[index].type === tokenTypes.OPERATOR;
  const out = tokens.map((token, index) => {
    if (isSpill(index)) return { ...token, value: "" };
    if (isSpill(index + 1)) return { ...token, value: `ANCHORARRAY(${token.value})` };
    if (token.type === tokenTypes.REF_STRUCT) return { ...token, value: writtenOut(token.value, context) };
    if (token.type === tokenTypes.FUNCTION || token.type === tokenTypes.REF_NAMED) {
      return { ...token, value: token.value.replace(FILE_PREFIX, "") };
    }
    const next = tokens[index + 1];
    if (token.value === "@" && (next?.type === tokenTypes.FUNCTION || next?.type === tokenTypes.REF_STRUCT)) return { ...token, value: "" };
    return token;
  });
  return stringifyTokens(out);
}

function writtenOut(reference: string, { tables, row, column }: FormulaContext): string {
  const parsed = parseStructRef(reference);
  if (!parsed) return reference;
  const wanted = parsed.table?.toLowerCase();
  const table = tables.find(({ name, area }) =>
    wanted
      ? name.toLowerCase() === wanted
      : row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn,
  );
  if (!table) return reference;
  const columns = (parsed.columns ?? []).map((given) => {
    const name = table.columns.find((known) => known.toLowerCase() === given.toLowerCase()) ?? given;
    return name.replace(QUOTED, "'$&");
  });
  const sections = (parsed.sections ?? []).map((section) => `[${SECTIONS[section.toLowerCase()] ?? section}]`);
  if (sections.length === 0 && columns.length === 0) return table.name;
  if (sections.length === 0 && columns.length === 1) return `${table.name}[${columns[0]}]`;
  if (sections.length === 1 && columns.length === 0) return `${table.name}${sections[0]}`;
  const range = columns.map((name) => `[${name}]`).join(":");
  return `${table.name}[${[...sections, ...(range ? [range] : [])].join(",")}]`;
}

/** A formula as Excel shows it: `Deals[[#This Row],[Amount]]` is `Deals[@Amount]` there, and `ANCHORARRAY(E4)` is `E4#`. */
export function fromEngine(formula: string): string {
  return formula
    .replace(/\[\[#This Row\],\s*\[((?:[^\]']|'.)*)\]\]/gi, (_all, name: string) =>
      /^[\p{L}\p{N}_.]+$/u.test(name) ? `[@${name}]` : `[@[${name}]]`,
    )
    .replace(/\bANCHORARRAY\(\s*((?:'(?:[^']|'')*'!)?[^()'"]*?)\s*\)/gi, "$1#");
}
