import { areaAddress } from "../block/address";
import { type Build, extent, type Plan, type SheetPlan } from "../block/plan";
import { recordKey } from "../update/dealRecord";
import { placesOf } from "./describe";
import { excelRun, inWords } from "./excelRun";
import { inspect } from "./inspect";
import { readSite } from "./readSite";
import type { ActionResult, Refused } from "./result";
import { rollBack } from "./rollBack";
import { queueClearing, type Snapshot, takeSnapshot } from "./snapshot";
import { takeBack, type Trace } from "./takeBack";
import { writeAround, writeConstants, writeFormulas } from "./writeSheet";

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
    return { kind: "done", said: `Inserted ${plan.what}: ${placesOf(plan)}.`, undo: (agreed) => takeBack(plan.what, traces, agreed) };
  });
}

/**
 * Writes the plan whole or not at all: Excel keeps what stood before the request that failed in a batch, so that is taken back, and only
 * then the reason told.
 */
async function writeOrRollBack(context: Excel.RequestContext, plan: Plan): Promise<readonly Trace[] | Refused> {
  const before = await snapshots(context, plan);
  try {
    return await write(context, plan, before);
  } catch (error) {
    await rollBack(plan, before);
    return inWords(error);
  }
}

async function snapshots(context: Excel.RequestContext, plan: Plan): Promise<readonly (Snapshot | null)[]> {
  const { worksheets } = context.workbook;
  return Promise.all(
    plan.sheets.map((sheetPlan) =>
      sheetPlan.isNew ? null : takeSnapshot(context, worksheets.getItem(sheetPlan.sheet), extent(sheetPlan), sheetPlan.widths.keys()),
    ),
  );
}

async function write(context: Excel.RequestContext, plan: Plan, before: readonly (Snapshot | null)[]): Promise<readonly Trace[]> {
  const { worksheets } = context.workbook;
  const sheets = plan.sheets.map(({ sheet, isNew }) => (isNew ? worksheets.add(sheet) : worksheets.getItem(sheet)));
  plan.sheets.forEach((sheetPlan, i) => {
    if (before[i]) queueClearing(sheets[i], extent(sheetPlan));
    writeConstants(sheets[i], sheetPlan);
  });
  plan.sheets.forEach((sheetPlan, i) => writeFormulas(sheets[i], sheetPlan));
  plan.sheets.forEach((sheetPlan, i) => writeAround(sheets[i], sheetPlan, (column, points) => isWider(before[i], column, points)));
  const shown = plan.show === undefined ? 0 : plan.sheets.findIndex(({ sheet }) => sheet === plan.show);
  sheets[shown].activate();
  sheets[shown].getRange(areaAddress({ ...extent(plan.sheets[shown]), rows: 1, columns: 1 })).select();
  const written = plan.sheets.map((sheetPlan, i) => requestWritten(sheets[i], sheetPlan));
  await context.sync();
  const traces = plan.sheets.map((sheetPlan, i) => ({ plan: sheetPlan, before: before[i], ...written[i]() }));
  if (queueRecords(context, traces) > 0) await context.sync();
  return traces;
}

/** Tables are remembered by their ids, which Excel gives when they are made. */
function queueRecords(context: Excel.RequestContext, traces: readonly Trace[]): number {
  const records = traces.flatMap(({ plan, tables }) => plan.tables.map(({ record }, i) => ({ record, id: tables[i].id })));
  for (const { record, id } of records) if (record !== undefined) context.workbook.settings.add(recordKey(id), record);
  return records.length;
}

/** Loads what tells later whether it was edited, and by which ids to find it again whatever it is called by then. */
function requestWritten(sheet: Excel.Worksheet, plan: SheetPlan): () => Omit<Trace, "plan" | "before"> {
  sheet.load("id");
  const cells = sheet.getRange(areaAddress(extent(plan))).load("formulas");
  const tables = plan.tables.map(({ name }) => sheet.tables.getItem(name).load("id"));
  const charts = plan.charts.map(({ name }) => sheet.charts.getItem(name).load("id"));
  return () => ({
    sheet: sheet.id,
    after: cells.formulas,
    tables: tables.map(({ id }, i) => ({ id, area: plan.tables[i].area })),
    charts: charts.map(({ id }) => id),
  });
}

function isWider(before: Snapshot | null, column: number, points: number): boolean {
  const width = before?.widths.get(column);
  return width === undefined || width < points;
}
