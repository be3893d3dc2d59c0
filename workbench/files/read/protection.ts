import type { Worksheet } from "@cj-tech-master/excelts";
import type { ProtectionModel } from "../../charts/chartModel";
import type { CellRange } from "../reference";
import { PROTECTION_OPTIONS } from "../write/protection";

/** How a sheet is protected, and the cells that this leaves open; undefined where there is neither. A password is not kept: nothing here could check it. */
export function readProtection(worksheet: Worksheet, unlocked: readonly CellRange[]): ProtectionModel[string] | undefined {
  const protection = worksheet.sheetProtection as Readonly<Record<string, unknown>> | null | undefined;
  const open = unlocked.length > 0 ? { unlocked } : {};
  if (!protection?.sheet) return unlocked.length > 0 ? open : undefined;
  const options: Record<string, boolean> = {};
  for (const [option, attribute] of Object.entries(PROTECTION_OPTIONS)) if (protection[attribute] === true) options[option] = true;
  if (protection.objects !== false) options.allowEditObjects = true;
  if (protection.scenarios !== false) options.allowEditScenarios = true;
  return { options, ...open };
}
