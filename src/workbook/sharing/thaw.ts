import { parseAddress } from "../block/address";
import { plural } from "../block/words";
import { breathe, type Course, orHalted, Stopped, UNWATCHED } from "../write/course";
import { excelRun, inWords } from "../write/excelRun";
import { type ActionResult, type Refused, refused } from "../write/result";
import { removeFrozenComments } from "./frozenComments";
import { type FrozenFormula, readRecord, recordOf, writable } from "./frozenRecord";
import { inRequests } from "./inRequests";
import { isUntouched } from "./isUntouched";
import { readSheets, type UsedSheet } from "./ownCells";

interface Entry {
  readonly row: number;
  readonly entry: FrozenFormula;
}

const listed = (entries: readonly Entry[]) =>
  entries
    .slice(0, 5)
    .map(({ entry }) => `${entry.sheet}!${entry.address}`)
    .join(", ");

/**
 * Puts frozen formulas back where their values still stand as they were left. A cell edited since keeps the edit and stays on the record, and
 * so does one whose sheet is gone; both are told. The record goes when nothing is left on it. Stopped, it puts the values back again.
 */
export function thaw(course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(excelRun((context) => thawIn(context, course)));
}

async function thawIn(context: Excel.RequestContext, course: Course): Promise<ActionResult> {
  course.tell("Looking for frozen formulas");
  const sheets = await readSheets(context);
  await breathe(course);
  const record = recordOf(sheets);
  const entries = record ? readRecord(record.values) : [];
  if (!record || entries.length === 0) return refused("There is no record of frozen formulas in this workbook.");
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const locked = [record, ...entries.map(({ entry }) => byName.get(entry.sheet.toLowerCase()))].find((sheet) => sheet?.isProtected);
  if (locked) return refused(`The sheet ${locked.name} is protected. Unprotect it, then try again. Nothing was changed.`);

  const places: Place[] = [];
  await inRequests(context, entries, { doing: "Reading frozen cells", course, cells: cellsOf }, (held) => {
    const range = byName.get(held.entry.sheet.toLowerCase())?.sheet.getRange(held.entry.address).load("formulas,values");
    places.push({ held, range });
  });
  const back = places.flatMap(({ held, range }) => (range && isUntouched(held.entry, range) ? [{ held, range }] : []));
  const failed = await putBackOrLeave(context, back, course);
  if (failed) return failed;
  const thawed = new Set(back.map(({ held }) => held));
  const kept = entries.filter((held) => !thawed.has(held));
  await removeFrozenComments(
    context,
    back.map(({ held }) => held.entry),
  );
  shrinkRecord(record, entries, kept);
  await context.sync();
  const edited =
    kept.length > 0
      ? ` ${plural(kept.length, "place")} edited since or gone kept as ${kept.length === 1 ? "it is" : "they are"}, still on the record: ${listed(kept)}.`
      : "";
  return { kind: "done", said: `${plural(back.length, "formula")} put back.${edited}` };
}

interface Place {
  readonly held: Entry;
  /** undefined where its sheet is gone. */
  readonly range: Excel.Range | undefined;
}

const cellsOf = ({ entry }: Entry) => {
  const area = parseAddress(entry.address)?.area;
  return area ? area.rows * area.columns : 1;
};

/** A formula in the place of the values it left. */
export function putFormulaBack(range: Excel.Range, formula: string): void {
  range.clear(Excel.ClearApplyTo.contents);
  range.getCell(0, 0).formulas = [[formula]];
}

/** All the formulas in place of their values; or the values again, and why. */
async function putBackOrLeave(
  context: Excel.RequestContext,
  back: readonly { readonly held: Entry; readonly range: Excel.Range }[],
  course: Course,
): Promise<Refused | null> {
  // What stands there now, before formulas put back change what the ranges say.
  const values = back.map(({ range }) => range.values as unknown[][]);
  let done = 0;
  try {
    await inRequests(context, back, { doing: "Putting formulas back", course, cells: ({ held }) => cellsOf(held) }, ({ held, range }) => {
      done++;
      putFormulaBack(range, held.entry.formula);
    });
    return null;
  } catch (error) {
    back.slice(0, done).forEach(({ range }, i) => {
      range.clear(Excel.ClearApplyTo.contents);
      range.values = values[i].map((row) => row.map(writable)) as never;
    });
    await context.sync();
    if (error instanceof Stopped) throw error;
    return inWords(error);
  }
}

/** Takes the entries put back off the record, from below; the whole sheet where none is left. */
function shrinkRecord(record: UsedSheet, entries: readonly Entry[], kept: readonly Entry[]): void {
  if (kept.length === 0) {
    record.sheet.delete();
    return;
  }
  const staying = new Set(kept.map(({ row }) => row));
  for (const { row } of [...entries].reverse()) {
    if (!staying.has(row)) record.sheet.getRangeByIndexes(row, 0, 1, 1).getEntireRow().delete(Excel.DeleteShiftDirection.up);
  }
}
