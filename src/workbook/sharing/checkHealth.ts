import { type Finding, healthOf, type HealthInput } from "../../xlsx/health";
import { cellAddress } from "../block/address";
import { excelRun, supports } from "../write/excelRun";
import type { ActionResult, Refused } from "../write/result";
import { readSheets } from "./ownCells";

/** Whether circular references are iterated; taken for no where the host does not tell, which must not stop the rest of the check. */
async function isIterative(context: Excel.RequestContext): Promise<boolean> {
  if (!supports("1.9")) return false;
  try {
    const iteration = context.workbook.application.iterativeCalculation.load("enabled");
    await context.sync();
    return iteration.enabled;
  } catch {
    return false;
  }
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
          if (typeof formula !== "string" || !formula.startsWith("=")) return;
          cells.push({ sheet, address: cellAddress({ row: row + r, column: column + c }), formula, value: values[r][c] });
        }),
      );
    }
    return healthOf({
      cells,
      names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
      iterative: await isIterative(context),
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
    const ranges = repairs.map(({ sheet, address }) => context.workbook.worksheets.getItem(sheet).getRange(address));
    ranges.forEach((range, i) => (range.formulas = [[repairs[i].repair]]));
    await context.sync();
    return { kind: "done", said: `${repairs.length === 1 ? "One formula" : `${repairs.length} formulas`} entered again.` };
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
