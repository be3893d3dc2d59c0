import { type Area, areaAddress, parseAddress } from "../block/address";
import { keptAsText, safeLink } from "../block/inert";
import type { SheetPlan } from "../block/plan";
import { Sketch } from "../block/sketch";
import { plural } from "../block/words";
import type { DealRow } from "../blocks/dealRow";
import { cellsOf, DEAL_COLUMNS } from "../blocks/dealTable";
import { inParts } from "../read/inParts";
import { breathe, type Course, Stopped, UNWATCHED } from "../write/course";
import { valueOf } from "../write/excelRun";
import { oneByOne } from "../write/oneByOne";
import { type ActionResult, type Refused, refused } from "../write/result";
import { queueClearing, type Snapshot, takeSnapshot } from "../write/snapshot";
import { writeConstants, writeFormulas } from "../write/writeSheet";
import type { Comparison } from "./compareDeals";
import { type Difference, FACTS, type Value } from "./dealDifferences";
import { recordKey, recordText } from "./dealRecord";
import { nextRecord } from "./nextRecord";
import type { StandingTable } from "./readDealTable";
import { type SourcesUpdate, sourcesUpdate } from "./sourcesUpdate";
import { undoUpdate, type UpdateTrace } from "./undoUpdate";

type Of<K extends Difference["kind"]> = Extract<Difference, { readonly kind: K }>;
type Figure = Extract<Difference, { readonly fact: unknown }>;

/** An update sorted by what it does to the sheet. */
interface Work {
  readonly added: readonly DealRow[];
  readonly cells: readonly Figure[];
  /** Places of rows that go, the last first. */
  readonly gone: readonly number[];
}

/** Writes an update in one batch: figures in their cells, new rows below the table, rows that go, the as-of line and the sources. */
export async function applyUpdate(
  context: Excel.RequestContext,
  table: StandingTable,
  comparison: Comparison,
  todo: readonly Difference[],
  asOf: string,
  course: Course,
): Promise<ActionResult> {
  const work = sorted(todo);
  const below = areaBelow(table.area, work.added.length);
  const blocked = below && (await whatStandsBelow(context, table, below));
  if (blocked) return blocked;
  const record = nextRecord(table, comparison, todo, asOf);
  const sources = await sourcesUpdate(context, table, record);
  const before = await snapshots(context, table, work, below, sources);
  await breathe(course);
  course.tell(`Updating ${table.name}`);
  queueUpdate(table, comparison, work, below);
  if (table.asOf) {
    const { at, text, date } = table.asOf;
    table.worksheet.getRangeByIndexes(at.row, at.column, 1, 1).values = [[text.replace(date, asOf)]];
  }
  if (sources) queueSources(table.worksheet, sources);
  const kept = sources ? record : { ...record, context: table.record?.context ?? [] };
  context.workbook.settings.add(recordKey(table.id), recordText(kept));
  const range = table.table.getRange().load("address");
  const body = table.table.getDataBodyRange();
  const conditional = body.conditionalFormats.getCount();
  await context.sync();
  const after = parseAddress(range.address)?.area ?? table.area;
  const trace: UpdateTrace = {
    ...before,
    table: { id: table.id, name: table.name },
    area: table.area,
    after: { area: after, formulas: await inParts(context, body, "formulas", { ...after, rows: after.rows - 1 }, UNWATCHED) },
    keepsFormats: valueOf(conditional) > 0,
    changed: [...new Set(work.cells.map(({ at }) => at))],
    gone: [...work.gone].reverse(),
    emptied: leavesNothing(table, work),
    asOf: table.asOf ? { at: table.asOf.at, text: table.asOf.text } : null,
    record: table.record ? recordText(table.record) : null,
  };
  if (course.isStopped()) {
    const back = await undoUpdate(trace, true);
    if (back.kind === "done") throw new Stopped("stopped");
  }
  return { kind: "done", said: said(table, work, sources, asOf), undo: (agreed, on) => undoUpdate(trace, agreed, on) };
}

function sorted(todo: readonly Difference[]): Work {
  const of = <K extends "new" | "gone">(kind: K) => todo.filter((one): one is Of<K> => one.kind === kind);
  return {
    added: of("new").map(({ row }) => row),
    cells: todo.filter((one): one is Figure => "fact" in one),
    gone: [...new Set(of("gone").map(({ at }) => at))].sort((one, other) => other - one),
  };
}

function areaBelow({ row, column, rows, columns }: Area, count: number): Area | null {
  return count === 0 ? null : { row: row + rows, column, rows: count, columns };
}

async function whatStandsBelow(context: Excel.RequestContext, { worksheet, name }: StandingTable, below: Area): Promise<Refused | null> {
  const used = worksheet.getRange(areaAddress(below)).getUsedRangeOrNullObject(true).load("address");
  await context.sync();
  if (used.isNullObject) return null;
  const place = used.address.slice(used.address.lastIndexOf("!") + 1);
  return refused(
    `The table ${name} needs ${plural(below.rows, "row")} below it, and something stands there (${place}). Make room, then try again. Nothing was changed.`,
  );
}

async function snapshots(
  context: Excel.RequestContext,
  { worksheet, area }: StandingTable,
  work: Work,
  below: Area | null,
  sources: SourcesUpdate | null,
): Promise<{ readonly rows: readonly Snapshot[]; readonly below: Snapshot | null; readonly sources: Snapshot | null }> {
  const touched = [...work.cells.map(({ at }) => at), ...work.gone];
  const rows = await oneByOne(stretches(touched), ({ first, end }) =>
    takeSnapshot(context, worksheet, { ...area, row: area.row + 1 + first, rows: end - first }, []),
  );
  return {
    rows,
    below: below && (await takeSnapshot(context, worksheet, below, [])),
    sources: sources && (await takeSnapshot(context, worksheet, sources.area, [])),
  };
}

/** Rows between two that change that are remembered with them: asking Excel once more costs more. */
const GAP = 100;

/** The places of rows as few stretches: the table may have thousands of rows, of which few change. */
function stretches(places: readonly number[]): { readonly first: number; readonly end: number }[] {
  const found: { first: number; end: number }[] = [];
  for (const at of [...places].sort((one, other) => one - other)) {
    const last = found[found.length - 1];
    if (last && at - last.end <= GAP) last.end = Math.max(last.end, at + 1);
    else found.push({ first: at, end: at + 1 });
  }
  return found;
}

function leavesNothing({ deals }: StandingTable, { added, gone }: Work): boolean {
  return added.length === 0 && gone.length === deals.length;
}

function queueUpdate(table: StandingTable, { now }: Comparison, work: Work, below: Area | null): void {
  const { worksheet, area, heads } = table;
  const at = (row: number, column: number) => worksheet.getRangeByIndexes(area.row + 1 + row, area.column + column, 1, 1);
  for (const { at: row, fact, ref, now: value } of work.cells) {
    const head = FACTS.find(([name]) => name === fact)![1];
    const cell = at(row, heads.indexOf(head));
    cell.values = [[writable(value)]];
    if (fact === "source") queueLink(cell, value, now.get(ref)?.link);
  }
  if (below) {
    const rows = rowsPlan(table, work.added, below);
    writeConstants(worksheet, rows);
    writeFormulas(worksheet, rows);
    table.table.resize(areaAddress({ ...area, rows: area.rows + below.rows }));
  }
  // A table keeps at least one row: the last one is emptied instead.
  const spared = leavesNothing(table, work) ? work.gone[work.gone.length - 1] : -1;
  for (const row of work.gone) {
    if (row === spared) worksheet.getRangeByIndexes(area.row + 1 + row, area.column, 1, area.columns).clear(Excel.ClearApplyTo.contents);
    else table.table.rows.getItemAt(row).delete();
  }
}

function writable(value: Value): string | number | boolean {
  return typeof value === "string" ? keptAsText(value) : (value ?? "");
}

function queueLink(cell: Excel.Range, value: Value, link: string | undefined): void {
  cell.clear(Excel.ClearApplyTo.hyperlinks);
  const address = safeLink(link);
  if (address) cell.hyperlink = { address, textToDisplay: String(value ?? address) };
}

/** New rows as the table's own columns have them; columns that the reader added stay blank, or fill themselves. */
function rowsPlan({ sheet, heads }: StandingTable, added: readonly DealRow[], { row, column }: Area): SheetPlan {
  const sketch = new Sketch(sheet, false, row, column);
  added.forEach((deal, r) => {
    const cells = cellsOf(deal);
    heads.forEach((head, c) => {
      const known = (DEAL_COLUMNS as readonly string[]).indexOf(head);
      if (known >= 0) sketch.put(r, c, cells[known]);
    });
  });
  return sketch.plan();
}

function queueSources(worksheet: Excel.Worksheet, { area, plan }: SourcesUpdate): void {
  queueClearing(worksheet, area);
  writeConstants(worksheet, plan);
  writeFormulas(worksheet, plan);
}

function said(
  { name, record, asOf: line }: StandingTable,
  { added, cells, gone }: Work,
  sources: SourcesUpdate | null,
  asOf: string,
): string {
  const parts = [
    added.length > 0 ? `${plural(added.length, "deal")} added` : "",
    cells.length > 0 ? `${plural(cells.length, "figure")} changed` : "",
    gone.length > 0 ? `${plural(gone.length, "deal")} removed` : "",
  ].filter((part) => part !== "");
  const left = [sources ? "" : "the sources beside it", line || !record ? "" : "its as-of line, which is gone"].filter(
    (part) => part !== "",
  );
  return `Updated ${name} to ${asOf}: ${parts.join(", ")}.${left.length > 0 ? ` Left as found: ${left.join(" and ")}.` : ""}`;
}
