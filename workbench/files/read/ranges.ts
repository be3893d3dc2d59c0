import type { IRange } from "@univerjs/core";
import { parseRange } from "../reference";

/** The ranges of an `sqref`: addresses with blanks between them. */
export const readRanges = (addresses: string): IRange[] =>
  addresses
    .split(/\s+/)
    .map(parseRange)
    .filter((range) => range !== undefined);
