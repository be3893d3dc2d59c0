import { dsvFormat } from "d3-dsv";

/** A row with the line of the text that it begins on: quoted fields may span lines. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

const SEPARATORS = ["\t", ";", ",", "|"];

/** The rows of a text, and the line of the row whose quote is never closed, which took all the rest with it; null without one. */
export function csvRows(text: string): { readonly rows: readonly CsvRow[]; readonly unclosed: number | null } {
  const bare = text.replace(/^\uFEFF/, "");
  // Excel's own way of telling the separator: a first line of no other use.
  const told = /^sep=(.)(\r\n|\r|\n|$)/i.exec(bare);
  const separator = told?.[1] ?? separatorOf(bare);
  let line = 1 + (told ? 1 : 0);
  const rows = dsvFormat(separator)
    .parseRows(told ? bare.slice(told[0].length) : bare)
    .map((fields) => {
      const at = line;
      line += 1 + fields.reduce((sum, field) => sum + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      return { line: at, fields };
    });
  const isOdd = (bare.match(/"/g)?.length ?? 0) % 2 === 1;
  return { rows, unclosed: isOdd && rows.length > 0 ? rows[rows.length - 1].line : null };
}

/** The separator that stands most often outside quotes in the first line with anything in it. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "") ?? "";
  const outside = first.replace(/"(?:[^"]|"")*"/g, "");
  const count = (one: string) => outside.split(one).length - 1;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best), SEPARATORS[2]);
}
