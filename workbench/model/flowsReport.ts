import { DEAL_COLUMNS, dealTable } from "../../src/workbook/blocks/dealTable";
import { circularReport } from "../../src/workbook/blocks/circularReport";
import type { DealRow } from "../../src/workbook/blocks/dealRow";
import type { BlockCell } from "../../src/workbook/block/cell";
import type { Build, SheetPlan } from "../../src/workbook/block/plan";

/** Formats of the add-in's blocks count in billions; smaller flows are shown in millions or in full. */
const SCALES = [
  { from: 1e9, commas: ",,,", letter: "B" },
  { from: 1e6, commas: ",,", letter: "M" },
  { from: 0, commas: "", letter: "" },
] as const;

function rescaled(cell: BlockCell, { commas, letter }: (typeof SCALES)[number]): BlockCell {
  const format = cell.format?.replace(',,,"B"', letter === "" ? "" : `${commas}"${letter}"`).replace(/\.0$/, "");
  const formula = cell.formula?.replaceAll(',,,")&"B"', letter === "" ? '")' : `${commas}")&"${letter}"`);
  return { ...cell, ...(format !== undefined && { format }), ...(formula !== undefined && { formula }) };
}

function inScale(plan: SheetPlan, largest: number): SheetPlan {
  const scale = SCALES.find(({ from }) => largest >= from) ?? SCALES[0];
  if (scale.letter === "B") return plan;
  const charts = plan.charts.map((chart) => ({
    ...chart,
    valueFormat: chart.valueFormat && rescaled({ format: chart.valueFormat }, scale).format,
  }));
  return { ...plan, charts, cells: plan.cells.map((row) => row.map((cell) => cell && rescaled(cell, scale))) };
}

/** A workbook of someone's own flows: their table, and the circular report on it, live. */
export function buildFlowsReport(rows: readonly DealRow[], file: string, asOf: string): Build {
  return (site) => {
    const deals = dealTable({ rows, context: [], asOf }, "newSheet", site);
    const values = [DEAL_COLUMNS.map(String), ...rows.map(({ from, to, amount }) => [from, to, amount])];
    const report = circularReport({ flows: { reference: `${deals.table}[#All]`, values, called: file } }, "newSheet", site);
    const largest = rows.reduce((most, { amount }) => Math.max(most, amount ?? 0), 0);
    return { what: `the report on ${file}`, sheets: [report.sketch.plan(), deals.sketch.plan()].map((plan) => inScale(plan, largest)) };
  };
}
