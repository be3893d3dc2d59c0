import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../src/catalogue/cell";
import { parseCsv } from "../support/csv";
import { matches } from "../support/matches";
import type { Placed } from "./engines/engine";
import { loadEngines } from "./loadEngines";

/** Each row is placed well apart: some results spill. */
const SPACING = 8;
const FIRST = { row: 10, column: 8 };
/** Some engines' normal distribution is good to nine digits. */
const TOLERANCE = 1e-11;

/** B: a header, a number, a blank, a number; C: numbers; D: names; E: a number as text. */
const FIXTURE: readonly Placed[] = [
  ...["head", 5, null, 7].flatMap((value, row) => (value === null ? [] : [{ row, column: 1, value }])),
  ...[1, 2, 3].map((value, row) => ({ row, column: 2, value })),
  ...["x", "y", "z"].map((value, row) => ({ row, column: 3, value })),
  { row: 0, column: 4, value: "5" },
];

const natives = parseCsv(readFileSync(join(__dirname, "natives.csv"), "utf8"));

function constant(text: string): Cell {
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

function shown(cell: Cell): string {
  return typeof cell === "object" && cell !== null ? cell.error : String(cell ?? "nothing");
}

test.each(loadEngines().map((engine) => [engine.name, engine] as const))(
  "%s knows the native functions that natives.csv says it knows",
  async (name, engine) => {
    const place = (i: number) => ({ row: FIRST.row + i * SPACING, column: FIRST.column });
    const found = await engine.calculate(
      {},
      [...FIXTURE, ...natives.map(({ formula }, i) => ({ ...place(i), value: { formula } }))],
      natives.map((_, i) => ({ ...place(i), rows: 1, columns: 1 })),
    );
    const support = natives.map(({ formula, expected }, i) => {
      const cell = found[i][0][0];
      return [formula, matches(cell, constant(expected), TOLERANCE) ? shown(cell) : "yes"];
    });
    expect(support).toEqual(natives.map((row) => [row.formula, row[name]]));
  },
  30_000,
);
