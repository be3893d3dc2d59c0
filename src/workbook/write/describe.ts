import { areaAddress, parseAddress, quotedSheet } from "../block/address";
import { freeSheetName } from "../block/freeName";
import { type Build, extent, type Plan, type Site } from "../block/plan";
import type { Selection } from "../read/selection";

/** What a plan wrote or would write, place by place: `Deals!A1:L30 (new sheet)`; of many new sheets their names are enough. */
export function placesOf({ sheets }: Plan): string {
  if (sheets.length > 2 && sheets.every(({ isNew }) => isNew)) return `the new sheets ${sheets.map(({ sheet }) => sheet).join(", ")}`;
  return sheets.map((plan) => `${quotedSheet(plan.sheet)}!${areaAddress(extent(plan))}${plan.isNew ? " (new sheet)" : ""}`).join(", ");
}

/** What a builder would write where, in a workbook whose sheets have these names. */
export function describe(build: Build, selection: Selection | null, sheets: readonly string[]): string {
  const place = selection && parseAddress(selection.address);
  const taken = new Set(sheets.map((name) => name.toLowerCase()));
  const site: Site = {
    sheetName: (wanted) => freeSheetName(taken, wanted),
    tableName: (wanted) => wanted,
    chartName: (wanted) => wanted,
    selected: { sheet: selection?.sheet ?? "", row: place?.area.row ?? 0, column: place?.area.column ?? 0 },
    structureProtected: false,
  };
  return `Writes to ${placesOf(build(site))}.`;
}
