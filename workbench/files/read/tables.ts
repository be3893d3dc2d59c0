import type { Worksheet } from "@cj-tech-master/excelts";
import { parseRange } from "../reference";
import type { SheetTable, SheetTables } from "../resources";
import { TABLE_STYLES } from "../styleNames";

const styleId = (theme: string | undefined) => Object.entries(TABLE_STYLES).find(([, name]) => name === theme)?.[0] ?? "table-default-0";

/** A sheet's tables. The grid has no total rows: theirs stay as cells below the table. */
export function readTables(worksheet: Worksheet, sheetId: string): SheetTables {
  const tables = Object.values(worksheet.tables).flatMap(({ model }, index): SheetTable[] => {
    const range = parseRange(model.tableRef ?? model.ref);
    if (!range) return [];
    return [
      {
        id: `${sheetId}-table-${index + 1}`,
        name: model.displayName ?? model.name,
        range: { ...range, endRow: range.endRow - (model.totalsRow ? 1 : 0) },
        options: { showHeader: model.headerRow !== false, showFooter: false, tableStyleId: styleId(model.style?.theme) },
        filters: { tableColumnFilterList: [] },
        columns: model.columns.map(({ name }, column) => ({
          id: `${sheetId}-table-${index + 1}-column-${column + 1}`,
          displayName: name,
          dataType: "string",
          formula: "",
          meta: {},
          style: {},
        })),
      },
    ];
  });
  return { tables, tableFilteredOutRows: [] };
}
