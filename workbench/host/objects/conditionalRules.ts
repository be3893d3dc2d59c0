import { type IStyleData, type FWorksheet } from "../../grid/univer";
import { COMPARISONS } from "./comparisons";

/** The grid's own conditional format: what it draws. */
export type GridFormat = Parameters<FWorksheet["addConditionalFormattingRule"]>[0];

/** What is said of a conditional format so far; drawn as soon as that makes a rule. */
export interface Draft {
  readonly type: string;
  readonly stopIfTrue: boolean;
  readonly style: IStyleData;
  readonly rule: Readonly<Record<string, unknown>>;
}

const OPERATORS: Readonly<Record<string, string>> = {
  ...COMPARISONS,
  greaterthanorequal: "greaterThanOrEqual",
  lessthanorequal: "lessThanOrEqual",
};
const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};
const TEXT_OPERATORS: Readonly<Record<string, string>> = {
  contains: "containsText",
  notcontains: "notContainsText",
  beginswith: "beginsWith",
  endswith: "endsWith",
};

/** A number written as a formula stays a number; anything else becomes a formula on the range's first cell. */
function cellValueRule({ formula1, formula2, operator }: Draft["rule"], style: IStyleData, firstCell: string): object | null {
  const known = OPERATORS[String(operator).toLowerCase()];
  if (!known || formula1 === undefined) return null;
  const plain = (formula: unknown) => String(formula).replace(/^=/, "");
  const number = (formula: unknown) => (plain(formula).trim() === "" ? NaN : Number(plain(formula)));
  const isRange = known === "between" || known === "notBetween";
  if (!Number.isNaN(number(formula1)) && (!isRange || !Number.isNaN(number(formula2)))) {
    return {
      type: "highlightCell",
      subType: "number",
      operator: known,
      value: isRange ? [number(formula1), number(formula2)] : number(formula1),
      style,
    };
  }
  const inside = `AND(${firstCell}>=${plain(formula1)},${firstCell}<=${plain(formula2)})`;
  const test = isRange ? (known === "between" ? inside : `NOT(${inside})`) : `${firstCell}${SIGNS[known]}${plain(formula1)}`;
  return { type: "highlightCell", subType: "formula", value: `=${test}`, style };
}

function point(criterion: unknown, otherwise: string): object {
  const { type = otherwise, formula } = (criterion ?? {}) as { type?: string; formula?: unknown };
  const kind = { lowestvalue: "min", highestvalue: "max", number: "num", percent: "percent", percentile: "percentile", formula: "formula" }[
    type.toLowerCase()
  ];
  return {
    type: kind ?? "num",
    ...(formula === undefined || formula === null
      ? {}
      : { value: kind === "formula" ? formula : Number(String(formula).replace(/^=/, "")) }),
  };
}

/** The rule that a draft comes to, on cells of which the first is named; null as long as something is missing. */
export function gridRule({ type, rule, style }: Draft, firstCell: string): object | null {
  switch (type) {
    case "Custom":
      return typeof rule.formula === "string" ? { type: "highlightCell", subType: "formula", value: rule.formula, style } : null;
    case "CellValue":
      return cellValueRule(rule, style, firstCell);
    case "ContainsText": {
      const operator = TEXT_OPERATORS[String(rule.operator ?? "contains").toLowerCase()];
      return operator && typeof rule.text === "string"
        ? { type: "highlightCell", subType: "text", operator, value: rule.text, style }
        : null;
    }
    case "TopBottom": {
      const kind = String(rule.type ?? "");
      return rule.rank === undefined
        ? null
        : {
            type: "highlightCell",
            subType: "rank",
            isBottom: /^bottom/i.test(kind),
            isPercent: /percent$/i.test(kind),
            value: Number(rule.rank),
            style,
          };
    }
    case "ColorScale": {
      const { minimum, midpoint, maximum } = rule as Record<string, { color?: string } | undefined>;
      if (!minimum?.color || !maximum?.color) return null;
      const points = [
        { value: point(minimum, "LowestValue"), color: minimum.color },
        ...(midpoint?.color ? [{ value: point(midpoint, "Percentile"), color: midpoint.color }] : []),
        { value: point(maximum, "HighestValue"), color: maximum.color },
      ];
      return { type: "colorScale", config: points.map((one, index) => ({ index, ...one })) };
    }
    case "DataBar":
      return {
        type: "dataBar",
        isShowValue: true,
        config: {
          min: { type: "min" },
          max: { type: "max" },
          isGradient: true,
          positiveColor: String(rule.color ?? "#638EC6"),
          nativeColor: "#FF555A",
        },
      };
    default:
      return null;
  }
}

type Rule = Readonly<Record<string, unknown>>;

const inExcel = (names: Readonly<Record<string, string>>, known: unknown) => {
  const name = Object.keys(names).find((one) => names[one] === known) ?? "";
  return EXCEL_NAMES.find((one) => one.toLowerCase() === name) ?? name;
};
const EXCEL_NAMES = [
  ..."Between NotBetween EqualTo NotEqualTo GreaterThan LessThan GreaterThanOrEqual LessThanOrEqual".split(" "),
  ..."Contains NotContains BeginsWith EndsWith".split(" "),
];

const POINTS: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

interface Point {
  readonly color: string;
  readonly value: { readonly type: string; readonly value?: unknown };
}

const criterion = ({ color, value }: Point) => ({
  type: POINTS[value.type] ?? "Number",
  color,
  ...(value.value === undefined ? {} : { formula: String(value.value) }),
});

function colorScale(points: readonly Point[]): Rule {
  const [minimum, maximum] = [points[0], points[points.length - 1]].map(criterion);
  return { minimum, ...(points.length > 2 && { midpoint: criterion(points[1]) }), maximum };
}

/** A rule that the grid has and no script has made, such as one of an opened file, as Excel's object model tells it. */
export function draftOf({ rule, stopIfTrue }: GridFormat): Draft {
  const { type, subType, operator, value, isBottom, isPercent, style = {}, config } = rule as unknown as Rule & { style?: IStyleData };
  const draft = (kind: string, of: Rule): Draft => ({ type: kind, stopIfTrue: stopIfTrue === true, style, rule: of });
  if (type === "colorScale") return draft("ColorScale", colorScale(config as Point[]));
  if (type === "dataBar") return draft("DataBar", { color: (config as { positiveColor?: string }).positiveColor });
  if (type === "iconSet") return draft("IconSet", {});
  if (subType === "formula") return draft("Custom", { formula: value });
  if (subType === "number") {
    const [formula1, formula2] = Array.isArray(value) ? (value as unknown[]) : [value];
    return draft("CellValue", {
      operator: inExcel(OPERATORS, operator),
      formula1: `=${String(formula1)}`,
      ...(formula2 === undefined ? {} : { formula2: `=${String(formula2)}` }),
    });
  }
  const textOperator = inExcel(TEXT_OPERATORS, operator);
  if (subType === "text" && textOperator !== "") return draft("ContainsText", { operator: textOperator, text: value ?? "" });
  if (subType === "rank")
    return draft("TopBottom", { type: `${isBottom ? "Bottom" : "Top"}${isPercent ? "Percent" : "Items"}`, rank: Number(value) });
  // Blanks, errors, averages, doubles, dates: Excel has one kind for all of them.
  return draft("PresetCriteria", {});
}
