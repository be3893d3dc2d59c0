import { positionOf } from "./address";

/** `ANCHORARRAY(Sheet!$A$8)`, which a file has for `Sheet!$A$8#`; before and behind it, texts and quoted names, which may hold anything. */
const SPILL_REFERENCE =
  /"(?:[^"]|"")*"|(?:_xlfn\.)?ANCHORARRAY\(\s*((?:'(?:[^']|'')+'|[\w.\u0080-\uFFFF]+)!)?(\$?[A-Z]{1,3})(\$?)(\d{1,7})\s*\)|'(?:[^']|'')*'/gi;

/** Whether a formula, or any text of a file, may take what another formula spills: quick. */
export const mayTakeSpill = (text: string) => /ANCHORARRAY\(/i.test(text);

/** Spills that became values: nothing spills from their first cells any more, so that a reference by `#` would be #REF!. */
export class FrozenSpills {
  private readonly ranges = new Map<string, string>();

  get size(): number {
    return this.ranges.size;
  }

  /** @param range  the cells that the formula in its first cell had filled */
  add(sheet: string, range: string): void {
    this.ranges.set(placeOf(sheet, range.split(":")[0]), range);
  }

  /** A formula of a sheet, as a file spells it, that takes the cells of these spills by their addresses. */
  ranged(formula: string, sheet: string): string {
    if (this.size === 0 || !mayTakeSpill(formula)) return formula;
    return formula.replace(
      SPILL_REFERENCE,
      (all: string, on: string | undefined, column: string | undefined, fixed: string, row: string) => {
        if (column === undefined) return all;
        const range = this.ranges.get(placeOf(on === undefined ? sheet : unquoted(on.slice(0, -1)), column + row));
        if (range === undefined) return all;
        const [first, last = first] = range.split(":");
        const corner = (address: string) =>
          address.replace(/([A-Z]+)(\d+)/, `${column.startsWith("$") ? "$$" : ""}$1${fixed ? "$$" : ""}$2`);
        return `${on ?? ""}${corner(first)}${last === first ? "" : `:${corner(last)}`}`;
      },
    );
  }
}

const unquoted = (name: string) => (name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name);

function placeOf(sheet: string, address: string): string {
  const { row, column } = positionOf(address) ?? { row: -1, column: -1 };
  return `${sheet.toLowerCase()}!${row},${column}`;
}
