import { type Finding, healthOf, type HealthInput } from "../../xlsx/health";
import { cellAddress } from "../block/address";
import { excelRun } from "../write/excelRun";
import type { ActionResult, Refused } from "../write/result";
import { readRecord, recordOf } from "./frozenRecord";
import { isUntouched } from "./isUntouched";
import { isText, readSheets, type UsedSheet } from "./ownCells";

interface CalculationSettings {
  readonly iterative: boolean;
  readonly manual: boolean;
}

/** How Excel calculates; the usual way where the host does not tell, which must not stop the rest of the check. */
async function calculationSettings(context: Excel.RequestContext): Promise<CalculationSettings> {
  const { application } = context.workbook;
  let [iterative, manual] = [false, false];
  try {
    application.load("calculationMode");
    await context.sync();
    manual = application.calculationMode === Excel.CalculationMode.manual;
    const iteration = application.iterativeCalculation.load("enabled");
    await context.sync();
    iterative = iteration.enabled;
  } catch {
    // What was told until then holds.
  }
  return { iterative, manual };
}

/** The formulas on the record of freezing, but those whose sheets are gone. */
async function frozenOf(context: Excel.RequestContext, sheets: readonly UsedSheet[]): Promise<HealthInput["frozen"]> {
  const record = recordOf(sheets);
  const entries = record ? readRecord(record.values).map(({ entry }) => entry) : [];
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const held = entries.filter(({ sheet }) => byName.has(sheet.toLowerCase()));
  const ranges = held.map(({ sheet, address }) => byName.get(sheet.toLowerCase())?.sheet.getRange(address).load("formulas,values"));
  await context.sync();
  return held.map((entry, i) => ({ ...entry, edited: !isUntouched(entry, ranges[i] as Excel.Range) }));
}

/** Everything the health check finds in the workbook; changes nothing. */
export function checkHealth(): Promise<readonly Finding[] | Refused> {
  return excelRun(async (context) => {
    const names = context.workbook.names.load("items/name,items/formula");
    const sheets = await readSheets(context);
    const cells: HealthInput["cells"][number][] = [];
    for (const { name: sheet, row, column, formulas, values } of sheets) {
      formulas.forEach((line, r) =>
        line.forEach((formula, c) => {
          if (typeof formula !== "string" || !formula.startsWith("=") || isText(formula, values[r][c])) return;
          cells.push({ sheet, address: cellAddress({ row: row + r, column: column + c }), formula, value: values[r][c] });
        }),
      );
    }
    return healthOf({
      cells,
      names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
      ...(await calculationSettings(context)),
      frozen: await frozenOf(context, sheets),
    });
  });
}

/** Writes the formulas that put findings right. Refused whole where a sheet is protected; the undo writes the damaged ones back. */
export function repairFindings(findings: readonly Finding[], consent: boolean): Promise<ActionResult> {
  const repairs = findings.flatMap(({ sheet, address, repair }) => (sheet && address && repair ? [{ sheet, address, repair }] : []));
  if (!consent) {
    const shown = repairs.slice(0, 3).map(({ sheet, address, repair }) => `${sheet}!${address}: ${repair}`);
    const more = repairs.length > 3 ? `, and ${repairs.length - 3} more` : "";
    return Promise.resolve({
      kind: "ask",
      question: `${repairs.length === 1 ? "One formula" : `${repairs.length} formulas`} will be entered again: ${shown.join("; ")}${more}. Go on?`,
    });
  }
  return excelRun(async (context): Promise<ActionResult> => {
    const ranges = repairs.map(({ sheet, address }) => context.workbook.worksheets.getItem(sheet).getRange(address).load("formulas"));
    await context.sync();
    const before = ranges.map((range) => String(range.formulas[0][0]));
    ranges.forEach((range, i) => (range.formulas = [[repairs[i].repair]]));
    await context.sync();
    return {
      kind: "done",
      said: `${repairs.length === 1 ? "One formula" : `${repairs.length} formulas`} entered again.`,
      undo: (agreed) =>
        takeRepairsBack(
          repairs.map((repair, i) => ({ ...repair, before: before[i] })),
          agreed,
        ),
    };
  });
}

interface Repaired {
  readonly sheet: string;
  readonly address: string;
  readonly repair: string;
  readonly before: string;
}

/** Writes the formulas of before the repair; asks where a cell has been edited since. */
function takeRepairsBack(repaired: readonly Repaired[], consent: boolean): Promise<ActionResult> {
  return excelRun(async (context): Promise<ActionResult> => {
    const ranges = repaired.map(({ sheet, address }) => context.workbook.worksheets.getItem(sheet).getRange(address).load("formulas"));
    await context.sync();
    const edited = repaired.filter(({ repair }, i) => ranges[i].formulas[0][0] !== repair);
    if (edited.length > 0 && !consent) {
      const shown = edited.slice(0, 3).map(({ sheet, address }) => `${sheet}!${address}`);
      return {
        kind: "ask",
        question: `${shown.join(", ")}${edited.length > 3 ? " and others" : ""} edited since the repair will be written over. Go on?`,
      };
    }
    ranges.forEach((range, i) => (range.formulas = [[repaired[i].before]]));
    await context.sync();
    return { kind: "done", said: `Took the repair of ${repaired.length === 1 ? "one formula" : `${repaired.length} formulas`} back.` };
  });
}

/** Selects the cell of a finding. */
export function goToCell(sheet: string, address: string): Promise<ActionResult> {
  return excelRun(async (context): Promise<ActionResult> => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    worksheet.getRange(address).select();
    await context.sync();
    return { kind: "done", said: `${sheet}!${address} is selected.` };
  });
}
