import type { FunctionSpec } from "../catalogue/spec";
import type { Steps } from "../domain/kernel/steps";
import { addressOf } from "./address";
import { formulaAsTyped } from "./formulaAsTyped";
import { type FormulaCell, formulaCells } from "./formulaCells";
import { repairedFormula } from "./portableCalls";
import type { ChangedCell } from "./shareReport";
import type { Treatments } from "./treatment";
import { attribute, type Edit, escapeXml, unescapeXml, withoutAttributes } from "./xml";

const CELLS_A_STEP = 1000;

/** What sharing one sheet needs to know of the rest of the workbook. */
export interface SheetContext {
  readonly sheet: string;
  readonly treatments: Treatments;
  readonly sharedString: (index: number) => string;
  /** Index of the cell metadata that marks a dynamic array; adds it to the workbook where it has none. */
  readonly dynamicArrayMetadata: () => number;
  readonly use: (spec: FunctionSpec) => void;
}

/** What only a file spells so, or a damaged name may hold: without it the formula reads as typed. */
const SPELLED_OTHERWISE = /_xl|[\]']!|\.xl\w*!/i;

/** The formula as a person would type it, damaged names of ours put right. */
export function formulaShown(inFile: string): string {
  return !SPELLED_OTHERWISE.test(inFile) ? `=${inFile}` : formulaAsTyped(repairedFormula(inFile) ?? inFile);
}

/** The value of a cell as text. */
export function valueShown({ type, value }: Pick<FormulaCell, "type" | "value">, sharedString: (index: number) => string): string {
  if (value === undefined) return "";
  if (type === "s") return sharedString(Number(value));
  if (type === "b") return value.trim() === "1" ? "TRUE" : "FALSE";
  return unescapeXml(value);
}

/** The edits that take our functions out of a sheet's cells, and what they change; in steps. */
export function* shareSheetCells(text: string, context: SheetContext): Steps<{ readonly edits: Edit[]; readonly changed: ChangedCell[] }> {
  const { treatments, sheet } = context;
  const cells = yield* formulaCells(text, (formula) => treatments.mayMatter(formula));
  const edits: Edit[] = [];
  const changed: ChangedCell[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (i % CELLS_A_STEP === 0) yield;
    const cell = cells[i];
    const treatment = treatments.of(cell.formula);
    if (treatment.kind === "keep") continue;
    changed.push({
      sheet,
      address: addressOf(cell),
      formula: formulaShown(cell.formula),
      became: treatment.kind,
      value: valueShown(cell, context.sharedString),
      ...(treatment.kind === "value" && treatment.reason ? { reason: treatment.reason } : {}),
    });
    if (treatment.kind === "value") edits.push({ start: cell.cell.start, end: cell.end, text: frozen(cell) });
    else {
      treatment.used.forEach(context.use);
      edits.push(...rewritten(cell, treatment.formula, treatment.spills && cell.arrayRange === undefined, context));
    }
  }
  return { edits, changed };
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

/** The formula replaced; the cell marked as a dynamic array where its formula may spill. */
function rewritten(cell: FormulaCell, formula: string, mark: boolean, context: SheetContext): Edit[] {
  const { prefix } = cell.f;
  const range = mark ? addressOf(cell) : cell.arrayRange;
  const attributes = range === undefined ? "" : ` t="array" ref="${range}"`;
  const always = attribute(cell.f, "ca") === "1" ? ' ca="1"' : "";
  const element = `<${prefix}f${attributes}${always}>${escapeXml(formula)}</${prefix}f>`;
  const edits: Edit[] = [{ start: cell.f.start, end: cell.fEnd, text: element }];
  if (mark && attribute(cell.cell, "cm") === undefined) {
    const { start, end, prefix: own, attributes: written } = cell.cell;
    edits.push({ start, end, text: `<${own}c${written.trimEnd()} cm="${context.dynamicArrayMetadata()}">` });
  }
  return edits;
}
