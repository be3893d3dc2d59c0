import { Workbook } from "@cj-tech-master/excelts";
import { calculateFormulas } from "@cj-tech-master/excelts/formula";
import type { Cell } from "../../../src/catalogue/cell";
import { type Engine, type Placed, readArea } from "./engine";

function cellOf(value: unknown): Cell {
  if (typeof value !== "object" || value === null) return (value ?? null) as Cell;
  if ("formula" in value) return cellOf((value as { result?: unknown }).result);
  if ("error" in value) return { error: value.error } as Cell;
  return String(value);
}

/** It spills a formula only where the outermost function is one that gives arrays: VSTACK of one array is that array. */
function input(value: Placed["value"]): unknown {
  return typeof value === "object" && "formula" in value && value.spills ? { formula: `VSTACK(${value.formula})` } : value;
}

export const excelts: Engine = {
  name: "excelts",
  resolution: 0,
  async calculate(names, cells, areas) {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("Sheet1");
    for (const [name, formula] of Object.entries(names)) workbook.definedNames.addFormula(name, formula);
    for (const { row, column, value } of cells) sheet.getCell(row + 1, column + 1).value = input(value) as never;
    calculateFormulas(workbook as never);
    return areas.map((area) => readArea(area, (row, column) => cellOf(sheet.getCell(row + 1, column + 1).value)));
  },
};
