import { type Area, areaAddress, areasOverlap, cellAddress, MAX_COLUMNS, MAX_ROWS, parseAddress, quotedSheet } from "../block/address";
import { extent, type Plan, type SheetPlan, type Site } from "../block/plan";
import { supports, valueOf } from "./excelRun";
import { cannotComeBack, TELLING_LOOKS } from "./look";
import { type Question, type Refused, refused } from "./result";
import { spilledCells } from "./spills";

/** What a plan meets in the workbook: nothing in its way, something to ask about, or a reason why it cannot be. Writes nothing. */
export async function inspect(context: Excel.RequestContext, plan: Plan, site: Site): Promise<Question | Refused | null> {
  const added = plan.sheets.filter(({ isNew }) => isNew);
  if (added.length > 0 && site.structureProtected) {
    return refused(
      "The workbook's structure is protected, so no sheet can be added. Unprotect it (Review, Protect Workbook), then try again.",
    );
  }
  const answers: Question[] = [];
  for (const sheetPlan of plan.sheets) {
    const tooFar = beyondTheSheet(sheetPlan);
    if (tooFar) return tooFar;
    if (sheetPlan.isNew) continue;
    const answer = await inspectArea(context, sheetPlan.sheet, wholeExtent(sheetPlan));
    if (answer?.kind === "refused") return answer;
    if (answer) answers.push(answer);
  }
  return answers[0] ?? null;
}

/** Cells and charts of a plan together. */
function wholeExtent(plan: SheetPlan): Area {
  const cells = extent(plan);
  return plan.charts.reduce((all, { over }) => {
    const rows = Math.max(all.row + all.rows, over.row + over.rows) - all.row;
    const columns = Math.max(all.column + all.columns, over.column + over.columns) - all.column;
    return { ...all, rows, columns };
  }, cells);
}

function beyondTheSheet(plan: SheetPlan): Refused | null {
  const { row, column, rows, columns } = wholeExtent(plan);
  return row + rows > MAX_ROWS || column + columns > MAX_COLUMNS
    ? refused(
        `There is no room for ${rows} rows and ${columns} columns from ${cellAddress({ row, column })} on. Choose a cell further up or left.`,
      )
    : null;
}

/** Whether an area of a sheet can take new cells. */
async function inspectArea(context: Excel.RequestContext, sheetName: string, area: Area): Promise<Question | Refused | null> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const address = areaAddress(area);
  const range = sheet.getRange(address);
  const used = range.getUsedRangeOrNullObject(true).load("address,formulas,rowIndex,columnIndex,rowCount,columnCount");
  const conditional = range.conditionalFormats.getCount();
  const protection = sheet.protection.load("protected");
  const tables = sheet.tables.load("items/name");
  range.load("rowHidden");
  const merged = supports("1.13") ? range.getMergedAreasOrNullObject().load("address") : null;
  await context.sync();
  const where = `${quotedSheet(sheetName)}!${address}`;
  if (protection.protected) return refused(`The sheet ${sheetName} is protected. Unprotect it (Review, Unprotect Sheet), then try again.`);
  if (merged && !merged.isNullObject)
    return refused(`${where} has merged cells (${local(merged.address)}). Unmerge them or choose another cell.`);
  const table = await tableIn(context, tables.items, area);
  if (table) return refused(table);
  if (range.rowHidden !== false)
    return refused(
      `Some rows of ${where} are hidden, as by a filter. Show them or choose another cell, so that nothing is written unseen.`,
    );
  if (valueOf(conditional) > 0)
    return refused(`${where} has conditional formats, which could not be put back. Choose another cell, or clear them first.`);
  const lost = await looksLost(context, range);
  if (used.isNullObject) return lost === "" ? null : { kind: "ask", question: `${where}: ${lost} Overwrite?` };
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
  const spilled = await spilledCells(context, used, { row, column, rows, columns }, used.formulas);
  const outside = spilled.find(({ from }) => !areasOverlap({ ...from, rows: 1, columns: 1 }, area));
  if (outside)
    return refused(
      `The formula in ${cellAddress(outside.from)} spills into ${where} (${cellAddress(outside)}). Choose another cell, so that it keeps its room.`,
    );
  const filled = used.formulas.flat().filter((cell) => cell !== "").length;
  return {
    kind: "ask",
    question: `${where} is not empty: ${filled} filled ${filled === 1 ? "cell" : "cells"} (${local(used.address)}). ${lost === "" ? "" : `${lost} `}Overwrite?`,
  };
}

/** A sentence on cells whose look Undo could not bring back; "" where there are none. */
async function looksLost(context: Excel.RequestContext, range: Excel.Range): Promise<string> {
  const dressed = range.getUsedRangeOrNullObject(false).load("address");
  await context.sync();
  if (dressed.isNullObject) return "";
  const told = dressed.getCellProperties(TELLING_LOOKS);
  await context.sync();
  const lost = valueOf(told).flatMap((row) => row.filter(({ format }) => format && cannotComeBack(format)));
  const count = lost.length;
  if (count === 0) return "";
  return `${count === 1 ? "1 cell has" : `${count} cells have`} letters of different looks or a gradient, which Undo cannot give back.`;
}

async function tableIn(context: Excel.RequestContext, tables: readonly Excel.Table[], area: Area): Promise<string | null> {
  const ranges = tables.map((table) => table.getRange().load("address"));
  const filters = tables.map((table) => table.autoFilter.load("isDataFiltered"));
  if (tables.length > 0) await context.sync();
  for (let i = 0; i < tables.length; i++) {
    const place = parseAddress(ranges[i].address);
    if (!place || !areasOverlap(place.area, area)) continue;
    const filtered = filters[i].isDataFiltered ? ", which is filtered" : "";
    return `The place overlaps the table ${tables[i].name} (${areaAddress(place.area)})${filtered}. Choose a cell outside it.`;
  }
  return null;
}

function local(address: string): string {
  return address
    .split(",")
    .map((one) => one.slice(one.lastIndexOf("!") + 1))
    .join(", ");
}
