import { type Area, areaAddress } from "../block/address";
import { runs } from "./runs";

/** What may be entered into the cells of an area. */
export interface Rule {
  readonly area: Area;
  readonly rule: Excel.DataValidationRule;
  readonly ignoreBlanks: boolean;
  readonly errorAlert: Excel.DataValidationErrorAlert;
  readonly prompt: Excel.DataValidationPrompt;
}

const ASKED = "type,rule,ignoreBlanks,errorAlert,prompt";
/** Types that a range has whose cells have several rules, or some none. */
const SEVERAL = new Set<string>(["Inconsistent", "MixedCriteria"]);

/** The rules of a range, of which `area` is the place: a range tells only one rule, so columns are asked first, then single cells. */
export async function readRules(context: Excel.RequestContext, range: Excel.Range, area: Area): Promise<readonly Rule[]> {
  const columns = Array.from({ length: area.columns }, (_, c) => range.getColumn(c).dataValidation.load(ASKED));
  await context.sync();
  const cells = columns.map(({ type }, c) =>
    SEVERAL.has(type) ? Array.from({ length: area.rows }, (_, r) => range.getCell(r, c).dataValidation.load(ASKED)) : null,
  );
  if (cells.some((asked) => asked !== null)) await context.sync();
  const keys = Array.from({ length: area.rows }, (_, r) => columns.map((column, c) => keyOf(cells[c]?.[r] ?? column)));
  return runs(keys, (key) => key).map(({ key, area: at }) => ({
    ...(JSON.parse(key) as Omit<Rule, "area">),
    area: { ...at, row: area.row + at.row, column: area.column + at.column },
  }));
}

function keyOf({ type, rule, ignoreBlanks, errorAlert, prompt }: Excel.DataValidation): string | null {
  return type === "None" ? null : JSON.stringify({ rule, ignoreBlanks, errorAlert, prompt });
}

/** Queues the writing of a rule. */
export function queueRule(sheet: Excel.Worksheet, { area, rule, ignoreBlanks, errorAlert, prompt }: Rule): void {
  const { dataValidation } = sheet.getRange(areaAddress(area));
  dataValidation.rule = rule;
  dataValidation.ignoreBlanks = ignoreBlanks;
  dataValidation.errorAlert = errorAlert;
  dataValidation.prompt = prompt;
}
