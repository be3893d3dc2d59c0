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

/**
 * The formula as it reads a number of rows and columns away: relative references move, and wrap round at the sheet's edge as Excel has them do.
 * What the references are is found out once, however many places are asked for.
 */
export function shiftedFormula(tokens: readonly Token[]): (rows: number, columns: number) => string {
  const parts = tokens.map(({ type, value }) => {
    const reference = REFERENCES.has(type) ? parseA1Ref(value) : null;
    return reference && "range" in reference && reference.range ? reference : value;
  });
  return (rows, columns) =>
    parts
      .map((part) =>
        typeof part === "string" ? part : stringifyA1Ref({ ...part, range: moved(part.range as Range, rows, columns) } as never),
      )
      .join("");
}
