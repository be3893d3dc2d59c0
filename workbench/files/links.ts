import { parseReference, rangeAddress } from "./reference";

/** Sheets by name and by id, for links inside a workbook: the grid names sheets by id in them, files by name. */
export interface SheetIds {
  readonly nameOf: (id: string) => string | undefined;
  readonly idOf: (name: string) => string | undefined;
}

const quoted = (name: string) => (/^[\p{L}_][\p{L}\d_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

/** `#'My sheet'!A1` of the grid's `#gid=SHEET&range=A1`; addresses outside the workbook stay as they are. */
export function linkInFile(url: string, { nameOf }: SheetIds): string {
  if (!url.startsWith("#")) return url;
  const parameters = new URLSearchParams(url.slice(1));
  const name = nameOf(parameters.get("gid") ?? "");
  return name === undefined ? url : `#${quoted(name)}!${parameters.get("range") ?? "A1"}`;
}

/** The grid's address of a link in a file; undefined for links that are not opened here (scripts, local files, …). */
export function linkInGrid(target: string, { idOf }: SheetIds): string | undefined {
  if (!target.startsWith("#")) return /^(https?|mailto):/i.test(target) ? target : undefined;
  const reference = parseReference(target.slice(1));
  const id = reference && idOf(reference.sheet);
  return reference && id !== undefined ? `#gid=${id}&range=${rangeAddress(reference.range)}` : target;
}
