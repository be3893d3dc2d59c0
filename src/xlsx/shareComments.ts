import { addComments, type CellComment } from "./comments";
import type { Sheet, WorkbookPackage } from "./package/workbookPackage";
import type { ChangedCell, ShareNote } from "./shareReport";

/** More comments than a reader would open: beyond, the Sources sheet is the place to look. */
export const MOST_COMMENTS = 250;
/** Longest formula shown in a comment; the Sources sheet has it whole. */
const LONGEST_FORMULA = 1000;

/** What a comment says about a cell that holds a value in place of a formula. */
export function formulaComment({ formula, date, version }: { readonly formula: string; readonly date: string; readonly version: string }) {
  const shown = formula.length > LONGEST_FORMULA ? `${formula.slice(0, LONGEST_FORMULA)}…` : formula;
  return `was ${shown}\n${date}, Roundtrip ${version}`;
}

/**
 * A comment on each cell that became a value: the formula it had, the date and the version. None at all where they would be too many, and none on
 * a cell that has a comment of its own; both are told, since the Sources sheet has every formula anyway.
 */
export function shareComments(
  workbook: WorkbookPackage,
  sheets: readonly Sheet[],
  changed: readonly ChangedCell[],
  { date, version }: { readonly date: string; readonly version: string },
): ShareNote[] {
  const values = changed.filter(({ became }) => became === "value");
  if (values.length > MOST_COMMENTS) {
    return [
      {
        kind: "comment",
        where: "workbook",
        text: `${values.length} cells became values: too many for a comment each, so that their formulas stand in the list below only`,
      },
    ];
  }
  const bySheet = new Map<string, CellComment[]>();
  for (const { sheet, address, formula } of values) {
    const comments = bySheet.get(sheet) ?? [];
    comments.push({ address, text: formulaComment({ formula, date, version }) });
    bySheet.set(sheet, comments);
  }
  return sheets.flatMap(({ name, path }): ShareNote[] => {
    const comments = bySheet.get(name) ?? [];
    const left = comments.length - addComments(workbook, path, comments);
    const cells = left === 1 ? "one cell that became a value has" : `${left} cells that became values have`;
    return left > 0 ? [{ kind: "comment", where: name, text: `${cells} no comment of ours: the list below has the formulas` }] : [];
  });
}
