import type { IDataValidationRule, IRange } from "@univerjs/core";
import { formulaAsTyped } from "../../../src/xlsx/formulaAsTyped";
import { ERROR_STYLES } from "../write/validations";
import { readRanges } from "./ranges";
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from "./xml";

type Rule = IDataValidationRule & { ranges: IRange[] };

const NUMBER = /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i;

/** A number stays as it is, quoted choices become the grid's list, the rest is a formula. */
function operand(type: string, text: string): string {
  if (type === "list" && /^".*"$/s.test(text))
    return JSON.stringify(
      text
        .slice(1, -1)
        .replaceAll('""', '"')
        .split(",")
        .map((choice) => choice.trim()),
    );
  return type !== "custom" && NUMBER.test(text) ? text : formulaAsTyped(text);
}

function readRule(element: XmlElement, uid: string): Rule {
  const attribute = (name: string) => attributeOf(element, name);
  const type = attribute("type") ?? "any";
  const isOn = (name: string) => ["1", "true"].includes(attribute(name) ?? "");
  const operands = ["formula1", "formula2"].map((name) => textOf(childOf(element, name)));
  const compares = type !== "list" && type !== "custom" && type !== "any";
  const texts = ["error", "errorTitle", "prompt", "promptTitle"].filter((name) => attribute(name) !== undefined);
  return {
    uid,
    ranges: readRanges(attribute("sqref") ?? ""),
    type,
    ...(operands[0] !== undefined && { formula1: operand(type, operands[0]) }),
    ...(operands[1] !== undefined && { formula2: operand(type, operands[1]) }),
    ...(compares && { operator: (attribute("operator") ?? "between") as Rule["operator"] }),
    ...(type === "list" && { showDropDown: !isOn("showDropDown") }),
    ...(isOn("allowBlank") && { allowBlank: true }),
    ...(isOn("showErrorMessage") && { showErrorMessage: true }),
    ...(isOn("showInputMessage") && { showInputMessage: true }),
    ...(isOn("showErrorMessage") && { errorStyle: ERROR_STYLES.indexOf(attribute("errorStyle") ?? "stop") }),
    ...Object.fromEntries(texts.map((name) => [name, attribute(name)])),
  };
}

/** A sheet's data validation. */
export const readValidations = (sheet: XmlElement): Rule[] =>
  childrenOf(childOf(sheet, "dataValidations"), "dataValidation").map((element, index) => readRule(element, `validation-${index + 1}`));
