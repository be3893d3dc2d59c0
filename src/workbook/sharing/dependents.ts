import { type CellPosition, positionOf } from "../../xlsx/address";
import { tokensOf } from "../../xlsx/ownCalls";
import { callsUs, cellsWith, type OwnCell, type UsedSheet } from "./ownCells";

/** A name of the workbook and what it stands for, as a formula. */
export interface Named {
  readonly name: string;
  readonly formula: string;
}

const mayTakeSpill = (formula: string) => /[A-Z]\$?\d+#/i.test(formula);
const placeOf = (sheet: string, { row, column }: CellPosition) => `${sheet.toLowerCase()}!${row},${column}`;

/** The cells that a formula of a sheet takes the spills of, by their `#`, and the names that it uses, in lower case. */
function needsOf(formula: string, sheet: string): { readonly spills: readonly string[]; readonly names: readonly string[] } {
  const tokens = tokensOf(formula);
  const spills = tokens.flatMap(({ type, value }, at) => {
    const reference = tokens[at - 1]?.value ?? "";
    const mark = reference.lastIndexOf("!");
    const position = type === "operator" && value === "#" ? positionOf(reference.slice(mark + 1)) : null;
    const on = reference
      .slice(0, Math.max(0, mark))
      .replace(/^'(.*)'$/, "$1")
      .replaceAll("''", "'");
    return position ? [placeOf(mark < 0 ? sheet : on, position)] : [];
  });
  const named = tokens.filter(({ type }) => type === "range_named" || type === "func");
  return { spills, names: named.map(({ value }) => value.toLowerCase().split("!").at(-1) ?? "") };
}

/** The names that may stand for something of ours, whatever else they turn out to need. */
function suspects(names: readonly Named[]): readonly Named[] {
  const found = names.filter(({ formula }) => callsUs(formula) || mayTakeSpill(formula));
  for (let before = -1; before !== found.length;) {
    before = found.length;
    const known = new Set(found.map(({ name }) => name.toLowerCase()));
    found.push(...names.filter((one) => !found.includes(one) && needsOf(one.formula, "").names.some((name) => known.has(name))));
  }
  return found;
}

/**
 * The cells whose formulas depend on ours otherwise than by what cells show: they take by `#` what one of them spills, or use a name that
 * calls us; directly, or through another such cell or name. Without the add-in they would be errors even where ours are values.
 */
export function dependentsOf(own: readonly OwnCell[], sheets: readonly UsedSheet[], names: readonly Named[]): OwnCell[] {
  const suspected = suspects(names);
  const mention = new RegExp(suspected.map(({ name }) => name.replace(/[\\.?]/g, "\\$&")).join("|") || "(?!)", "i");
  const spills = new Set(own.map((cell) => placeOf(cell.sheet, cell)));
  const lost = new Set(suspected.filter(({ formula }) => callsUs(formula)).map(({ name }) => name.toLowerCase()));
  const isNeeded = ({ spills: taken, names: used }: ReturnType<typeof needsOf>) =>
    taken.some((place) => spills.has(place)) || used.some((name) => lost.has(name));
  const isCandidate = (formula: unknown): formula is string =>
    typeof formula === "string" && formula.startsWith("=") && (mayTakeSpill(formula) || mention.test(formula));
  const waiting = new Set(
    sheets
      .flatMap((sheet) => cellsWith(sheet, isCandidate))
      .filter((cell) => !spills.has(placeOf(cell.sheet, cell)))
      .map((cell) => ({ cell, needs: needsOf(cell.formula, cell.sheet) })),
  );
  const found: OwnCell[] = [];
  for (let before = -1; before !== found.length + lost.size;) {
    before = found.length + lost.size;
    for (const { name, formula } of suspected) if (isNeeded(needsOf(formula, ""))) lost.add(name.toLowerCase());
    for (const held of waiting) {
      if (!isNeeded(held.needs)) continue;
      waiting.delete(held);
      spills.add(placeOf(held.cell.sheet, held.cell));
      found.push(held.cell);
    }
  }
  return found;
}
