import { formulaAsTyped } from "../../../src/xlsx/formulaAsTyped";
import { parseReference } from "../reference";
import { WORKBOOK_SCOPE, type DefinedName } from "../resources";
import { attributeOf, childrenOf, pathOf, textOf, type XmlElement } from "./xml";

/** The workbook's names. Excel's own (print areas, filters) and hidden helpers of LET and LAMBDA are no names of the user's. */
export function readNames(workbook: XmlElement, sheetIds: readonly string[]): Record<string, DefinedName> {
  const names: Record<string, DefinedName> = {};
  childrenOf(pathOf(workbook, "definedNames"), "definedName").forEach((element, index) => {
    const name = attributeOf(element, "name") ?? "";
    const text = textOf(element)?.trim() ?? "";
    if (/^_xl/i.test(name) || text === "" || attributeOf(element, "hidden") === "1") return;
    const sheet = attributeOf(element, "localSheetId");
    const id = `name-${index + 1}`;
    names[id] = {
      id,
      name,
      formulaOrRefString: parseReference(text) ? text : formulaAsTyped(text),
      localSheetId: sheet === undefined ? WORKBOOK_SCOPE : (sheetIds[Number(sheet)] ?? WORKBOOK_SCOPE),
      ...(attributeOf(element, "comment") && { comment: attributeOf(element, "comment") }),
    };
  });
  return names;
}
