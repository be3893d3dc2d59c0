import { type IStyleData, type FWorksheet } from "../../grid/univer";
import { type Area, areaName } from "../../grid/address";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { RangeTarget } from "./rangeTarget";
import { readLook, writeLook } from "./styles";

/** The grid's own rule for a conditional format: what it draws. */
type GridRule = Parameters<FWorksheet["addConditionalFormattingRule"]>[0];

/** What a script has said of a conditional format so far; drawn as soon as that makes a rule. */
interface Draft {
  readonly type: string;
  readonly stopIfTrue: boolean;
  readonly style: IStyleData;
  readonly rule: Readonly<Record<string, unknown>>;
}

const OPERATORS: Readonly<Record<string, string>> = {
  between: "between",
  notbetween: "notBetween",
  equalto: "equal",
  notequalto: "notEqual",
  greaterthan: "greaterThan",
  lessthan: "lessThan",
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

function gridRule({ type, rule, style }: Draft, firstCell: string): object | null {
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

const KINDS = ["Custom", "CellValue", "ContainsText", "TopBottom", "ColorScale", "DataBar"] as const;

function touches(one: Area, other: Area): boolean {
  const apart = one.endRow < other.startRow || other.endRow < one.startRow;
  return !apart && one.startColumn <= other.endColumn && other.startColumn <= one.endColumn;
}

/** The conditional formats of a range. */
export class ConditionalFormats extends HostObject {
  readonly members: Members<ConditionalFormats> = {
    type: "ConditionalFormatCollection",
    methods: {
      Add: (formats, type: string) => formats.add(type),
      ClearAll: (formats) => formats.items().forEach((format) => format.remove()),
      GetCount: (formats) => formats.items().length,
      GetItem: (formats, id: unknown) => formats.item(id) ?? missing(),
      GetItemAt: (formats, index: number) => formats.items()[index] ?? missing(),
    },
  };

  constructor(private readonly target: RangeTarget) {
    super();
  }

  /** Those that touch the range, as in Excel. */
  override items = (): ConditionalFormat[] => {
    const { host, sheetId, area } = this.target;
    return host.conditionalFormats
      .filter((one) => one.sheetId === sheetId && touches(one.area, area))
      .map((one) => new ConditionalFormat(new RangeTarget(host, one.sheetId, one.area), one.id));
  };

  override item = (id: unknown): ConditionalFormat | null => this.items().find((format) => format.id === id) ?? null;

  private add(type: string): ConditionalFormat {
    const known = KINDS.find((kind) => kind.toLowerCase() === type.toLowerCase());
    if (!known) throw invalidArgument(`Conditional formats of the type ${type} are not part of the workbench.`);
    const { host } = this.target;
    const id = host.newGuid();
    const { sheetId, area } = this.target;
    host.conditionalFormats = [
      ...host.conditionalFormats,
      { id, sheetId, area, draft: { type: known, stopIfTrue: false, style: {}, rule: {} } },
    ];
    const format = new ConditionalFormat(this.target, id);
    format.draw();
    return format;
  }
}

class ConditionalFormat extends HostObject {
  readonly members: Members<ConditionalFormat> = {
    type: "ConditionalFormat",
    properties: {
      Id: { get: ({ id }) => id },
      Type: { get: ({ draft }) => draft.type },
      StopIfTrue: { get: ({ draft }) => draft.stopIfTrue, set: (format, stopIfTrue: boolean) => format.change({ stopIfTrue }) },
    },
    links: Object.fromEntries([
      ...KINDS.flatMap((kind) =>
        ["", "OrNullObject"].map((ending) => [`${kind === "ContainsText" ? "TextComparison" : kind}${ending}`, part(kind)] as const),
      ),
    ]),
    methods: { Delete: (format) => format.remove(), GetRange: ({ target }) => target.host.make.range(target.sheetId, target.area) },
  };

  constructor(
    readonly target: RangeTarget,
    private readonly formatId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.formatId;
  }

  get draft(): Draft {
    return this.entry.draft as Draft;
  }

  private get entry() {
    return this.target.host.conditionalFormats.find(({ id }) => id === this.formatId) ?? missing();
  }

  change(change: Partial<Draft>): void {
    this.entry.draft = { ...this.draft, ...change };
    this.draw();
  }

  draw(): void {
    const { target, draft } = this;
    const sheet = target.grid.sheet(target.sheetId);
    const firstCell = areaName({ ...target.area, endRow: target.area.startRow, endColumn: target.area.startColumn });
    const rule = gridRule(draft, firstCell);
    if (!sheet || !rule) return;
    const drawn = { cfId: this.formatId, ranges: [{ ...target.present }], stopIfTrue: draft.stopIfTrue, rule } as unknown as GridRule;
    const there = sheet.getConditionalFormattingRules().some(({ cfId }) => cfId === this.formatId);
    if (there) sheet.setConditionalFormattingRule(this.formatId, drawn);
    else sheet.addConditionalFormattingRule(drawn);
  }

  remove(): void {
    const { host, sheetId } = this.target;
    host.grid.sheet(sheetId)?.deleteConditionalFormattingRule(this.formatId);
    host.conditionalFormats = host.conditionalFormats.filter(({ id }) => id !== this.formatId);
  }
}

function part(kind: (typeof KINDS)[number]) {
  return (format: ConditionalFormat): HostObject | null => (format.draft.type === kind ? new ConditionalFormatPart(format) : null);
}

/** The kind-specific part of a conditional format: its rule, and the look of the cells that meet it. */
class ConditionalFormatPart extends HostObject {
  readonly members: Members<ConditionalFormatPart> = {
    type: "ConditionalFormatPart",
    properties: {
      Rule: {
        get: ({ format }) => format.draft.rule,
        set: ({ format }, rule: Record<string, unknown>) => format.change({ rule: { ...format.draft.rule, ...rule } }),
      },
      Criteria: {
        get: ({ format }) => format.draft.rule,
        set: ({ format }, rule: Record<string, unknown>) => format.change({ rule }),
      },
    },
    links: {
      Rule: ({ format }) => new ConditionalRule(format),
      Format: ({ format }) => new ConditionalRangeFormat(format),
    },
  };

  constructor(readonly format: ConditionalFormat) {
    super();
  }
}

class ConditionalRule extends HostObject {
  readonly members: Members<ConditionalRule> = {
    type: "ConditionalFormatRule",
    properties: {
      Formula: {
        get: ({ format }) => format.draft.rule.formula,
        set: ({ format }, formula: string) => format.change({ rule: { ...format.draft.rule, formula } }),
      },
    },
  };

  constructor(readonly format: ConditionalFormat) {
    super();
  }
}

const look = (name: Parameters<typeof readLook>[0]) => ({
  get: ({ format }: { readonly format: ConditionalFormat }) => readLook(name, format.draft.style),
  set: ({ format }: { readonly format: ConditionalFormat }, value: unknown) =>
    format.change({ style: { ...format.draft.style, ...writeLook(name, value) } }),
});

class ConditionalRangeFormat extends HostObject {
  readonly members: Members<ConditionalRangeFormat> = {
    type: "ConditionalRangeFormat",
    links: { Font: ({ format }) => new ConditionalFont(format), Fill: ({ format }) => new ConditionalFill(format) },
  };

  constructor(readonly format: ConditionalFormat) {
    super();
  }
}

class ConditionalFont extends HostObject {
  readonly members: Members<ConditionalFont> = {
    type: "ConditionalRangeFont",
    properties: {
      Color: look("fontColor"),
      Bold: look("bold"),
      Italic: look("italic"),
      Underline: look("underline"),
      Strikethrough: look("strikethrough"),
    },
  };

  constructor(readonly format: ConditionalFormat) {
    super();
  }
}

class ConditionalFill extends HostObject {
  readonly members: Members<ConditionalFill> = {
    type: "ConditionalRangeFill",
    properties: { Color: look("fillColor") },
    methods: { Clear: ({ format }) => format.change({ style: { ...format.draft.style, bg: undefined } }) },
  };

  constructor(readonly format: ConditionalFormat) {
    super();
  }
}

function missing(): never {
  throw itemNotFound();
}
