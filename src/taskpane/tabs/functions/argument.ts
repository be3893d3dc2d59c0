import type { Parameter } from "../../../catalogue/spec";
import { quoted } from "../../../workbook/block/formula";

/** An argument as typed into the form: left out, a constant, or cells of the workbook. */
export type Argument =
  | { readonly kind: "omitted" }
  | { readonly kind: "constant"; readonly value: unknown; readonly formula: string }
  | { readonly kind: "reference"; readonly address: string }
  | { readonly kind: "wrong"; readonly problem: string };

const ADDRESS = /^(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?$/i;
const TABLE = /^[A-Za-z_][\w.]*\[(?:#All|#Data|[^[\]#]+)\]$/i;
const QUOTED = /^"(?:[^"]|"")*"$/;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
const PERCENT = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))\s*%$/;

/** Reads what was typed for a parameter: `Deals!A1:C9`, `Deals[#All]`, `20%`, `{1,2;3,4}` or a plain word. */
export function readArgument(parameter: Parameter, typed: string): Argument {
  const text = typed.trim().replace(/^=/, "");
  if (text === "") return parameter.optional ? { kind: "omitted" } : { kind: "wrong", problem: "Needed." };
  if (ADDRESS.test(text) || TABLE.test(text)) return { kind: "reference", address: text };
  if (text.startsWith("{")) {
    const value = arrayConstant(text);
    return value ? { kind: "constant", value, formula: text } : { kind: "wrong", problem: 'Write rows like {"AWS",100;"Azure",75}.' };
  }
  switch (parameter.kind) {
    case "table":
    case "series": {
      // One cell may stand for a range of one.
      const value = QUOTED.test(text) ? unquoted(text) : numberOf(text);
      return value === null
        ? { kind: "wrong", problem: "Pick a range of the sheet, or write {…}." }
        : { kind: "constant", value, formula: text };
    }
    case "number": {
      const value = numberOf(text);
      return value === null
        ? { kind: "wrong", problem: "Enter a number, a percentage or a cell." }
        : { kind: "constant", value, formula: text };
    }
    case "flag": {
      if (!/^(true|false)$/i.test(text)) return { kind: "wrong", problem: "TRUE or FALSE." };
      return { kind: "constant", value: text.toUpperCase() === "TRUE", formula: text.toUpperCase() };
    }
    default: {
      const bare = unquoted(text);
      return { kind: "constant", value: bare, formula: quoted(bare) };
    }
  }
}

/** Text without the quotes around it. */
export function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/s, (_, inner: string) => inner.replace(/""/g, '"'));
}

function numberOf(text: string): number | null {
  if (NUMBER.test(text)) return Number(text);
  const percent = PERCENT.exec(text);
  return percent ? Number(`${Number(percent[1])}e-2`) : null;
}

/** Rows of an array constant; null where it is none. */
function arrayConstant(text: string): unknown[][] | null {
  if (!text.endsWith("}")) return null;
  const rows: unknown[][] = [[]];
  const item = /\s*("(?:[^"]|"")*"|[^",;{}]+)\s*([,;]|$)/gy;
  const inside = text.slice(1, -1);
  while (item.lastIndex < inside.length) {
    const match = item.exec(inside);
    if (!match) return null;
    const word = match[1].trim();
    const value = word.startsWith('"')
      ? word.slice(1, -1).replace(/""/g, '"')
      : /^(true|false)$/i.test(word)
        ? /^true$/i.test(word)
        : numberOf(word);
    if (value === null) return null;
    rows[rows.length - 1].push(value);
    if (match[2] === ";") rows.push([]);
  }
  return rows.every((row) => row.length === rows[0].length && row.length > 0) ? rows : null;
}
