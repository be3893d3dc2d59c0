import { readFileSync } from "node:fs";
import { initSync, Model } from "@ironcalc/wasm";
import type { Cell } from "../../../src/catalogue/cell";
import { type Engine, readArea } from "./engine";

/** Its types of cell values, as getCellType numbers them. */
const NUMBER = 1;
const BOOLEAN = 4;
const ERROR = 16;

/** Numbers come out of it as formatted text only; this format shows every digit it can, which ends 15 places behind the point. */
const ALL_DIGITS = "0.0000000000000000000000000000";

let ready = false;

function input(value: unknown): string {
  if (typeof value === "string") return /^[-+=@'0-9.#]|^(true|false)$/i.test(value) ? `'${value}` : value;
  if (typeof value === "object" && value !== null) return "error" in value ? String(value.error) : (value as { formula: string }).formula;
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

export const ironcalc: Engine = {
  name: "ironcalc",
  resolution: 2e-15,
  async calculate(names, cells, areas) {
    if (!ready) initSync({ module: readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
    ready = true;
    const model = new Model("book", "en", "UTC", "en");
    model.pauseEvaluation();
    for (const [name, formula] of Object.entries(names)) {
      // It takes a reference without the equals sign, and anything else with it.
      model.newDefinedName(name, null, /!\$/.test(formula) && !formula.includes("(") ? formula : `=${formula}`);
    }
    for (const { row, column, value } of cells) {
      const text = typeof value === "object" && "formula" in value ? `=${value.formula}` : input(value);
      model.setUserInput(0, row + 1, column + 1, text);
    }
    for (const { row, column, rows, columns } of areas) {
      model.updateRangeStyle({ sheet: 0, row: row + 1, column: column + 1, width: columns, height: rows }, "num_fmt", ALL_DIGITS);
    }
    model.resumeEvaluation();
    model.evaluate();
    const read = (row: number, column: number): Cell => {
      const text = model.getFormattedCellValue(0, row + 1, column + 1);
      const type = model.getCellType(0, row + 1, column + 1);
      if (type === ERROR) return { error: text } as Cell;
      if (type === BOOLEAN) return text === "TRUE";
      if (type === NUMBER) return text === "" ? null : Number(text);
      return text;
    };
    const result = areas.map((area) => readArea(area, read));
    model.free();
    return result;
  },
};
