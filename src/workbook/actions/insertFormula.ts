import type { Build } from "../block/plan";
import { Sketch } from "../block/sketch";
import type { ActionResult } from "../write/result";
import { writePlan } from "../write/writePlan";

/** Rows and columns that a result takes. */
export interface Room {
  readonly rows: number;
  readonly columns: number;
}

/** Writes a formula into the selected cell, after making sure that what it spills has room. */
export function insertFormula(formula: string, room: Room, consent: boolean): Promise<ActionResult> {
  return writePlan(buildFormula(formula, room), consent);
}

function buildFormula(formula: string, { rows, columns }: Room): Build {
  return (site) => {
    const sketch = Sketch.at("selection", site, "");
    sketch.fill({ row: 0, column: 0, rows, columns }, {}).put(0, 0, { formula });
    return { what: formula.length > 80 ? "the formula" : formula.slice(1), sheets: [sketch.plan()] };
  };
}
