import { portableOf } from "../catalogue/portable";
import type { PortableTable } from "../catalogue/portable/portable";
import type { FunctionSpec } from "../catalogue/spec";
import type { Cell } from "../catalogue/cell";
import type { Steps } from "../domain/kernel/steps";
import { addressOf, quotedSheet } from "./address";
import type { WorkbookPackage } from "./package/workbookPackage";
import { addName } from "./workbookPart";
import { addWrittenSheet, type Value } from "./writtenSheet";

/** Rows above a table: what it is, and a blank one. */
const ABOVE = 2;
const WIDTH = 16;

const absolute = (row: number, column: number) => addressOf({ row, column }).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");

function shown(cell: Cell, column: number, { dates, links }: PortableTable): Value {
  if (typeof cell === "number" && dates.includes(column)) return { serial: cell };
  if (typeof cell === "string" && links.includes(column) && /^https?:/.test(cell)) return { link: cell };
  return typeof cell === "object" ? undefined : cell;
}

/** The tables that the native equivalents used look up, each once, on visible sheets under their names; in steps. */
export function* addPortableTables(workbook: WorkbookPackage, used: Iterable<FunctionSpec>): Steps<void> {
  const tables = new Set<PortableTable>();
  for (const { name } of used) {
    const portable = portableOf(name);
    if (portable && "lambda" in portable && portable.table) tables.add(portable.table);
  }
  for (const table of tables) {
    const [header, ...body] = table.rows;
    const rows: Value[][] = [
      [{ heading: table.title }],
      [],
      header.map((cell) => ({ heading: String(cell) })),
      ...body.map((row) => row.map((cell, column) => shown(cell, column, table))),
    ];
    const sheet = yield* addWrittenSheet(workbook, { name: table.sheet, rows, widths: header.map(() => WIDTH) });
    const range = `${absolute(ABOVE, 0)}:${absolute(ABOVE + table.rows.length - 1, header.length - 1)}`;
    addName(workbook, table.name, `${quotedSheet(sheet)}!${range}`);
  }
}
