import type { ConditionalFormattingRule, Cvfo, Style, Worksheet } from "@cj-tech-master/excelts";
import { formulaAsTyped } from "../../../src/xlsx/formulaAsTyped";
import type { ConditionalFormat, ConditionalRule, ThresholdValue } from "../resources";
import { readRanges } from "./ranges";
import { readColor, readStyle, type Theme } from "./styles";
import { attributeOf, childrenOf, type XmlElement } from "./xml";

/** A rule as the library reads it, which keeps the type and formulas of rules that it knows nothing more about. */
interface ReadRule {
  readonly type: string;
  readonly operator?: string;
  readonly priority?: number;
  readonly formulae?: readonly (string | number)[];
  readonly style?: Partial<Style>;
  readonly cfvo?: readonly Cvfo[];
  readonly color?: unknown;
  readonly rank?: number;
  readonly percent?: boolean;
  readonly bottom?: boolean;
  readonly aboveAverage?: boolean;
  readonly timePeriod?: string;
  readonly iconSet?: string;
  readonly showValue?: boolean;
  readonly gradient?: boolean;
  readonly reverse?: boolean;
}

const TEXT_OPERATORS: Readonly<Record<string, string>> = {
  beginsWith: "beginsWith",
  endsWith: "endsWith",
  containsText: "containsText",
  notContainsText: "notContainsText",
  containsBlanks: "containsBlanks",
  notContainsBlanks: "notContainsBlanks",
  containsErrors: "containsErrors",
  notContainsErrors: "notContainsErrors",
};

const threshold = ({ type, value }: Cvfo): ThresholdValue => ({
  type: type.replace(/^auto/, "").toLowerCase(),
  ...(value !== undefined && value !== "" && { value: type === "formula" ? formulaAsTyped(String(value)) : Number(value) }),
});

function comparison(rule: ReadRule, style: object): ConditionalRule {
  const values = (rule.formulae ?? []).map((formula) => (formula === "" ? Number.NaN : Number(formula)));
  if (values.some(Number.isNaN)) return { type: "highlightCell", subType: "formula", value: "=FALSE", style };
  const value = rule.operator === "between" || rule.operator === "notBetween" ? values : values[0];
  return { type: "highlightCell", subType: "number", operator: rule.operator, value, style };
}

/** A comparison with text or with other cells, as the formula that says the same of the range's first cell. */
function comparisonAsFormula(rule: ReadRule, cell: string): string {
  const [first, second] = (rule.formulae ?? []).map(String);
  const signs: Readonly<Record<string, string>> = {
    equal: "=",
    notEqual: "<>",
    greaterThan: ">",
    greaterThanOrEqual: ">=",
    lessThan: "<",
    lessThanOrEqual: "<=",
  };
  if (rule.operator === "between") return formulaAsTyped(`AND(${cell}>=${first},${cell}<=${second})`);
  if (rule.operator === "notBetween") return formulaAsTyped(`OR(${cell}<${first},${cell}>${second})`);
  return formulaAsTyped(`${cell}${signs[rule.operator ?? "equal"] ?? "="}${first}`);
}

function highlight(rule: ReadRule, element: XmlElement | undefined, cell: string, theme: Theme): ConditionalRule | undefined {
  const style = readStyle(rule.style, theme);
  const base = { type: "highlightCell", style } as const;
  const type = attributeOf(element, "type") ?? rule.type;
  const formula = rule.formulae?.[0];
  if (type === "cellIs") {
    const isNumeric = (rule.formulae ?? []).every((text) => text !== "" && Number.isFinite(Number(text)));
    return isNumeric ? comparison(rule, style) : { ...base, subType: "formula", value: comparisonAsFormula(rule, cell) };
  }
  if (type in TEXT_OPERATORS) {
    const text = attributeOf(element, "text");
    return { ...base, subType: "text", operator: TEXT_OPERATORS[type], ...(text !== undefined && { value: text }) };
  }
  if (type === "uniqueValues" || type === "duplicateValues") return { ...base, subType: type };
  if (type === "top10")
    return { ...base, subType: "rank", value: rule.rank ?? 10, isPercent: rule.percent === true, isBottom: rule.bottom === true };
  if (type === "aboveAverage") {
    const side = rule.aboveAverage === false ? "lessThan" : "greaterThan";
    return { ...base, subType: "average", operator: attributeOf(element, "equalAverage") === "1" ? `${side}OrEqual` : side };
  }
  if (type === "timePeriod") return { ...base, subType: "timePeriod", operator: rule.timePeriod };
  return formula === undefined ? undefined : { ...base, subType: "formula", value: formulaAsTyped(String(formula)) };
}

const hexOf = (color: unknown, theme: Theme, fallback: string) => readColor(color as never, theme)?.rgb ?? fallback;

function readRule(rule: ReadRule, element: XmlElement | undefined, cell: string, theme: Theme): ConditionalRule | undefined {
  const stops = rule.cfvo ?? [];
  if (rule.type === "dataBar" && stops.length === 2) {
    const [min, max] = stops.map(threshold);
    const config = {
      min,
      max,
      isGradient: rule.gradient !== false,
      positiveColor: hexOf(rule.color, theme, "#638ec6"),
      nativeColor: "#ff0000",
    };
    return { type: "dataBar", isShowValue: rule.showValue !== false, config };
  }
  if (rule.type === "colorScale") {
    const colors = (rule.color ?? []) as unknown[];
    const config = stops.map((stop, index) => ({ index, color: hexOf(colors[index], theme, "#ffffff"), value: threshold(stop) }));
    return { type: "colorScale", config };
  }
  if (rule.type === "iconSet") {
    const icons = stops.map((stop, index) => ({ index, stop })).reverse();
    const config = icons.map(({ index, stop }, place) => ({
      operator: place === icons.length - 1 ? "lessThanOrEqual" : "greaterThanOrEqual",
      value: place === icons.length - 1 ? { type: "num", value: Number.MAX_SAFE_INTEGER } : threshold(stop),
      iconType: rule.iconSet ?? "3TrafficLights1",
      iconId: String(rule.reverse ? index : icons.length - 1 - index),
    }));
    return { type: "iconSet", isShowValue: rule.showValue !== false, config };
  }
  return highlight(rule, element, cell, theme);
}

/** A sheet's conditional formats in the order of their priority, those that the grid has no counterpart for left out. */
export function readConditionalFormats(worksheet: Worksheet, sheet: XmlElement, theme: Theme): ConditionalFormat[] {
  const elements = new Map(
    childrenOf(sheet, "conditionalFormatting")
      .flatMap((block) => childrenOf(block, "cfRule"))
      .map((element) => [Number(attributeOf(element, "priority")), element]),
  );
  return worksheet.conditionalFormattings
    .flatMap(({ ref, rules }) => rules.map((rule: ConditionalFormattingRule) => ({ ref, rule: rule as unknown as ReadRule })))
    .sort((one, other) => (one.rule.priority ?? 0) - (other.rule.priority ?? 0))
    .flatMap(({ ref, rule }, index) => {
      const element = elements.get(rule.priority ?? 0);
      const cell = ref.split(/[\s:]/)[0];
      const read = readRule(rule, element, cell, theme);
      if (!read) return [];
      return [{ cfId: `format-${index + 1}`, ranges: readRanges(ref), stopIfTrue: attributeOf(element, "stopIfTrue") === "1", rule: read }];
    });
}
