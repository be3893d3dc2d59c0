import type { Worksheet } from "@cj-tech-master/excelts";
import { TABLE_STYLES } from "../styleNames";
import type { SheetTable } from "../resources";
import { cellAddress } from "../reference";

/** Adds the tables of a sheet. Excel repairs a file whose header cells differ from the columns' names, so the names go into the cells too. */
export function addTables(worksheet: Worksheet, tables: readonly SheetTable[]): void {
  for (const { name, range, options, columns } of tables) {
    const headerRow = options.showHeader !== false;
    const rowCount = range.endRow - range.startRow + (headerRow ? 0 : 1);
    const style = options.tableStyleId ?? "";
    worksheet.addTable({
      name,
      ref: cellAddress(range.startRow, range.startColumn),
      headerRow,
      style: { theme: style.startsWith("TableStyle") ? style : (TABLE_STYLES[style] ?? "TableStyleMedium2"), showRowStripes: true },
      columns: columns.map(({ displayName }) => ({ name: displayName, filterButton: true })),
      rows: Array.from({ length: rowCount }, () => columns.map(() => null)),
    });
  }
}

/** Header cells of tables, whose text is the column's name whatever the cell says. */
export function tableHeaders(tables: readonly SheetTable[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { range, options, columns } of tables) {
    if (options.showHeader === false) continue;
    columns.forEach(({ displayName }, index) => headers.set(cellAddress(range.startRow, range.startColumn + index), displayName));
  }
  return headers;
}
