import { areaAddress } from "../block/address";
import { type Build, extent, type Plan, type SheetPlan } from "../block/plan";
import { recordKey } from "../update/dealRecord";
import { inParts, rowsAPart } from "../read/inParts";
import { breathe, type Course, orHalted, Stopped, stopIfTold, UNWATCHED } from "./course";
import { placesOf } from "./describe";
import { excelRun, inWords } from "./excelRun";
import { inspect } from "./inspect";
import { oneByOne } from "./oneByOne";
import { readSite } from "./readSite";
import type { ActionResult, Refused } from "./result";
import { rollBack } from "./rollBack";
import { queueClearing, type Snapshot, takeSnapshot } from "./snapshot";
import { takeBack, type Trace } from "./takeBack";
import { writeAround, writeConstants, writeFormulas } from "./writeSheet";

/**
 * Writes what a builder plans: looks first, and where something is in the way asks or refuses before anything has changed. With
 * `consent`, overwrites what it asked about. Stopped on its course, it takes back what it has written by then.
 */
export function writePlan(build: Build, consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(
    excelRun(async (context): Promise<ActionResult> => {
      course.tell("Looking at the workbook");
      const site = await readSite(context);
      if ("kind" in site) return site;
      const plan = build(site);
      const answer = await inspect(context, plan, site);
      if (answer && (answer.kind === "refused" || !consent)) return answer;
      const traces = await writeOrRollBack(context, plan, course);
      if ("kind" in traces) return traces;
      return {
        kind: "done",
        said: `Inserted ${plan.what}: ${placesOf(plan)}.`,
        undo: (agreed, on) => takeBack(plan.what, traces, agreed, on),
      };
    }),
  );
}

/**
 * Writes the plan whole or not at all: Excel keeps what stood before the request that failed in a batch, so that is taken back, and only
 * then the reason told.
 */
async function writeOrRollBack(context: Excel.RequestContext, plan: Plan, course: Course): Promise<readonly Trace[] | Refused> {
  const before = await snapshots(context, plan);
  await breathe(course);
  try {
    const traces = await write(context, plan, before, course);
    stopIfTold(course);
    return traces;
  } catch (error) {
    await rollBack(plan, before);
    if (error instanceof Stopped) throw error;
    return inWords(error);
  }
}

async function snapshots(context: Excel.RequestContext, plan: Plan): Promise<readonly (Snapshot | null)[]> {
  const { worksheets } = context.workbook;
  return oneByOne(plan.sheets, (sheetPlan) =>
    sheetPlan.isNew ? null : takeSnapshot(context, worksheets.getItem(sheetPlan.sheet), extent(sheetPlan), sheetPlan.widths.keys()),
  );
}

async function write(
  context: Excel.RequestContext,
  plan: Plan,
  before: readonly (Snapshot | null)[],
  course: Course,
): Promise<readonly Trace[]> {
  const { worksheets } = context.workbook;
  const sheets = plan.sheets.map(({ sheet, isNew }) => (isNew ? worksheets.add(sheet) : worksheets.getItem(sheet)));
  const parts = plan.sheets.flatMap((sheetPlan, i) => partsOf(sheetPlan).map((part) => ({ part, sheet: sheets[i] })));
  const next = pacer(context, `Writing ${plan.what}`, parts.length - plan.sheets.length > 0 ? 2 * parts.length : 0, course);
  course.tell(`Writing ${plan.what}`);
  plan.sheets.forEach((sheetPlan, i) => before[i] && queueClearing(sheets[i], extent(sheetPlan)));
  for (const { part, sheet } of parts) {
    writeConstants(sheet, part);
    await next();
  }
  for (const { part, sheet } of parts) {
    writeFormulas(sheet, part);
    await next();
  }
  plan.sheets.forEach((sheetPlan, i) => writeAround(sheets[i], sheetPlan, (column, points) => isWider(before[i], column, points)));
  const shown = plan.show === undefined ? 0 : plan.sheets.findIndex(({ sheet }) => sheet === plan.show);
  sheets[shown].activate();
  sheets[shown].getRange(areaAddress({ ...extent(plan.sheets[shown]), rows: 1, columns: 1 })).select();
  const found = plan.sheets.map((sheetPlan, i) => requestWritten(sheets[i], sheetPlan));
  await context.sync();
  const written = found.map((one) => one());
  queueRecords(context, plan, written);
  const after = await oneByOne(plan.sheets, (sheetPlan, i) => {
    const area = extent(sheetPlan);
    return inParts(context, sheets[i].getRange(areaAddress(area)), "formulas", area, course);
  });
  return plan.sheets.map((sheetPlan, i) => ({ plan: sheetPlan, before: before[i], after: after[i], ...written[i] }));
}

/** What goes between two parts: the request is sent, the pane has its turn, and how much is done is told. One part goes in one request. */
function pacer(context: Excel.RequestContext, doing: string, count: number, course: Course): () => Promise<void> {
  let done = 0;
  return async () => {
    if (count === 0) return;
    await context.sync();
    course.tell(doing, ++done / count);
    await breathe(course);
  };
}

/** A sheet's plan cut into as many rows as one request takes; what stands on the cells comes with the last of them. */
function partsOf(plan: SheetPlan): readonly SheetPlan[] {
  const { rows, columns } = extent(plan);
  const height = rowsAPart(columns);
  const count = Math.max(1, Math.ceil(rows / height));
  if (count === 1) return [plan];
  return Array.from({ length: count }, (_, i) => ({
    ...plan,
    row: plan.row + i * height,
    cells: plan.cells.slice(i * height, (i + 1) * height),
    tables: i === count - 1 ? plan.tables : [],
  }));
}

/** Tables are remembered by their ids, which Excel gives when they are made. */
function queueRecords(context: Excel.RequestContext, { sheets }: Plan, written: readonly Pick<Trace, "tables">[]): void {
  sheets.forEach(({ tables }, i) =>
    tables.forEach(({ record }, t) => {
      if (record !== undefined) context.workbook.settings.add(recordKey(written[i].tables[t].id), record);
    }),
  );
}

/** Loads by which ids to find it again, whatever it is called by then. */
function requestWritten(sheet: Excel.Worksheet, plan: SheetPlan): () => Pick<Trace, "sheet" | "tables" | "charts"> {
  sheet.load("id");
  const tables = plan.tables.map(({ name }) => sheet.tables.getItem(name).load("id"));
  const charts = plan.charts.map(({ name }) => sheet.charts.getItem(name).load("id"));
  return () => ({
    sheet: sheet.id,
    tables: tables.map(({ id }, i) => ({ id, area: plan.tables[i].area })),
    charts: charts.map(({ id }) => id),
  });
}

function isWider(before: Snapshot | null, column: number, points: number): boolean {
  const width = before?.widths.get(column);
  return width === undefined || width < points;
}
