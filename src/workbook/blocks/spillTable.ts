import { invoke } from "../../catalogue/invoke";
import { spilled } from "../block/cell";
import { call } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Sketch } from "../block/sketch";
import { functionNamed } from "./measures";

/** A table that a function spills: where, from which arguments as a formula writes them, and the same as values to size it by. */
export interface SpillTable {
  readonly row: number;
  readonly column: number;
  readonly name: string;
  readonly args: readonly (string | null)[];
  readonly raw: readonly unknown[];
  /** How many rows it spills, header included, where `raw` is but a sample: what would take long is not computed to be sized. */
  readonly rows?: number;
  /** Room for rows beyond those of today. */
  readonly spareRows?: number;
  /** Formats by column head, where the head's words do not tell. */
  readonly formats?: Readonly<Record<string, string>>;
}

export interface PlacedSpill {
  readonly heads: readonly string[];
  /** Rows of today, header included. */
  readonly rows: number;
  /** The row after the room. */
  readonly next: number;
}

/** Writes the call and dresses the room it spills into: column heads, number formats by what each column holds. */
export function spillTable(
  sketch: Sketch,
  { row, column, name, args, raw, rows: known, spareRows = 0, formats = {} }: SpillTable,
): PlacedSpill {
  const called = invoke(functionNamed(name), raw);
  const values = called.ok && Array.isArray(called.value) ? called.value : [[""]];
  const heads = values[0].map(String);
  const rows = known ?? values.length;
  heads.forEach((head, i) => {
    sketch.put(row, column + i, { style: "columnHead" });
    const format = formats[head] ?? formatOfHead(head);
    sketch.fill({ row: row + 1, column: column + i, rows: rows - 1 + spareRows, columns: 1 }, spilled(format));
  });
  sketch.put(row, column, { formula: `=${call(name, ...args)}`, style: "columnHead" });
  return { heads, rows, next: row + rows + spareRows };
}

const BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/share|concentration|dilution|diluted|probability|growth|stake|ownership|%/i, FORMAT.percent],
  [/length|links|companies|^rank|^round$|^rounds$/i, FORMAT.count],
  [/year|path|from|to$|company|payer$|class|holder|provider|decision|status/i, FORMAT.general],
  [/shares/i, FORMAT.count],
  [/price/i, FORMAT.price],
];

function formatOfHead(head: string): string {
  return BY_WORD.find(([pattern]) => pattern.test(head))?.[1] ?? FORMAT.billions;
}
