import type { DefinedNameModel } from "@cj-tech-master/excelts";
import { formulaInFile } from "../../../src/xlsx/formulaInFile";
import { parseReference } from "../reference";
import { WORKBOOK_SCOPE, type DefinedName } from "../resources";

/** The workbook's names, LAMBDAs and constants among them, in the file's spelling; those of one sheet keep to it. */
export function namesInFile(names: readonly DefinedName[], sheetOrder: readonly string[]): DefinedNameModel[] {
  return names.map(({ name, formulaOrRefString, localSheetId }) => {
    const sheet = localSheetId === undefined || localSheetId === WORKBOOK_SCOPE ? -1 : sheetOrder.indexOf(localSheetId);
    return { name, ranges: [], formulaExpression: formulaInFile(formulaOrRefString), ...(sheet >= 0 && { localSheetId: sheet }) };
  });
}

/** Whether a name stands for one cell or one constant, so that using it makes no array. */
export function singleNames(names: readonly DefinedName[]): (name: string) => boolean {
  const single = new Set(names.filter(({ formulaOrRefString }) => isSingle(formulaOrRefString)).map(({ name }) => name.toLowerCase()));
  return (name) => single.has(name.toLowerCase());
}

function isSingle(definition: string): boolean {
  const range = parseReference(definition)?.range;
  if (range) return range.startRow === range.endRow && range.startColumn === range.endColumn;
  return /^=?\s*(-?[\d.]+%?(E[+-]?\d+)?|"[^"]*"|TRUE|FALSE)\s*$/i.test(definition);
}
