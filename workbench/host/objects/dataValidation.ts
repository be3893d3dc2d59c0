import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  ICommandService,
  SheetDataValidationModel,
} from "../../grid/univer";
import { HostError, invalidArgument } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { CellsObject } from "./cellsObject";
import type { RangeTarget } from "./rangeTarget";
import { COMPARISONS } from "./comparisons";

/** A rule as the grid keeps it. */
interface GridRule {
  readonly type: string;
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank?: boolean;
  readonly showDropDown?: boolean;
  readonly showErrorMessage?: boolean;
  readonly error?: string;
  readonly errorTitle?: string;
  readonly errorStyle?: number;
  readonly showInputMessage?: boolean;
  readonly prompt?: string;
  readonly promptTitle?: string;
}

/** Excel's kinds of rule by the grid's. */
const KINDS: Readonly<Record<string, string>> = {
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
};
const TYPE_NAMES: Readonly<Record<string, string>> = {
  whole: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  list: "List",
  custom: "Custom",
};
const OPERATORS: Readonly<Record<string, string>> = {
  ...COMPARISONS,
  greaterthanorequalto: "greaterThanOrEqual",
  lessthanorequalto: "lessThanOrEqual",
};
const OPERATOR_NAMES: Readonly<Record<string, string>> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
};
/** Excel.DataValidationAlertStyle in the order of the grid's DataValidationErrorStyle. */
const ALERTS = ["Information", "Stop", "Warning"] as const;

interface Basic {
  readonly formula1: unknown;
  readonly formula2?: unknown;
  readonly operator?: string;
}

function formulaText(value: unknown): string {
  if (value instanceof CellsObject) return `=${value.target.address}`;
  return String(value ?? "");
}

function gridRule(given: Readonly<Record<string, unknown>>): GridRule {
  const [kind] = Object.keys(given).filter((name) => given[name] !== null && given[name] !== undefined);
  if (kind === "list") {
    const { source, inCellDropDown = true } = given.list as { source: unknown; inCellDropDown?: boolean };
    return { type: "list", formula1: formulaText(source), showDropDown: inCellDropDown };
  }
  if (kind === "custom") return { type: "custom", formula1: formulaText((given.custom as { formula: unknown }).formula) };
  const type = KINDS[kind];
  if (!type) throw invalidArgument();
  const { formula1, formula2, operator = "Between" } = given[kind] as Basic;
  const known = OPERATORS[operator.toLowerCase()];
  if (!known) throw invalidArgument();
  return { type, operator: known, formula1: formulaText(formula1), ...(formula2 === undefined ? {} : { formula2: formulaText(formula2) }) };
}

function excelRule({ type, operator = "between", formula1, formula2, showDropDown }: GridRule): Record<string, unknown> {
  if (type === "list") return { list: { inCellDropDown: showDropDown !== false, source: formula1 ?? "" } };
  if (type === "custom") return { custom: { formula: formula1 ?? "" } };
  const kind = Object.keys(KINDS).find((name) => KINDS[name] === type);
  return kind ? { [kind]: { formula1, ...(formula2 === undefined ? {} : { formula2 }), operator: OPERATOR_NAMES[operator] } } : {};
}

/** What may be entered into the cells of a range. */
export class DataValidation extends HostObject {
  readonly members: Members<DataValidation> = {
    type: "DataValidation",
    properties: {
      Type: { get: ({ rule }) => (rule === undefined ? "Inconsistent" : rule === null ? "None" : TYPE_NAMES[rule.type]) },
      Rule: {
        get: ({ rule }) => (rule ? excelRule(rule) : {}),
        set: (validation, given: Record<string, unknown>) => validation.change(gridRule(given)),
      },
      IgnoreBlanks: {
        get: ({ rule }) => rule?.allowBlank ?? true,
        set: (validation, ignore: boolean) => validation.change({ allowBlank: ignore }),
      },
      ErrorAlert: {
        get: ({ rule }) => ({
          message: rule?.error ?? "",
          title: rule?.errorTitle ?? "",
          showAlert: rule?.showErrorMessage ?? true,
          style: ALERTS[rule?.errorStyle ?? 1],
        }),
        set: (
          validation,
          { message, title, showAlert, style = "Stop" }: { message?: string; title?: string; showAlert?: boolean; style?: string },
        ) =>
          validation.change({
            error: message,
            errorTitle: title,
            showErrorMessage: showAlert,
            errorStyle: ALERTS.indexOf(style as (typeof ALERTS)[number]),
          }),
      },
      Prompt: {
        get: ({ rule }) => ({ message: rule?.prompt ?? "", title: rule?.promptTitle ?? "", showPrompt: rule?.showInputMessage ?? true }),
        set: (validation, { message, title, showPrompt }: { message?: string; title?: string; showPrompt?: boolean }) =>
          validation.change({ prompt: message, promptTitle: title, showInputMessage: showPrompt }),
      },
    },
    methods: { Clear: (validation) => validation.clear() },
  };

  constructor(private readonly target: RangeTarget) {
    super();
  }

  /** Null where no cell has a rule, undefined where the cells differ. */
  private get rule(): GridRule | null | undefined {
    const { grid, sheetId, present } = this.target;
    const model = grid.injector.get(SheetDataValidationModel);
    let found: (GridRule & { readonly uid: string; readonly ranges: unknown }) | null | undefined;
    let foundSays = "";
    for (let row = present.startRow; row <= present.endRow; row++) {
      for (let column = present.startColumn; column <= present.endColumn; column++) {
        const rule = (model.getRuleByLocation(grid.book.getId(), sheetId, row, column) ?? null) as typeof found;
        if (found !== undefined && found?.uid === rule?.uid) continue;
        // Rules of two ranges that say the same are one rule to Excel.
        const says = rule ? JSON.stringify({ ...rule, uid: "", ranges: [] }) : "";
        if (found !== undefined && says !== foundSays) return undefined;
        [found, foundSays] = [rule, says];
      }
    }
    return found ?? null;
  }

  private change(change: Partial<GridRule>): void {
    const { grid, sheetId, present } = this.target;
    const rule = { ...this.rule, ...change };
    if (!rule.type) throw new HostError("InvalidOperation", "A rule comes before its alert and its prompt.");
    const uid = `rule-${sheetId}-${present.startRow}-${present.startColumn}-${present.endRow}-${present.endColumn}`;
    this.clear();
    this.target.cells.grow(present);
    void grid.injector.get(ICommandService).syncExecuteCommand(AddSheetDataValidationCommand.id, {
      unitId: grid.book.getId(),
      subUnitId: sheetId,
      rule: { allowBlank: true, showErrorMessage: true, errorStyle: 1, ...rule, uid, ranges: [{ ...present }] },
    });
  }

  private clear(): void {
    const { grid, sheetId, made } = this.target;
    if (!made) return;
    grid.injector
      .get(ICommandService)
      .syncExecuteCommand(ClearRangeDataValidationCommand.id, { unitId: grid.book.getId(), subUnitId: sheetId, ranges: [{ ...made }] });
  }
}
