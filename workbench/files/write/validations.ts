import type { IDataValidationRule, IRange } from "@univerjs/core";
import { formulaInFile } from "../../../src/xlsx/formulaInFile";
import { rangeAddress } from "../reference";
import { xmlAttributes, xmlText } from "../xmlText";

type Rule = IDataValidationRule & { ranges: IRange[] };

/** By the grid's DataValidationErrorStyle. */
export const ERROR_STYLES: readonly string[] = ["information", "stop", "warning"];

const TYPES = new Set(["whole", "decimal", "date", "time", "textLength", "list", "custom"]);

/** A list's choices are JSON or comma-separated in the grid, quoted text in a file; a formula or number is written as it is. */
function operand(rule: Rule, text: string): string {
  if (text.startsWith("=")) return formulaInFile(text.replace(/\[[^\]']*\](?=[^[\]]*!)/g, ""));
  if (rule.type !== "list" && rule.type !== "listMultiple") return text;
  return `"${choices(text).join(",").replaceAll('"', '""')}"`;
}

/** The choices of a list as the grid keeps them. */
export function choices(text: string): string[] {
  if (!text.startsWith("[")) return text.split(",");
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : [text];
  } catch {
    return text.split(",");
  }
}

function validation(rule: Rule): string {
  const type = rule.type === "listMultiple" ? "list" : TYPES.has(rule.type) ? rule.type : undefined;
  const operator = rule.operator === "between" || type === "list" || type === "custom" ? undefined : rule.operator;
  const flag = (value: boolean | undefined) => (value ? "1" : undefined);
  const attributes = xmlAttributes({
    type,
    errorStyle: rule.errorStyle === undefined || rule.errorStyle === 1 ? undefined : ERROR_STYLES[rule.errorStyle],
    operator,
    allowBlank: flag(rule.allowBlank),
    // Named the wrong way round in the format: 1 hides the arrow of a list.
    showDropDown: type === "list" && rule.showDropDown === false ? "1" : undefined,
    showInputMessage: flag(rule.showInputMessage),
    showErrorMessage: flag(rule.showErrorMessage),
    errorTitle: rule.errorTitle,
    error: rule.error,
    promptTitle: rule.promptTitle,
    prompt: rule.prompt,
    sqref: rule.ranges.map(rangeAddress).join(" "),
  });
  const formulas = [rule.formula1, type === "list" ? undefined : rule.formula2]
    .filter((text) => text !== undefined && text !== "")
    .map((text, index) => `<formula${index + 1}>${xmlText(operand(rule, String(text)))}</formula${index + 1}>`);
  return `<dataValidation${attributes}>${type ? formulas.join("") : ""}</dataValidation>`;
}

/** A sheet's data validation, as XML; "" for none. Checkboxes are the grid's own and are left out. */
export function validationsInFile(rules: readonly Rule[]): string {
  const written = rules.filter(({ type, ranges }) => type !== "checkbox" && ranges.length > 0).map(validation);
  return written.length === 0 ? "" : `<dataValidations count="${written.length}">${written.join("")}</dataValidations>`;
}
