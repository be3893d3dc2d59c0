import { formulaComment, MOST_COMMENTS } from "../../xlsx/shareComments";
import type { FrozenFormula } from "./frozenRecord";

interface Held {
  readonly comment: Excel.Comment;
  /** Sheet and cell, as {@link placeOf} has them. */
  readonly place: string;
}

const placeOf = (sheet: string, address: string) => `${sheet.toLowerCase()}!${address.split(":")[0]}`;

/** The place that a range's full address means: `'My model'!A1`. */
function placeOfAddress(address: string): string {
  const at = address.lastIndexOf("!");
  const sheet = address.slice(0, at);
  return placeOf(sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet, address.slice(at + 1));
}

/** Every comment of the workbook and where it is; two round trips. */
async function heldComments(context: Excel.RequestContext): Promise<Held[]> {
  const comments = context.workbook.comments.load("items/content");
  await context.sync();
  const locations = comments.items.map((comment) => comment.getLocation().load("address"));
  await context.sync();
  return comments.items.map((comment, i) => ({ comment, place: placeOfAddress(locations[i].address) }));
}

/**
 * Comments on frozen cells: the formula that each had, the date and the version. A cell with a comment of its own keeps it. Behind the values, so that
 * a refusal (a cell may hold a note, which no comment goes beside) leaves them frozen.
 *
 * @returns what is to be told about it, "" where every cell got one
 */
export async function addFrozenComments(context: Excel.RequestContext, frozen: readonly FrozenFormula[]): Promise<string> {
  if (frozen.length > MOST_COMMENTS) return ` ${frozen.length} cells are too many for a comment each: the record has their formulas.`;
  try {
    const taken = new Set((await heldComments(context)).map(({ place }) => place));
    const free = frozen.filter(({ sheet, address }) => !taken.has(placeOf(sheet, address)));
    for (const entry of free) {
      const cell = context.workbook.worksheets.getItem(entry.sheet).getRange(entry.address.split(":")[0]);
      context.workbook.comments.add(cell, formulaComment(entry));
    }
    await context.sync();
    const own = frozen.length - free.length;
    return own > 0 ? ` ${own === 1 ? "One cell has" : `${own} cells have`} a comment already and got none of ours.` : "";
  } catch {
    return " Excel did not take a comment for every one of them: the record has their formulas.";
  }
}

/** Takes away the comments that freezing put on the cells of these entries; one whose text has changed since, or that was answered, stays. */
export async function removeFrozenComments(context: Excel.RequestContext, entries: readonly FrozenFormula[]): Promise<void> {
  const ours = new Map(entries.map((entry) => [placeOf(entry.sheet, entry.address), formulaComment(entry)]));
  const same = (await heldComments(context)).filter(({ comment, place }) => ours.get(place) === comment.content);
  const answers = same.map(({ comment }) => comment.replies.getCount());
  await context.sync();
  same.forEach(({ comment }, i) => {
    if (answers[i].value === 0) comment.delete();
  });
}
