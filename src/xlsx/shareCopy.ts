import { portableName } from "../catalogue/portable";
import type { FunctionSpec } from "../catalogue/spec";
import { type Outcome, success } from "../domain/kernel/outcome";
import type { Steps } from "../domain/kernel/steps";
import { addressOf, positionOf } from "./address";
import { addName, recalculateOnOpen } from "./workbookPart";
import { dealIdsIn, dealsOfFormula } from "./dealsUsed";
import { dynamicArrayMetadata } from "./dynamicArrayMetadata";
import { formulaCells } from "./formulaCells";
import { formulaInFile } from "./formulaInFile";
import { FrozenSpills, mayTakeSpill } from "./frozenSpills";
import { leaveOut } from "./leaveOut";
import { OtherFormulas } from "./otherFormulas";
import { otherFunctions } from "./otherFunctions";
import { savePackage } from "./package/savePackage";
import { type Sheet, WorkbookPackage } from "./package/workbookPackage";
import { portableLambda } from "./portableLambda";
import { shareComments } from "./shareComments";
import { addPortableTables } from "./portableTables";
import { definedNames, rangedNames, shareNames } from "./shareNames";
import type { ChangedCell, ShareNote, ShareReport } from "./shareReport";
import { shareRules } from "./shareRules";
import { rangedNote, type SheetContext, shareSheetCells } from "./shareSheetCells";
import { shareTable } from "./shareTables";
import { sharedStrings } from "./sharedStrings";
import { addSourcesSheet } from "./sourcesSheet";
import { TextSink } from "./textSink";
import type { ShareMode, Treatments } from "./treatment";
import { edgesOf } from "./whatIfTables";
import { attribute, tags } from "./xml";

export interface ShareOptions {
  readonly mode: ShareMode;
  /** ISO date to write on the Sources sheet. */
  readonly date: string;
  readonly version: string;
  /** Take out the add-in's pane, which asks readers without the add-in to install it. */
  readonly withoutPane: boolean;
  /** Note formula, date and version on each cell that becomes a value, unless they are too many. */
  readonly comments: boolean;
  /** How far the copy is, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

export interface SharedCopy {
  readonly bytes: Uint8Array;
  readonly report: ShareReport;
}

/** Where reading the cells begins and ends among all of the work, and where packing begins. */
const [CELLS_FROM, CELLS_TO, PACKED_FROM] = [0.1, 0.5, 0.6];

/**
 * A copy of a workbook that opens right without the add-in: every formula that calls our functions as its value or in native functions, with a
 * Sources sheet that has them all. The bytes given are not changed. In steps, so that a driver can show progress or give up; cost and
 * memory linear in the unpacked size, which is bounded.
 */
export function* shareCopy(bytes: Uint8Array, options: ShareOptions): Steps<Outcome<SharedCopy>> {
  const opened = yield* WorkbookPackage.open(bytes);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  yield;
  const used = new Set<FunctionSpec>();
  const use = (spec: FunctionSpec) => void used.add(spec);
  const notes: ShareNote[] = leaveOut(workbook, options.withoutPane);
  const callsOthers = otherFunctions(definedNames(workbook.text(workbook.workbookPath)).map(({ name }) => name));
  const names = shareNames(workbook.text(workbook.workbookPath), options.mode, use);
  workbook.setText(workbook.workbookPath, names.text);
  notes.push(...names.notes);

  const strings = lazily(() => sharedStrings(workbook));
  const changed: ChangedCell[] = [];
  const deals = new Set<string>();
  const sheets = workbook.sheets();
  const treatments = names.treatments.withSpills(yield* frozenSpills(workbook, sheets, names.treatments));
  const ranged = rangedNames(workbook.text(workbook.workbookPath), treatments);
  workbook.setText(workbook.workbookPath, ranged.text);
  notes.push(...ranged.notes);
  const size = sheets.reduce((sum, { path }) => sum + workbook.size(path), 1);
  let behind = 0;
  const onRead = (read: number) => options.onProgress?.(CELLS_FROM + ((CELLS_TO - CELLS_FROM) * (behind + read)) / size);
  for (const sheet of sheets) {
    onRead(0);
    const ofSheet = workbook.size(sheet.path);
    const shared = yield* shareSheet(workbook, sheet, {
      treatments,
      others: new OtherFormulas(callsOthers),
      use,
      sharedString: (index) => strings()[index] ?? "",
      onProgress: onRead,
    });
    for (const cell of shared.changed) changed.push(cell);
    notes.push(...shared.notes);
    shared.deals.forEach((id) => deals.add(id));
    behind += ofSheet;
    yield;
  }
  if (deals.size > 0 || changed.some(({ formula }) => formula.includes("AIDEALS"))) dealIdsIn(strings()).forEach((id) => deals.add(id));

  const portables = [...used].map(({ name }) => name).sort();
  for (const spec of used) addName(workbook, portableName(spec.name), formulaInFile(portableLambda(spec) ?? ""));
  yield* addPortableTables(workbook, used);
  if (options.comments) notes.push(...shareComments(workbook, sheets, changed, options));
  if (used.size > 0) recalculateOnOpen(workbook);
  const report = { changed, notes: [...notes, ...valueNotes(changed)], deals: [...deals].sort(), portables };
  const sourcesName = yield* addSourcesSheet(workbook, report, options);
  const unpacked = workbook.paths().reduce((sum, path) => sum + workbook.size(path), 1);
  const saved = yield* savePackage(workbook.contents(), (packed) =>
    options.onProgress?.(PACKED_FROM + ((1 - PACKED_FROM) * packed) / unpacked),
  );
  options.onProgress?.(1);
  return success({ bytes: saved, report: { ...report, sourcesSheet: sourcesName } });
}

function lazily<T>(make: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => (held ??= { value: make() }).value;
}

/** Rewrites one sheet with its tables; what changed, what to know, and the deals its formulas and cells name. */
function* shareSheet(
  workbook: WorkbookPackage,
  { name, path }: Sheet,
  context: Omit<SheetContext, "sheet" | "dynamicArrayMetadata">,
): Steps<{ changed: ChangedCell[]; notes: ShareNote[]; deals: readonly string[] }> {
  const { treatments, use } = context;
  const text = workbook.text(path);
  const sink = new TextSink();
  const { changed, ranged, end, written } = yield* shareSheetCells(text, sink, {
    ...context,
    sheet: name,
    dynamicArrayMetadata: lazily(() => dynamicArrayMetadata(workbook)),
  });
  // Conditional formats and data validations stand behind the cells.
  const behind = text.slice(end);
  const rules = shareRules(behind, name, treatments, use);
  const notes = [...rules.notes, ...context.others.notes(name), ...whatIfNotes(text, name, changed), ...rangedNotes(name, ranged)];
  if (changed.length + ranged.length > 0 || rules.text !== behind) {
    sink.write(text.slice(written, end));
    sink.write(rules.text);
    workbook.setBytes(path, sink.bytes());
  }
  for (const table of workbook.relatedAll(path, "table")) {
    const shared = shareTable(workbook.text(table), name, treatments, use);
    if (shared.notes.length === 0) continue;
    workbook.setText(table, shared.text);
    notes.push(...shared.notes);
  }
  const looksUp = changed.filter(({ formula }) => formula.toUpperCase().includes("AIDEALS"));
  const spilled = looksUp.length > 0 ? [...text.matchAll(/>([A-Z]{3,4}-\d{1,4})</g)].map(([, id]) => id) : [];
  return { changed, notes, deals: [...dealIdsIn(spilled), ...looksUp.flatMap(({ formula }) => dealsOfFormula(formula))] };
}

/** The spills that become values, where any formula may take one by its `#`: sheets are read twice then. */
function* frozenSpills(workbook: WorkbookPackage, sheets: readonly Sheet[], treatments: Treatments): Steps<FrozenSpills> {
  const spills = new FrozenSpills();
  const parts = [workbook.workbookPath, ...sheets.flatMap(({ path }) => [path, ...workbook.relatedAll(path, "table")])];
  if (!parts.some((path) => mayTakeSpill(workbook.text(path)))) return spills;
  for (const { name, path } of sheets) {
    yield* formulaCells(workbook.text(path), {
      matters: (formula) => treatments.mayMatter(formula),
      visit: ({ formula, arrayRange }) => {
        if (arrayRange !== undefined && treatments.of(formula).kind === "value") spills.add(name, arrayRange);
      },
    });
  }
  return spills;
}

/** The formulas of a sheet that took a spill by its `#`, a few of them by name. */
function rangedNotes(sheet: string, ranged: readonly { readonly address: string; readonly formula: string }[]): ShareNote[] {
  if (ranged.length === 0) return [];
  const [{ address, formula }] = ranged;
  const more = ranged.length > 1 ? ` (and ${ranged.length - 1} more on this sheet)` : "";
  return [{ kind: "spill", where: `${sheet}!${address}`, text: `${rangedNote(formula)}${more}` }];
}

/** A What-If table computes its formulas again and again: one of ours that became a value would make all of its results the same. */
function whatIfNotes(text: string, sheet: string, changed: readonly ChangedCell[]): ShareNote[] {
  if (!text.includes("dataTable")) return [];
  const values = new Set(changed.filter(({ became }) => became === "value").map(({ address }) => address));
  return [...tags(text)].flatMap((tag): ShareNote[] => {
    if (tag.name !== "f" || attribute(tag, "t") !== "dataTable") return [];
    const area = attribute(tag, "ref") ?? "";
    const [first, last] = area.split(":").map(positionOf);
    if (!first || !edgesOf(first, last ?? first).some((edge) => values.has(addressOf(edge)))) return [];
    return [{ kind: "What-If table", where: `${sheet}!${area}`, text: WHAT_IF }];
  });
}

const WHAT_IF =
  "a What-If table of a formula that is a value here: once calculated, all of its results are that value; copy them as values before sharing, or use AIVALUATION.SENSITIVITY";

/** Notes of one kind that are listed one by one. */
const LISTED = 100;

const NEVER_CALCULATED = "the workbook holds no value for this formula, so that the cell is blank here: recalculate, save and share again";
const CUT_SHORT =
  "the formula fills several cells, and the workbook holds only the first of them, as programmes other than Excel write it: open it in Excel with the add-in, save and share again";

/** Values that are worth a second look: cells never calculated, results of which the file has one cell, and cells that show an error. */
function valueNotes(changed: readonly ChangedCell[]): ShareNote[] {
  const all = changed.flatMap(({ sheet, address, became, value, cutShort }): ShareNote[] => {
    const where = `${sheet}!${address}`;
    if (value === "" && became === "value") return [{ kind: "never calculated", where, text: NEVER_CALCULATED }];
    if (value.startsWith("#")) return [{ kind: "error", where, text: `shows ${value}` }];
    return cutShort && became === "value" ? [{ kind: "cut short", where, text: CUT_SHORT }] : [];
  });
  return (["error", "never calculated", "cut short"] as const).flatMap((kind): ShareNote[] => {
    const notes = all.filter((note) => note.kind === kind);
    const more = notes.length - LISTED;
    return more > 0 ? [...notes.slice(0, LISTED), { kind, where: "workbook", text: `and ${more} more cells` }] : notes;
  });
}
