import { type Finding, healthOf, type HealthInput } from "../../xlsx/health";
import { cellAddress } from "../block/address";
import { excelRun } from "../write/excelRun";
import { breathe, type Course, inSlices, orHalted, UNWATCHED } from "../write/course";
import type { ActionResult, Halted, Refused } from "../write/result";
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
export function checkHealth(course: Course = UNWATCHED): Promise<readonly Finding[] | Refused | Halted> {
  return orHalted(excelRun((context) => checkHealthIn(context, course)));
}

async function checkHealthIn(context: Excel.RequestContext, course: Course): Promise<readonly Finding[]> {
  course.tell("Reading the workbook");
  const names = context.workbook.names.load("items/name,items/formula");
  const sheets = await readSheets(context);
  await breathe(course);
  const cells: HealthInput["cells"][number][] = [];
  for (const { name: sheet, row, column, formulas, values } of sheets) {
    formulas.forEach((line, r) =>
      line.forEach((formula, c) => {
        if (typeof formula !== "string" || !formula.startsWith("=") || isText(formula, values[r][c])) return;
        cells.push({ sheet, address: cellAddress({ row: row + r, column: column + c }), formula, value: values[r][c] });
      }),
    );
  }
  const input = {
    cells,
    names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
    ...(await calculationSettings(context)),
    frozen: await frozenOf(context, sheets),
  };
  return inSlices(
    healthOf(input, (looked) => course.tell("Checking formulas", looked / cells.length)),
    course,
  );
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
