import { DEAL_HEAD } from "../../xlsx/sourcesSheet";
import { freeSheetName } from "../block/freeName";
import { safeLink } from "../block/inert";
import { plural } from "../block/words";
import { breathe, type Course, inSlices, orHalted, Stopped, UNWATCHED } from "../write/course";
import { excelRun, inWords } from "../write/excelRun";
import { type ActionResult, type Refused, refused } from "../write/result";
import { dependentsOf } from "./dependents";
import { addFrozenComments } from "./frozenComments";
import { dealRows, dealsLookedUp } from "./frozenDeals";
import {
  checkOf,
  type FrozenFormula,
  RECORD_HEAD,
  RECORD_NOTE,
  RECORD_SHEET,
  RECORD_TITLE,
  recordOf,
  recordRow,
  writable,
} from "./frozenRecord";
import { inRequests } from "./inRequests";
import { type OwnCell, ownCells, readSheets, type UsedSheet } from "./ownCells";
import { putFormulaBack, thaw } from "./thaw";

export interface FreezeOptions {
  /** ISO date for the record. */
  readonly date: string;
  readonly version: string;
  /** Comment on each frozen cell: the formula it had. */
  readonly comments: boolean;
}

/**
 * Replaces every formula that calls our functions by the values it shows, a spilled one by all it spilled, with those that take a spill by its `#`
 * or use a name that calls us, and records them on a visible sheet.
 * Refused whole where a sheet that would change is protected, or a value is still being computed. Asks first. Stopped, it puts back the formulas
 * that it has replaced by then.
 */
export function freeze(options: FreezeOptions, consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(excelRun((context) => freezeIn(context, options, consent, course)));
}

async function freezeIn(context: Excel.RequestContext, options: FreezeOptions, consent: boolean, course: Course): Promise<ActionResult> {
  course.tell("Looking for formulas");
  const names = context.workbook.names.load("items/name,items/formula");
  const sheets = await readSheets(context);
  await breathe(course);
  const calling = await inSlices(ownCells(sheets), course);
  const dependent = dependentsOf(
    calling,
    sheets,
    names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
  );
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const cells = [...calling, ...dependent].map((cell) => ({ ...cell, on: byName.get(cell.sheet) as UsedSheet }));
  const refusal = whatForbids(sheets, cells);
  if (refusal) return refusal;
  if (!consent) {
    return {
      kind: "ask",
      question: `${plural(cells.length, "formula")}${dependent.length > 0 ? ` (${dependent.length} by a spill or a name that calls the add-in)` : ""} on ${plural(new Set(cells.map(({ sheet }) => sheet)).size, "sheet")} will be replaced by their values and listed on a sheet, from which Thaw puts them back. Go on?`,
    };
  }
  const spills: Excel.Range[] = [];
  await inRequests(context, cells, { doing: "Reading what formulas spill", course, cells: () => 1 }, ({ on, address }) => {
    spills.push(on.sheet.getRange(address).getSpillingToRangeOrNullObject().load("address,values"));
  });
  const frozen = cells.map((cell, i) => frozenOf(cell, spills[i], options));
  const written = await replaceOrPutBack(context, sheets, frozen, course);
  if (written) return written;
  const told = options.comments
    ? await addFrozenComments(
        context,
        frozen.map(({ entry }) => entry),
      )
    : "";
  return {
    kind: "done",
    said: `${plural(frozen.length, "formula")} replaced by values; the sheet ${recordName(sheets)} lists them all.${told}`,
    undo: (_, on) => thaw(on),
  };
}

type CellOn = OwnCell & { readonly on: UsedSheet };

function whatForbids(sheets: readonly UsedSheet[], cells: readonly CellOn[]): Refused | null {
  if (cells.length === 0) return refused("No formula in this workbook calls the add-in's functions: there is nothing to freeze.");
  const locked = sheets.find((sheet) => sheet.isProtected && cells.some(({ on }) => on === sheet));
  if (locked) {
    return refused(
      `The sheet ${locked.name} is protected and has such formulas. Unprotect it, or use Share a copy, which works on protected sheets. Nothing was changed.`,
    );
  }
  const waiting = cells.find(({ value }) => value === "#BUSY!" || value === "#GETTING_DATA");
  return waiting
    ? refused(`${waiting.sheet}!${waiting.address} is still being calculated. Wait for it, then try again. Nothing was changed.`)
    : null;
}

interface Frozen {
  readonly on: UsedSheet;
  readonly entry: FrozenFormula;
  readonly values: readonly (readonly unknown[])[];
}

function frozenOf({ on, ...cell }: CellOn, spill: Excel.Range, { date, version }: FreezeOptions): Frozen {
  const address = spill.isNullObject ? cell.address : spill.address.slice(spill.address.lastIndexOf("!") + 1);
  const values = spill.isNullObject ? [[cell.value]] : (spill.values as unknown[][]);
  const entry = { sheet: cell.sheet, address, formula: cell.formula, value: values[0][0], date, version, check: checkOf(values) };
  return { on, entry, values };
}

/** Values in the place of all the formulas, and the record of them; or all as it was, and why. */
async function replaceOrPutBack(
  context: Excel.RequestContext,
  sheets: readonly UsedSheet[],
  frozen: readonly Frozen[],
  course: Course,
): Promise<Refused | null> {
  let replaced = 0;
  const cells = ({ values }: Frozen) => values.length * values[0].length;
  try {
    await inRequests(context, frozen, { doing: "Replacing formulas by values", course, cells }, ({ on, entry, values }) => {
      replaced++;
      on.sheet.getRange(entry.address).values = values.map((row) => row.map(writable)) as never;
    });
    writeRecord(
      context,
      sheets,
      frozen.map(({ entry }) => entry),
    );
    await context.sync();
    return null;
  } catch (error) {
    for (const { on, entry } of frozen.slice(0, replaced)) putFormulaBack(on.sheet.getRange(entry.address), entry.formula);
    await context.sync();
    if (error instanceof Stopped) throw error;
    return inWords(error);
  }
}

/** What the record sheet is called, or will be; a sheet of that name that is not ours is another. */
function recordName(sheets: readonly UsedSheet[]): string {
  const held = recordOf(sheets);
  if (held) return held.name;
  return freeSheetName(new Set(sheets.map(({ name }) => name.toLowerCase())), RECORD_SHEET);
}

/** Adds entries, and the deals they looked up, to the record sheet, or makes one; a sheet of that name that is not ours is left alone. */
function writeRecord(context: Excel.RequestContext, sheets: readonly UsedSheet[], frozen: readonly FrozenFormula[]): void {
  const held = recordOf(sheets);
  const sheet = held?.sheet ?? context.workbook.worksheets.add(recordName(sheets));
  const known = new Set(held?.values.map(([id]) => id));
  const deals = dealsLookedUp(frozen, sheets).filter((id) => !known.has(id));
  const dealCells = deals.length > 0 ? [[], ...dealRows(deals)] : [];
  const width = DEAL_HEAD.length;
  const pad = (cells: readonly unknown[]) => [...cells, ...Array<string>(width - cells.length).fill("")];
  const entries = [...(held ? [] : [[RECORD_TITLE], [RECORD_NOTE], RECORD_HEAD]), ...frozen.map(recordRow)];
  const rows = [...entries, ...dealCells.map((cells) => cells.map(({ text }) => writable(text)))].map(pad);
  const first = held ? held.values.length : 0;
  sheet.getRangeByIndexes(first, 0, rows.length, width).values = rows as never;
  dealCells.forEach((cells, r) =>
    cells.forEach(({ text, link }, c) => {
      const address = safeLink(link);
      const cell = sheet.getRangeByIndexes(first + entries.length + r, c, 1, 1);
      if (address) cell.hyperlink = { address, textToDisplay: String(text) };
    }),
  );
  if (!held) sheet.getRangeByIndexes(0, 0, 1, 1).format.font.bold = true;
}
