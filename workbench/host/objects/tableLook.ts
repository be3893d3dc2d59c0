import { EMPTY_CELL } from "../../grid/entry";
import type { TableParts } from "./tableParts";

const GRID_THEMES: Readonly<Record<string, string>> = {
  TableStyleMedium2: "table-default-0",
  TableStyleMedium3: "table-default-5",
  TableStyleMedium4: "table-default-3",
  TableStyleMedium5: "table-default-4",
  TableStyleMedium6: "table-default-1",
  TableStyleMedium7: "table-default-2",
  TableStyleLight1: "table-default-1",
  TableStyleLight9: "table-default-0",
};

/** The grid's own table theme that looks most like a style of Excel's; light styles have no fill to speak of. */
export async function setTableStyle(table: TableParts, style: string): Promise<void> {
  table.setLook({ style });
  const theme = GRID_THEMES[style];
  if (!theme) return;
  const { info, host } = table;
  await host.grid.setTableTheme(info.sheetId, table.tableId, theme);
}

/** A totals row below the body: "Total", and the sum of the last column, as Excel puts there first. */
export async function showTotals(table: TableParts, shown: boolean): Promise<void> {
  if (shown === (table.look.showTotals ?? false)) return;
  const { area } = table.range;
  const { grid } = table.host;
  const { sheetId, name, columns } = table.info;
  if (!shown) {
    const last = table.range.on({ ...area, startRow: area.endRow });
    await table.resize({ ...area, endRow: area.endRow - 1 });
    last.target.cells.write(last.area, () => EMPTY_CELL);
    table.setLook({ showTotals: false });
    return;
  }
  const made = { ...area, startRow: area.endRow + 1, endRow: area.endRow + 1 };
  grid.edits.moveCells(sheetId, made, "down");
  if (table.range.area.endRow === area.endRow) await table.resize({ ...area, endRow: area.endRow + 1 });
  table.setLook({ showTotals: true });
  const total = columns.map((column, i) => (i === 0 ? "Total" : i === columns.length - 1 ? `=SUBTOTAL(109,${name}[${column}])` : ""));
  await table.range.on(made).set("Values", [total]);
}
