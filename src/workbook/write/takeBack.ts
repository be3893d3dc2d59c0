import { type Area, areaAddress, areasOverlap, parseAddress } from "../block/address";
import { extent, type SheetPlan } from "../block/plan";
import { inParts } from "../read/inParts";
import { recordKey } from "../update/dealRecord";
import { breathe, type Course, orHalted, UNWATCHED } from "./course";
import { excelRun } from "./excelRun";
import { oneByOne } from "./oneByOne";
import { type ActionResult, type Question, type Refused, refused } from "./result";
import { queueRestoring, type Snapshot } from "./snapshot";

/** What was on a sheet, and what was put there: for taking it back, and for seeing whether it was edited since. */
export interface Trace {
  readonly plan: SheetPlan;
  /** null for a sheet that was added. */
  readonly before: Snapshot | null;
  readonly sheet: string;
  readonly tables: readonly { readonly id: string; readonly area: Area }[];
  readonly charts: readonly string[];
  readonly after: unknown[][];
}

interface Found {
  readonly trace: Trace;
  readonly sheet: Excel.Worksheet;
}

/**
 * Puts back what was there before `what` was inserted; asks first where something has been edited since. It can be stopped until it starts to
 * write: what it then writes is one request a sheet, which Excel does not interrupt.
 */
export function takeBack(what: string, traces: readonly Trace[], consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(excelRun((context) => takeBackIn(context, { what, traces, consent, course })));
}

interface TakingBack {
  readonly what: string;
  readonly traces: readonly Trace[];
  readonly consent: boolean;
  readonly course: Course;
}

async function takeBackIn(context: Excel.RequestContext, { what, traces, consent, course }: TakingBack): Promise<ActionResult> {
  course.tell("Looking for edits");
  const { worksheets } = context.workbook;
  context.workbook.protection.load("protected");
  const sheets = traces.map(({ sheet }) => worksheets.getItemOrNullObject(sheet).load("name,protection/protected"));
  await context.sync();
  const there = traces.map((trace, i) => ({ trace, sheet: sheets[i] })).filter(({ sheet }) => !sheet.isNullObject);
  if (there.length === 0) return refused(`The sheet with ${what} is no longer in the workbook: there is nothing to take back.`);
  const locked = whatForbids(context.workbook, there);
  if (locked) return locked;
  if (!consent) {
    const question = await askAboutEdits(context, there, course);
    if (question) return question;
  }
  await breathe(course);
  await oneByOne(there, async ({ trace, sheet }, i) => {
    course.tell(`Taking back ${what}`, there.length > 1 ? i / there.length : undefined);
    queueTakingBack(sheet, trace);
    for (const { id } of trace.tables) context.workbook.settings.getItemOrNullObject(recordKey(id)).delete();
    await context.sync();
  });
  return { kind: "done", said: `Took back ${what}.` };
}

function whatForbids(workbook: Excel.Workbook, there: readonly Found[]): Refused | null {
  const locked = there.find(({ sheet }) => sheet.protection.protected);
  if (locked) return refused(`The sheet ${locked.sheet.name} is protected. Unprotect it, then take back. Nothing was changed.`);
  return workbook.protection.protected && there.some(({ trace }) => !trace.before)
    ? refused("The workbook's structure is protected, so its sheets cannot be removed. Unprotect it, then take back. Nothing was changed.")
    : null;
}

/** Cells that the action wrote and that hold something else now, tables that have grown, and what was put on an added sheet beside it. */
async function askAboutEdits(context: Excel.RequestContext, there: readonly Found[], course: Course): Promise<Question | null> {
  const now = there.map(({ trace, sheet }) => ({
    whole: trace.before ? null : sheet.getUsedRangeOrNullObject(true).load("formulas,rowIndex,columnIndex"),
    tables: trace.tables.map(({ id }) => sheet.tables.getItemOrNullObject(id).getRange().load("address")),
  }));
  await context.sync();
  const cells = await oneByOne(there, ({ trace, sheet }) => {
    const area = extent(trace.plan);
    return inParts(context, sheet.getRange(areaAddress(area)), "formulas", area, course);
  });
  let [edited, beside] = [0, 0];
  there.forEach(({ trace }, i) => {
    const { whole, tables } = now[i];
    edited += countEdits(trace, cells[i]);
    if (whole && !whole.isNullObject) beside += filledOutside(trace, whole);
    if (tables.some((range, t) => !range.isNullObject && hasGrown(range.address, trace.tables[t].area))) beside++;
  });
  if (edited + beside === 0) return null;
  const count = edited + beside;
  return { kind: "ask", question: `${count} ${count === 1 ? "cell was" : "cells were"} edited or added since. Take back all the same?` };
}

/** What formulas spill changes by itself and does not count. */
function countEdits({ plan, after }: Trace, now: readonly (readonly unknown[])[]): number {
  let edits = 0;
  plan.cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      const isOurs = cell && (cell.value !== undefined || cell.formula !== undefined);
      if (isOurs ? now[r]?.[c] !== after[r]?.[c] : typeof now[r]?.[c] === "string" && String(now[r][c]).startsWith("=")) edits++;
    }),
  );
  return edits;
}

function filledOutside({ plan }: Trace, { formulas, rowIndex, columnIndex }: Excel.Range): number {
  const inside = extent(plan);
  let count = 0;
  formulas.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell !== "" && !areasOverlap(inside, { row: rowIndex + r, column: columnIndex + c, rows: 1, columns: 1 })) count++;
    }),
  );
  return count;
}

function hasGrown(address: string, { rows, columns }: Area): boolean {
  const now = parseAddress(address)?.area;
  return now !== undefined && (now.rows !== rows || now.columns !== columns);
}

/** Queues the removal of what an action put on a sheet, and the return of what it found there. */
function queueTakingBack(sheet: Excel.Worksheet, { before, tables, charts }: Trace): void {
  if (!before) {
    sheet.delete();
    return;
  }
  for (const chart of charts) sheet.charts.getItemOrNullObject(chart).delete();
  for (const { id } of tables) sheet.tables.getItemOrNullObject(id).convertToRange();
  queueRestoring(sheet, before);
}
