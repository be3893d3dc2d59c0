import { areaAddress } from "../block/address";
import { type Build, extent, type Plan, type SheetPlan } from "../block/plan";
import { placesOf } from "./describe";
import { excelRun, inWords } from "./excelRun";
import { inspect } from "./inspect";
import { readSite } from "./readSite";
import type { ActionResult, Question, Refused } from "./result";
import { requestSnapshot, restore, type Snapshot } from "./snapshot";
import { writeAround, writeConstants, writeFormulas } from "./writeSheet";

/** What was on a sheet, and what was put there: for taking it back, and for seeing whether it was edited since. */
interface Trace {
  readonly plan: SheetPlan;
  readonly before: Snapshot | null;
  readonly after: unknown[][];
}

/**
 * Writes what a builder plans: looks first, and where something is in the way asks or refuses before anything has changed. With
 * `consent`, overwrites what it asked about.
 */
export function writePlan(build: Build, consent: boolean): Promise<ActionResult> {
  return excelRun(async (context): Promise<ActionResult> => {
    const site = await readSite(context);
    if ("kind" in site) return site;
    const plan = build(site);
    const answer = await inspect(context, plan, site);
    if (answer && (answer.kind === "refused" || !consent)) return answer;
    const traces = await writeOrRollBack(context, plan);
    if ("kind" in traces) return traces;
    return { kind: "done", said: `Inserted ${plan.what}: ${placesOf(plan)}.`, undo: (agreed) => takeBack(plan, traces, agreed) };
  });
}

/**
 * Writes the plan whole or not at all: Excel keeps what stood before the request that failed in a batch, so that is taken back, and only
 * then the reason told.
 */
async function writeOrRollBack(context: Excel.RequestContext, plan: Plan): Promise<Trace[] | Refused> {
  const before = await snapshots(context, plan);
  try {
    return await write(context, plan, before);
  } catch (error) {
    await excelRun(async (fresh) => {
      const sheets = plan.sheets.map(({ sheet }) => fresh.workbook.worksheets.getItemOrNullObject(sheet).load("name"));
      await fresh.sync();
      plan.sheets.forEach((sheetPlan, i) => {
        if (!sheets[i].isNullObject) queueTakingBack(sheets[i], { plan: sheetPlan, before: before[i] });
      });
      await fresh.sync();
    });
    return inWords(error);
  }
}

async function snapshots(context: Excel.RequestContext, plan: Plan): Promise<(Snapshot | null)[]> {
  const { worksheets } = context.workbook;
  const requested = plan.sheets.map((sheetPlan) =>
    sheetPlan.isNew ? null : requestSnapshot(worksheets.getItem(sheetPlan.sheet), extent(sheetPlan)),
  );
  if (requested.some((request) => request !== null)) await context.sync();
  return requested.map((read) => read?.() ?? null);
}

async function write(context: Excel.RequestContext, plan: Plan, before: readonly (Snapshot | null)[]): Promise<Trace[]> {
  const { worksheets } = context.workbook;
  const sheets = plan.sheets.map(({ sheet, isNew }) => (isNew ? worksheets.add(sheet) : worksheets.getItem(sheet)));
  plan.sheets.forEach((sheetPlan, i) => {
    if (before[i]) sheets[i].getRange(areaAddress(extent(sheetPlan))).clear(Excel.ClearApplyTo.all);
    writeConstants(sheets[i], sheetPlan);
  });
  plan.sheets.forEach((sheetPlan, i) => writeFormulas(sheets[i], sheetPlan));
  plan.sheets.forEach((sheetPlan, i) => writeAround(sheets[i], sheetPlan, (column, points) => isWider(before[i], column, points)));
  const shown = plan.show === undefined ? 0 : plan.sheets.findIndex(({ sheet }) => sheet === plan.show);
  sheets[shown].activate();
  sheets[shown].getRange(areaAddress({ ...extent(plan.sheets[shown]), rows: 1, columns: 1 })).select();
  const after = plan.sheets.map((sheetPlan, i) => sheets[i].getRange(areaAddress(extent(sheetPlan))).load("formulas"));
  await context.sync();
  return plan.sheets.map((sheetPlan, i) => ({ plan: sheetPlan, before: before[i], after: after[i].formulas }));
}

function isWider(before: Snapshot | null, column: number, points: number): boolean {
  const width = before?.widths[column - before.area.column];
  return width === undefined || width < points;
}

function takeBack(plan: Plan, traces: readonly Trace[], consent: boolean): Promise<ActionResult> {
  return excelRun(async (context): Promise<ActionResult> => {
    const { worksheets } = context.workbook;
    const sheets = traces.map(({ plan: { sheet } }) => worksheets.getItemOrNullObject(sheet).load("name"));
    await context.sync();
    const there = traces.map((trace, i) => ({ trace, sheet: sheets[i] })).filter(({ sheet }) => !sheet.isNullObject);
    if (!consent) {
      const question = await askAboutEdits(context, there);
      if (question) return question;
    }
    for (const { trace, sheet } of there) queueTakingBack(sheet, trace);
    await context.sync();
    return { kind: "done", said: `Took back ${plan.what}.` };
  });
}

async function askAboutEdits(
  context: Excel.RequestContext,
  there: readonly { readonly trace: Trace; readonly sheet: Excel.Worksheet }[],
): Promise<Question | null> {
  const now = there.map(({ trace, sheet }) => sheet.getRange(areaAddress(extent(trace.plan))).load("formulas"));
  await context.sync();
  const edited = there.reduce((sum, { trace }, i) => sum + countEdits(trace, now[i].formulas), 0);
  if (edited === 0) return null;
  return { kind: "ask", question: `${edited} ${edited === 1 ? "cell was" : "cells were"} edited since. Take back all the same?` };
}

/** Cells that the action wrote and that hold something else now; what formulas spill changes by itself and does not count. */
function countEdits({ plan, after }: Trace, now: unknown[][]): number {
  let edits = 0;
  plan.cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell && (cell.value !== undefined || cell.formula !== undefined) && now[r]?.[c] !== after[r]?.[c]) edits++;
    }),
  );
  return edits;
}

function queueTakingBack(sheet: Excel.Worksheet, { plan, before }: Pick<Trace, "plan" | "before">): void {
  if (!before) {
    sheet.delete();
    return;
  }
  for (const { name } of plan.charts) sheet.charts.getItemOrNullObject(name).delete();
  for (const { name } of plan.tables) sheet.tables.getItemOrNullObject(name).convertToRange();
  restore(sheet, before);
}
