import { plural } from "../block/words";
import { excelRun } from "../write/excelRun";
import { type ActionResult, refused } from "../write/result";
import { removeFrozenComments } from "./frozenComments";
import { type FrozenFormula, readRecord, recordOf } from "./frozenRecord";
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
 * so does one whose sheet is gone; both are told. The record goes when nothing is left on it.
 */
export function thaw(): Promise<ActionResult> {
  return excelRun(async (context): Promise<ActionResult> => {
    const sheets = await readSheets(context);
    const record = recordOf(sheets);
    const entries = record ? readRecord(record.values) : [];
    if (!record || entries.length === 0) return refused("There is no record of frozen formulas in this workbook.");
    const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
    const locked = [record, ...entries.map(({ entry }) => byName.get(entry.sheet.toLowerCase()))].find((sheet) => sheet?.isProtected);
    if (locked) return refused(`The sheet ${locked.name} is protected. Unprotect it, then try again. Nothing was changed.`);

    const asked = entries.map(({ entry }) => byName.get(entry.sheet.toLowerCase())?.sheet.getRange(entry.address).load("formulas,values"));
    await context.sync();
    const kept: Entry[] = [];
    entries.forEach((held, i) => {
      const range = asked[i];
      if (!range || !isUntouched(held.entry, range)) {
        kept.push(held);
        return;
      }
      range.clear(Excel.ClearApplyTo.contents);
      range.getCell(0, 0).formulas = [[held.entry.formula]];
    });
    const back = entries.filter((held) => !kept.includes(held));
    await removeFrozenComments(
      context,
      back.map(({ entry }) => entry),
    );
    shrinkRecord(record, entries, kept);
    await context.sync();
    const edited =
      kept.length > 0
        ? ` ${plural(kept.length, "place")} edited since or gone kept as ${kept.length === 1 ? "it is" : "they are"}, still on the record: ${listed(kept)}.`
        : "";
    return { kind: "done", said: `${plural(back.length, "formula")} put back.${edited}` };
  });
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
