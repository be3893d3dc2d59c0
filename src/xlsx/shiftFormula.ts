import { parseA1Ref, stringifyA1Ref } from "@borgar/fx";
import type { Token } from "./ownCalls";

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
const REFERENCES = new Set(["range", "range_beam", "range_ternary"]);

interface Range {
  top?: number | null;
  left?: number | null;
  bottom?: number | null;
  right?: number | null;
  $top?: boolean;
  $left?: boolean;
  $bottom?: boolean;
  $right?: boolean;
}

const wrapped = (value: number, last: number) => ((value % (last + 1)) + last + 1) % (last + 1);

function moved(range: Range, rows: number, columns: number): Range {
  const row = (value: number | null | undefined, fixed: boolean | undefined) =>
    value === null || value === undefined || fixed ? value : wrapped(value + rows, LAST_ROW);
  const column = (value: number | null | undefined, fixed: boolean | undefined) =>
    value === null || value === undefined || fixed ? value : wrapped(value + columns, LAST_COLUMN);
  return {
    ...range,
    top: row(range.top, range.$top),
    bottom: row(range.bottom, range.$bottom),
    left: column(range.left, range.$left),
    right: column(range.right, range.$right),
  };
}

/** The formula as it reads a number of rows and columns away: relative references move, and wrap round at the sheet's edge as Excel has them do. */
export function shiftFormula(tokens: readonly Token[], rows: number, columns: number): string {
  return tokens
    .map(({ type, value }) => {
      if (!REFERENCES.has(type)) return value;
      const reference = parseA1Ref(value);
      if (!reference || !("range" in reference) || !reference.range) return value;
      return stringifyA1Ref({ ...reference, range: moved(reference.range as Range, rows, columns) } as never);
    })
    .join("");
}
