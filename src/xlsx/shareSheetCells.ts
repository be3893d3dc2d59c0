import type { FunctionSpec } from "../catalogue/spec";
import type { Steps } from "../domain/kernel/steps";
import { addressOf } from "./address";
import { formulaAsTyped } from "./formulaAsTyped";
import { type FormulaCell, formulaCells } from "./formulaCells";
import type { OtherFormulas } from "./otherFormulas";
import { repairedFormula } from "./portableCalls";
import type { ChangedCell } from "./shareReport";
import type { TextSink } from "./textSink";
import type { Treatments } from "./treatment";
import { attribute, type Edit, escapeXml, unescapeXml, withoutAttributes } from "./xml";

/** What sharing one sheet needs to know of the rest of the workbook. */
export interface SheetContext {
  readonly sheet: string;
  readonly treatments: Treatments;
  /** Told every formula that stays, as far as it may call other add-ins. */
  readonly others: OtherFormulas;
  readonly sharedString: (index: number) => string;
  /** Index of the cell metadata that marks a dynamic array; adds it to the workbook where it has none. */
  readonly dynamicArrayMetadata: () => number;
  readonly use: (spec: FunctionSpec) => void;
  /** How far the sheet is, in characters of its text. */
  readonly onProgress: (read: number) => void;
}

/** What only a file spells so, or a damaged name may hold: without it the formula reads as typed. */
const SPELLED_OTHERWISE = /_xl|[\]']!|\.xl\w*!/i;

/** The formula as a person would type it, damaged names of ours put right. */
export function formulaShown(inFile: string): string {
  return !SPELLED_OTHERWISE.test(inFile) ? `=${inFile}` : formulaAsTyped(repairedFormula(inFile) ?? inFile);
}

/** What became of a formula that took a spill by its `#`. */
export const RANGED = "takes the cells of what spilled no more";
export const rangedNote = (inFile: string) => `${RANGED}: ${formulaShown(inFile)}`;

/** The value of a cell as text. */
export function valueShown({ type, value }: Pick<FormulaCell, "type" | "value">, sharedString: (index: number) => string): string {
  if (value === undefined) return "";
  if (type === "s") return sharedString(Number(value));
  if (type === "b") return value.trim() === "1" ? "TRUE" : "FALSE";
  return unescapeXml(value);
}

/** Whether a cell's formula has no other cells in the file: an array formula for one cell, or none at all. */
const isOneCell = ({ arrayRange }: FormulaCell) => arrayRange === undefined || !arrayRange.includes(":");

/** What became of a sheet's cells. */
interface SharedCells {
  readonly changed: ChangedCell[];
  /** The formulas that take by their addresses the cells of a spill that became values. */
  readonly ranged: readonly { readonly address: string; readonly formula: string }[];
  /** Position behind the cells in the text that was read, and up to where the sink has it. */
  readonly end: number;
  readonly written: number;
}

/** Writes a sheet's cells without our functions, up to the last one that changes; in steps. */
export function* shareSheetCells(text: string, sink: TextSink, context: SheetContext): Steps<SharedCells> {
  const { treatments, others, sheet, onProgress } = context;
  const changed: ChangedCell[] = [];
  const ranged: { address: string; formula: string }[] = [];
  let written = 0;
  const replace = (start: number, end: number, by: string) => {
    sink.write(text.slice(written, start));
    sink.write(by);
    written = end;
  };
  const end = yield* formulaCells(text, {
    onProgress,
    matters: (formula) => {
      const may = treatments.mayMatter(formula);
      if (!may) others.see(formula);
      return may;
    },
    visit: (cell) => {
      const treatment = treatments.of(cell.formula, sheet);
      if (treatment.kind !== "value") others.see(cell.formula);
      if (treatment.kind === "ranged") ranged.push({ address: addressOf(cell), formula: cell.formula });
      // A formula that others of its group share may be spelled otherwise from here on: each has its own then.
      const isShared = treatment.kind === "keep" && treatments.mayTakeFrozen(cell.formula) && attribute(cell.f, "t") === "shared";
      if (treatment.kind === "ranged" || isShared) {
        const formula = treatment.kind === "ranged" ? treatment.formula : cell.formula;
        for (const edit of rewritten(cell, formula, false, context)) replace(edit.start, edit.end, edit.text);
        return;
      }
      if (treatment.kind === "keep") return;
      changed.push({
        sheet,
        address: addressOf(cell),
        formula: formulaShown(cell.formula),
        became: treatment.kind,
        value: valueShown(cell, context.sharedString),
        ...(treatment.kind === "value" && treatment.reason ? { reason: treatment.reason } : {}),
        ...(treatment.fillsSeveral && isOneCell(cell) ? { cutShort: true } : {}),
      });
      if (treatment.kind === "value") replace(cell.cell.start, cell.end, frozen(cell));
      else {
        treatment.used.forEach(context.use);
        for (const edit of rewritten(cell, treatment.formula, treatment.spills && cell.arrayRange === undefined, context)) {
          replace(edit.start, edit.end, edit.text);
        }
      }
    },
  });
  return { changed, ranged, end, written };
}

/** The cell with its value only. A text that a formula gave becomes a text of its own. */
function frozen(cell: FormulaCell): string {
  const { prefix, attributes } = cell.cell;
  const bare = withoutAttributes(attributes, "t", "cm", "vm").trimEnd();
  const element = (name: string, content: string, more = "") => `<${prefix}${name}${more}>${content}</${prefix}${name}>`;
  if (cell.value === undefined) return `<${prefix}c${bare}/>`;
  if (cell.type === "str") {
    const string = element("is", element("t", cell.value, ' xml:space="preserve"'));
    return element("c", string, `${bare} t="inlineStr"`);
  }
  const type = attribute(cell.cell, "t");
  return element("c", element("v", cell.value), type ? `${bare} t="${type}"` : bare);
}

/** The formula replaced, in the order of the text; the cell marked as a dynamic array where its formula may spill. */
function rewritten(cell: FormulaCell, formula: string, mark: boolean, context: SheetContext): Edit[] {
  const { prefix } = cell.f;
  const range = mark ? addressOf(cell) : cell.arrayRange;
  const attributes = range === undefined ? "" : ` t="array" ref="${range}"`;
  const always = attribute(cell.f, "ca") === "1" ? ' ca="1"' : "";
  const element = `<${prefix}f${attributes}${always}>${escapeXml(formula)}</${prefix}f>`;
  const edit = { start: cell.f.start, end: cell.fEnd, text: element };
  if (!mark || attribute(cell.cell, "cm") !== undefined) return [edit];
  const { start, end, prefix: own, attributes: written } = cell.cell;
  return [{ start, end, text: `<${own}c${written.trimEnd()} cm="${context.dynamicArrayMetadata()}">` }, edit];
}
