import type { IStyleBase } from "@univerjs/core";
import type { ConditionalFormattingRule, Cvfo, IconSetTypes, Worksheet } from "@cj-tech-master/excelts";
import { formulaInFile } from "../../../src/xlsx/formulaInFile";
import { cellAddress, rangeAddress } from "../reference";
import type { ConditionalFormat, ConditionalRule, ThresholdValue } from "../resources";
import { colorInFile, differenceInFile } from "./styles";

/** Attributes of a rule that the library does not write, by the rule's priority; an undefined `formula` keeps the one written. */
export interface RuleAmendment {
  readonly attributes: Readonly<Record<string, string>>;
  readonly withoutFormula?: boolean;
}

/** Distributes over the kinds of rule, so that each keeps its own properties. */
type WithoutPriority<Rule> = Rule extends unknown ? Omit<Rule, "priority"> : never;
type Written = WithoutPriority<ConditionalFormattingRule>;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The rule as a formula on the range's first cell, with the attributes that say what kind of rule it is. */
function textRule(rule: ConditionalRule, cell: string): { formula: string; attributes: Record<string, string> } {
  const text = String(rule.value ?? "");
  const typed = (type: string, formula: string) => ({ formula, attributes: { type, operator: type, text } });
  switch (rule.operator) {
    case "beginsWith":
      return typed("beginsWith", `LEFT(${cell},${text.length})=${quoted(text)}`);
    case "endsWith":
      return typed("endsWith", `RIGHT(${cell},${text.length})=${quoted(text)}`);
    case "notContainsText":
      return {
        formula: `ISERROR(SEARCH(${quoted(text)},${cell}))`,
        attributes: { type: "notContainsText", operator: "notContains", text },
      };
    case "equal":
      return { formula: `${cell}=${quoted(text)}`, attributes: {} };
    case "notEqual":
      return { formula: `${cell}<>${quoted(text)}`, attributes: {} };
    case "containsBlanks":
      return { formula: `LEN(TRIM(${cell}))=0`, attributes: { type: "containsBlanks" } };
    case "notContainsBlanks":
      return { formula: `LEN(TRIM(${cell}))>0`, attributes: { type: "notContainsBlanks" } };
    case "containsErrors":
      return { formula: `ISERROR(${cell})`, attributes: { type: "containsErrors" } };
    case "notContainsErrors":
      return { formula: `NOT(ISERROR(${cell}))`, attributes: { type: "notContainsErrors" } };
    default:
      return typed("containsText", `NOT(ISERROR(SEARCH(${quoted(text)},${cell})))`);
  }
}

const threshold = ({ type, value }: ThresholdValue): Cvfo =>
  ({ type, ...(value !== undefined && { value: type === "formula" ? formulaInFile(String(value)) : value }) }) as Cvfo;

interface HighlightOut {
  readonly rule: Written;
  readonly amendment?: RuleAmendment;
}

function highlight(rule: ConditionalRule, cell: string, sqref: string): HighlightOut {
  const style = differenceInFile((rule.style ?? {}) as IStyleBase);
  const expression = (formula: string, attributes: Record<string, string> = {}, withoutFormula = false): HighlightOut => ({
    rule: { type: "expression", formulae: [formula], style },
    ...((Object.keys(attributes).length > 0 || withoutFormula) && { amendment: { attributes, withoutFormula } }),
  });
  switch (rule.subType) {
    case "number": {
      const values = (Array.isArray(rule.value) ? rule.value : [rule.value]).map((value) => value as number);
      return { rule: { type: "cellIs", operator: rule.operator as "greaterThan", formulae: values, style } };
    }
    case "text": {
      const { formula, attributes } = textRule(rule, cell);
      return expression(formula, attributes);
    }
    case "rank":
      return { rule: { type: "top10", rank: Number(rule.value), percent: rule.isPercent === true, bottom: rule.isBottom === true, style } };
    case "average": {
      const anchored = sqref.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2").split(" ")[0];
      if (rule.operator === "equal" || rule.operator === "notEqual")
        return expression(`${cell}${rule.operator === "equal" ? "=" : "<>"}AVERAGE(${anchored})`);
      const attributes: Record<string, string> = rule.operator?.endsWith("OrEqual") ? { equalAverage: "1" } : {};
      return {
        rule: { type: "aboveAverage", aboveAverage: rule.operator?.startsWith("greater") ?? true, style },
        amendment: { attributes },
      };
    }
    case "timePeriod":
      return { rule: { type: "timePeriod", timePeriod: rule.operator as "today", style } };
    case "uniqueValues":
    case "duplicateValues":
      return expression("FALSE", { type: rule.subType }, true);
    default:
      return expression(formulaInFile(String(rule.value ?? "FALSE")));
  }
}

interface Stop {
  readonly color: string;
  readonly value: ThresholdValue;
}

interface BarConfig {
  readonly min: ThresholdValue;
  readonly max: ThresholdValue;
  readonly positiveColor: string;
  readonly isGradient?: boolean;
}

interface Icon {
  readonly iconType: string;
  readonly value: ThresholdValue;
}

function ruleInFile(rule: ConditionalRule, cell: string, sqref: string): HighlightOut {
  if (rule.type === "dataBar") {
    const { min, max, positiveColor, isGradient } = rule.config as BarConfig;
    const color = { argb: colorInFile(positiveColor) ?? "FF638EC6" };
    const shown = { showValue: rule.isShowValue !== false, gradient: isGradient !== false };
    return { rule: { type: "dataBar", cfvo: [threshold(min), threshold(max)], color, ...shown } };
  }
  if (rule.type === "colorScale") {
    const stops = rule.config as Stop[];
    const color = stops.map((stop) => ({ argb: colorInFile(stop.color) ?? "FFFFFFFF" }));
    return { rule: { type: "colorScale", cfvo: stops.map(({ value }) => threshold(value)), color } };
  }
  if (rule.type === "iconSet") {
    // The grid lists icons from the highest threshold down and leaves the last, lowest one without a bound that matters.
    const icons = [...(rule.config as Icon[])].reverse();
    const cfvo = icons.map(({ value }, index): Cvfo => (index === 0 ? { type: "percent", value: 0 } : threshold(value)));
    return { rule: { type: "iconSet", iconSet: icons[0]?.iconType as IconSetTypes, showValue: rule.isShowValue !== false, cfvo } };
  }
  return highlight(rule, cell, sqref);
}

/** Adds a sheet's conditional formats, the first of the list with the highest priority, and tells what is to be amended in the file. */
export function addConditionalFormats(worksheet: Worksheet, formats: readonly ConditionalFormat[]): Map<number, RuleAmendment> {
  const amendments = new Map<number, RuleAmendment>();
  formats.forEach(({ ranges, rule, stopIfTrue }, index) => {
    if (ranges.length === 0) return;
    const priority = index + 1;
    const ref = ranges.map(rangeAddress).join(" ");
    const written = ruleInFile(rule, cellAddress(ranges[0].startRow || 0, ranges[0].startColumn || 0), ref);
    worksheet.addConditionalFormatting({ ref, rules: [{ ...written.rule, priority } as ConditionalFormattingRule] });
    const attributes = { ...written.amendment?.attributes, ...(stopIfTrue && { stopIfTrue: "1" }) };
    if (written.amendment?.withoutFormula || Object.keys(attributes).length > 0)
      amendments.set(priority, { attributes, withoutFormula: written.amendment?.withoutFormula });
  });
  return amendments;
}
