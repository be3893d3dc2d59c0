import { type Area, areaAddress } from "../block/address";
import { extent, type SheetPlan } from "../block/plan";
import { Sketch } from "../block/sketch";
import type { DealRow } from "../blocks/dealRow";
import { dealSources } from "../blocks/sourcesBlock";
import type { DealRecord } from "./dealRecord";
import type { StandingTable } from "./readDealTable";

/** The sources beside a table, written anew: over the area of the old and the new together. */
export interface SourcesUpdate {
  readonly area: Area;
  readonly plan: SheetPlan;
}

/** Columns right of a table in which its sources are looked for: the reader may have added some to the table. */
const REACH = 12;

/** How the block of sources is to be written; null where it is not there as it was inserted, or the new one has no room. */
export async function sourcesUpdate(
  context: Excel.RequestContext,
  { worksheet, sheet, area, record, deals }: StandingTable,
  next: DealRecord,
): Promise<SourcesUpdate | null> {
  if (!record || area.row === 0) return null;
  const first = area.column + area.columns;
  const line = worksheet.getRangeByIndexes(area.row - 1, first, 1, REACH).load("values");
  await context.sync();
  const found = (line.values[0] as unknown[]).indexOf("Sources");
  if (found < 0) return null;
  const place = { row: area.row - 1, column: first + found };
  const blockOf = (rows: readonly DealRow[], beside: readonly DealRow[]) => {
    const sketch = new Sketch(sheet, false, place.row, place.column);
    dealSources(sketch, 0, 0, rows, beside);
    return sketch.plan();
  };
  const was = blockOf(record.rows, record.context);
  const there = new Set(deals.map(({ ref }) => ref));
  const isShown = ({ ref }: DealRow) => ref === "" || there.has(ref) || !record.rows.some((row) => row.ref === ref);
  const plan = blockOf(next.rows.filter(isShown), next.context);
  const rows = Math.max(extent(was).rows, extent(plan).rows);
  const whole = { ...extent(was), rows };
  const range = worksheet.getRange(areaAddress(whole)).load("values");
  await context.sync();
  const isAsInserted = (range.values as unknown[][]).every((cells, r) =>
    cells.every((cell, c) => cell === (was.cells[r]?.[c]?.value ?? "")),
  );
  return isAsInserted ? { area: whole, plan } : null;
}
