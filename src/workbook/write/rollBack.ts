import { areasOverlap, parseAddress } from "../block/address";
import { extent, type Plan } from "../block/plan";
import { excelRun } from "./excelRun";
import { queueRestoring, type Snapshot } from "./snapshot";

/**
 * Takes away what a batch that failed half-way has left: its new sheets, and on sheets that were there its tables and charts, whatever
 * they came to be called, and its cells.
 */
export async function rollBack(plan: Plan, before: readonly (Snapshot | null)[]): Promise<void> {
  await excelRun(async (context) => {
    const found = plan.sheets.map(({ sheet }) => {
      const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet).load("name");
      return { worksheet, tables: worksheet.tables.load("items/name"), charts: worksheet.charts.load("items/id") };
    });
    await context.sync();
    const ranges = found.map(({ worksheet, tables }) =>
      worksheet.isNullObject ? [] : tables.items.map((table) => table.getRange().load("address")),
    );
    await context.sync();
    found.forEach(({ worksheet, tables, charts }, i) => {
      const held = before[i];
      if (worksheet.isNullObject) return;
      if (!held) {
        worksheet.delete();
        return;
      }
      // No table stood in the place: it would have been refused.
      tables.items.forEach((table, t) => {
        const place = parseAddress(ranges[i][t].address);
        if (place && areasOverlap(place.area, extent(plan.sheets[i]))) table.convertToRange();
      });
      for (const chart of charts.items) if (!held.charts.has(chart.id)) chart.delete();
      queueRestoring(worksheet, held);
    });
    await context.sync();
  });
}
