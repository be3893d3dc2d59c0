import { checkOf, type FrozenFormula } from "./frozenRecord";
import { isText } from "./ownCells";

/** Whether a frozen range, its formulas and values loaded, holds what freezing left there. */
export function isUntouched({ check }: FrozenFormula, range: Excel.Range): boolean {
  const isFormula = (cell: unknown) => typeof cell === "string" && cell.startsWith("=");
  return (
    checkOf(range.values as unknown[][]) === check &&
    !(range.formulas as unknown[][]).some((row, r) => row.some((cell, c) => isFormula(cell) && !isText(cell, range.values[r][c])))
  );
}
