import { finish, type Steps } from "../domain/kernel/steps";
import { columnLetters, positionOf } from "./address";
import { tokensOf } from "./ownCalls";
import { shiftedFormula } from "./shiftFormula";
import { attribute, nextTag, TagReader, unescapeXml, type XmlTag } from "./xml";

/** A formula cell of a worksheet part: where it stands in the text, and what it says. */
export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  /** The `<c>` tag, and the position behind the cell. */
  readonly cell: XmlTag;
  readonly end: number;
  /** The `<f>` tag, and the position behind the element. */
  readonly f: XmlTag;
  readonly fEnd: number;
  /** The formula as the file spells it; of a cell that shares its formula, as it reads in that cell. */
  readonly formula: string;
  /** The range an array formula fills. */
  readonly arrayRange?: string;
  /** What stands in `<v>`, as written; undefined where the cell was never calculated. */
  readonly value?: string;
  readonly type: string;
}

/** What of the formulas of a worksheet is wanted. */
export interface Wanted {
  /** Quick, of a formula as the file spells it. */
  readonly matters: (formula: string) => boolean;
  readonly visit: (cell: FormulaCell) => void;
  /** How far the reading is, in characters of the text. */
  readonly onProgress?: (read: number) => void;
}

/** Where the formula cell just read stands in the text; -1 for a value that isn't there. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly f: number;
  readonly fEnd: number;
  readonly written: string;
  /** Of the `<f>` tag; "" mostly. */
  readonly attributes: string;
  readonly value: number;
  readonly valueEnd: number;
}

/** A formula that other cells of its group share: as it reads so many rows and columns away, or null where no one wants it. */
type Shared = ((row: number, column: number) => string) | null;

const CELLS_A_STEP = 2000;

/**
 * Visits the formula cells of a worksheet part whose formula matters, row by row; in steps. Cells and rows may leave their addresses out, as
 * the format allows. Nothing is kept of the cells passed over.
 *
 * @returns the position behind the cells
 */
export function* formulaCells(text: string, { matters, visit, onProgress }: Wanted): Steps<number> {
  const groups = new Map<string, Shared>();
  let searched = false;
  /** Whether a formula that is spelled out matters; where it is a group's, the group knows it from here on. */
  const learn = (place: Place): boolean => {
    const formula = unescapeXml(place.written);
    const [group, wanted] = [groupOf(place), matters(formula)];
    if (group !== undefined && !groups.has(group)) groups.set(group, wanted ? sharedFormula(formula, place) : null);
    return wanted;
  };
  return yield* eachPlace(text, onProgress, (place) => {
    const group = groupOf(place);
    let formula = unescapeXml(place.written);
    if (group === undefined || formula !== "") {
      if (!learn(place)) return;
    } else {
      // The cell that spells a group's formula out may stand anywhere in the group.
      if (!groups.has(group) && !searched) {
        searched = true;
        finish(eachPlace(text, undefined, (other) => void (other.written !== "" && groupOf(other) !== undefined && learn(other))));
      }
      const shared = groups.get(group);
      if (!shared) return;
      formula = shared(place.row, place.column);
    }
    visit(formulaCell(text, place, formula));
  });
}

/** Number of the shared group that a cell belongs to. */
function groupOf({ attributes }: Place): string | undefined {
  return attributes !== "" && attribute({ attributes }, "t") === "shared" ? (attribute({ attributes }, "si") ?? "") : undefined;
}

function sharedFormula(formula: string, { row, column }: Place): Shared {
  const shifted = shiftedFormula(tokensOf(formula));
  return (toRow, toColumn) => shifted(toRow - row, toColumn - column);
}

function* eachPlace(text: string, onProgress: ((read: number) => void) | undefined, handle: (place: Place) => void): Steps<number> {
  const reader = new TagReader(text);
  let row = -1;
  let column = -1;
  let seen = 0;
  while (reader.next()) {
    if (reader.kind === "close") {
      if (reader.is("sheetData")) return reader.end;
    } else if (reader.is("row")) {
      const written = reader.reference;
      row = written ? Number(written) - 1 : row + 1;
      column = -1;
    } else if (reader.is("c")) {
      const position = positionOf(reader.reference ?? "");
      column = position ? position.column : column + 1;
      if (reader.kind === "empty") continue;
      const place = readCell(text, reader, position?.row ?? row, column);
      if (place) handle(place);
      if (++seen % CELLS_A_STEP === 0) {
        onProgress?.(reader.end);
        yield;
      }
    } else if (reader.kind === "empty" && reader.is("sheetData")) return reader.end;
  }
  return text.length;
}

/** Reads to the end of the cell that the reader is at; null where it has no formula. */
function readCell(text: string, reader: TagReader, row: number, column: number): Place | null {
  const { start } = reader;
  let [f, fEnd, value, valueEnd] = [-1, -1, -1, -1];
  let written = "";
  let attributes = "";
  while (reader.next()) {
    if (reader.kind === "close") {
      if (reader.is("c")) break;
    } else if (reader.is("f")) {
      f = reader.start;
      fEnd = reader.end;
      attributes = reader.attributes;
      if (reader.kind === "empty") continue;
      if (!reader.next()) break;
      written = text.slice(fEnd, reader.start);
      fEnd = reader.end;
    } else if (reader.kind === "open" && reader.is("v")) {
      value = reader.end;
      if (!reader.next()) break;
      valueEnd = reader.start;
    }
  }
  return f < 0 ? null : { row, column, start, end: reader.end, f, fEnd, written, attributes, value, valueEnd };
}

function formulaCell(text: string, { row, column, start, end, f, fEnd, attributes, value, valueEnd }: Place, formula: string): FormulaCell {
  const cell = nextTag(text, start) as XmlTag;
  const isArray = attributes !== "" && attribute({ attributes }, "t") === "array";
  return {
    row,
    column,
    cell,
    end,
    f: nextTag(text, f) as XmlTag,
    fEnd,
    formula,
    type: attribute(cell, "t") ?? "n",
    ...(valueEnd < 0 ? {} : { value: text.slice(value, valueEnd) }),
    ...(isArray ? { arrayRange: attribute({ attributes }, "ref") ?? `${columnLetters(column)}${row + 1}` } : {}),
  };
}
