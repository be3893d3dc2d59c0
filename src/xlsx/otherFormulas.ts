import { formulaAsTyped } from "./formulaAsTyped";
import type { ShareNote } from "./shareReport";

/** Most formulas of other add-ins that are listed one by one, a sheet. */
const LISTED = 20;
/** Most that are told apart at all. */
const MOST = 1_000;

/** The formulas of a sheet that call functions of other add-ins or macros: they are left as they are, and show #NAME? without these. */
export class OtherFormulas {
  private readonly found = new Map<string, number>();

  constructor(private readonly callsOthers: (formula: string) => boolean) {}

  see(formula: string): void {
    if (!this.callsOthers(formula)) return;
    if (this.found.size < MOST || this.found.has(formula)) this.found.set(formula, (this.found.get(formula) ?? 0) + 1);
  }

  notes(sheet: string): ShareNote[] {
    const listed = [...this.found].slice(0, LISTED).map(([formula, count]): ShareNote => ({
      kind: "other add-in",
      where: sheet,
      text: `left as it is${count > 1 ? ` (${count} cells)` : ""}: ${formulaAsTyped(formula)}`,
    }));
    const more = this.found.size - LISTED;
    if (more > 0)
      listed.push({ kind: "other add-in", where: sheet, text: `and ${this.found.size < MOST ? more : `at least ${more}`} more formulas` });
    return listed;
  }
}
