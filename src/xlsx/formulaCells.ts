import type { Steps } from "../domain/kernel/steps";
import { columnLetters, positionOf } from "./address";
import { tokensOf } from "./ownCalls";
import { shiftFormula } from "./shiftFormula";
import { attribute, nextTag, unescapeXml, type XmlTag } from "./xml";

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
  /** Number of the shared group it belongs to. */
  readonly shared?: string;
  /** The range an array formula fills. */
  readonly arrayRange?: string;
  /** What stands in `<v>`, as written; undefined where the cell was never calculated. */
  readonly value?: string;
  readonly type: string;
}

interface Found extends Omit<FormulaCell, "formula"> {
  formula: string;
  readonly written: string;
}

const CELLS_A_STEP = 2000;

/**
 * The formula cells of a worksheet part whose formula matters, row by row; in steps. Cells and rows may leave their addresses out, as
 * the format allows.
 */
export function* formulaCells(text: string, matters: (formula: string) => boolean): Steps<FormulaCell[]> {
  const found: Found[] = [];
  let row = -1;
  let column = -1;
  let seen = 0;
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, tag.end)) {
    if (tag.kind === "close") {
      if (tag.name === "sheetData") break;
      continue;
    }
    if (tag.name === "row") {
      const written = attribute(tag, "r");
      row = written ? Number(written) - 1 : row + 1;
      column = -1;
    } else if (tag.name === "c") {
      const position = positionOf(attribute(tag, "r") ?? "");
      column = position ? position.column : column + 1;
      if (tag.kind === "empty") continue;
      const read = readCell(text, tag, position?.row ?? row, column);
      if (read.found && (matters(read.found.formula) || isFollower(read.found))) found.push(read.found);
      tag = read.last;
      if (++seen % CELLS_A_STEP === 0) yield;
    }
  }
  return expandShared(found);
}

/** A cell of a shared group that leaves the formula to another one. */
const isFollower = ({ shared, written }: Found) => shared !== undefined && written === "";

function readCell(text: string, cell: XmlTag, row: number, column: number): { readonly found?: Found; readonly last: XmlTag } {
  let f: XmlTag | undefined;
  let fEnd = 0;
  let written = "";
  let value: string | undefined;
  let last = cell;
  for (let tag = nextTag(text, cell.end); tag; tag = nextTag(text, tag.end)) {
    last = tag;
    if (tag.kind === "close" && tag.name === "c") break;
    if (tag.kind === "close") continue;
    const start = tag.end;
    if (tag.name === "f") {
      f = tag;
      fEnd = tag.end;
      if (tag.kind !== "open") continue;
      const close = nextTag(text, start);
      if (!close) break;
      written = text.slice(start, close.start);
      fEnd = close.end;
      tag = close;
    } else if (tag.name === "v" && tag.kind === "open") {
      const close = nextTag(text, start);
      if (!close) break;
      value = text.slice(start, close.start);
      tag = close;
    }
  }
  if (!f) return { last };
  const kind = attribute(f, "t");
  return {
    last,
    found: {
      row,
      column,
      cell,
      end: last.end,
      f,
      fEnd,
      written,
      formula: unescapeXml(written),
      type: attribute(cell, "t") ?? "n",
      ...(value === undefined ? {} : { value }),
      ...(kind === "shared" ? { shared: attribute(f, "si") ?? "" } : {}),
      ...(kind === "array" ? { arrayRange: attribute(f, "ref") ?? `${columnLetters(column)}${row + 1}` } : {}),
    },
  };
}

/** Fills in the formula of the cells that only refer to their group's: the one that spells it out may stand anywhere in the group. */
function expandShared(found: readonly Found[]): FormulaCell[] {
  const masters = new Map<string, Found>();
  for (const cell of found)
    if (cell.shared !== undefined && cell.written !== "" && !masters.has(cell.shared)) masters.set(cell.shared, cell);
  const tokens = new Map([...masters].map(([group, master]) => [group, tokensOf(master.formula)]));
  return found.filter((cell) => {
    if (!isFollower(cell)) return true;
    const master = masters.get(cell.shared ?? "");
    if (!master) return false;
    cell.formula = shiftFormula(tokens.get(cell.shared ?? "") ?? [], cell.row - master.row, cell.column - master.column);
    return true;
  });
}
