import { type Area, areaAddress, areasOverlap, parseAddress, type Spot } from "../block/address";
import { inParts } from "../read/inParts";
import { breathe, type Course, orHalted, UNWATCHED } from "../write/course";
import { excelRun } from "../write/excelRun";
import { type ActionResult, refused } from "../write/result";
import { partOf, queueRestoring, type Snapshot } from "../write/snapshot";
import { recordKey } from "./dealRecord";

/** What an update found and did: enough to take it back. */
export interface UpdateTrace {
  readonly table: { readonly id: string; readonly name: string };
  /** The table's place before, header row included. */
  readonly area: Area;
  /** Stretches of the body with all the rows that were changed or went. */
  readonly rows: readonly Snapshot[];
  readonly below: Snapshot | null;
  readonly sources: Snapshot | null;
  /** The table has conditional formats, which clearing its formats would take along. */
  readonly keepsFormats: boolean;
  readonly after: { readonly area: Area; readonly formulas: unknown[][] };
  /** Rows of the body of which cells were changed, and those that went, by their places before. */
  readonly changed: readonly number[];
  readonly gone: readonly number[];
  /** The first of those that went was emptied instead: the table's last row. */
  readonly emptied: boolean;
  readonly asOf: { readonly at: Spot; readonly text: string } | null;
  readonly record: string | null;
}

/** Puts a deal table back as it was before an update; asks first where it has been edited since. It can be stopped until it starts to write. */
export function undoUpdate(trace: UpdateTrace, consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(excelRun((context) => undoIn(context, trace, consent, course)));
}

async function undoIn(context: Excel.RequestContext, trace: UpdateTrace, consent: boolean, course: Course): Promise<ActionResult> {
  course.tell("Looking for edits");
  const table = context.workbook.tables.getItemOrNullObject(trace.table.id).load("name");
  await context.sync();
  if (table.isNullObject) return refused(`The table ${trace.table.name} is no longer in the workbook: there is nothing to take back.`);
  const { worksheet } = table;
  worksheet.load("name,protection/protected");
  const range = table.getRange().load("address");
  await context.sync();
  if (worksheet.protection.protected)
    return refused(`The sheet ${worksheet.name} is protected. Unprotect it, then take back. Nothing was changed.`);
  const place = parseAddress(range.address)?.area;
  const { after } = trace;
  if (!place || JSON.stringify(place) !== JSON.stringify(after.area))
    return refused(`The table ${table.name} has moved, or has other rows or columns by now, so it cannot be put back as it was.`);
  const now = await inParts(context, table.getDataBodyRange(), "formulas", { ...place, rows: place.rows - 1 }, course);
  const edits = now.reduce((sum, row, r) => sum + row.filter((cell, c) => cell !== after.formulas[r]?.[c]).length, 0);
  if (edits > 0 && !consent) {
    return { kind: "ask", question: `${edits} ${edits === 1 ? "cell was" : "cells were"} edited since. Take back all the same?` };
  }
  await breathe(course);
  course.tell(`Taking back the update of ${table.name}`);
  queueUndo(worksheet, table, trace);
  const { settings } = context.workbook;
  if (trace.record === null) settings.getItemOrNullObject(recordKey(trace.table.id)).delete();
  else settings.add(recordKey(trace.table.id), trace.record);
  await context.sync();
  return { kind: "done", said: `Took back the update of ${table.name}.` };
}

function queueUndo(worksheet: Excel.Worksheet, table: Excel.Table, trace: UpdateTrace): void {
  const { area, rows, below, after, changed, gone, emptied, asOf, sources } = trace;
  let count = after.area.rows - 1;
  for (const at of emptied ? gone.slice(1) : gone) {
    // Excel takes a place among the rows, or none for the end.
    table.rows.add(at < count ? at : undefined, [Array<string>(area.columns).fill("")]);
    count++;
  }
  table.resize(areaAddress(area));
  if (below) queueRestoring(worksheet, below);
  for (const at of new Set([...changed, ...gone])) {
    const place = { ...area, row: area.row + 1 + at, rows: 1 };
    const stretch = rows.find((one) => areasOverlap(one.area, place));
    if (stretch) queueRestoring(worksheet, partOf(stretch, place), trace.keepsFormats);
  }
  if (asOf) worksheet.getRangeByIndexes(asOf.at.row, asOf.at.column, 1, 1).values = [[asOf.text]];
  if (sources) queueRestoring(worksheet, sources);
}
