import { growthContribution } from "../../domain/cloud/growthContribution";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";

export const contribution: FunctionSpec = {
  name: "CLOUDSHARE.CONTRIBUTION",
  summary: "Who made the market grow: what each provider added, in money, in points of the market's growth, and as its share.",
  definition: `Previous = current / (1 + growth); added = current − previous; points = added / Σ previous, as a fraction (0.05 is 5 percentage points): the points add up to the market's growth. Share of growth = added / Σ added; it can exceed 1 or be negative where others shrink.`,
  parameters: [
    { name: "current", kind: "series", of: "number", unit: "currency", min: 0, group: "parts", doc: "Revenue of each provider now." },
    {
      name: "growth",
      kind: "series",
      of: "number",
      unit: "fraction",
      above: -1,
      group: "parts",
      doc: "Its growth over the period (40% is 0.4).",
    },
  ],
  result: "table",
  resultDoc: "One row a provider, in order: Previous, Added, Points of growth, Share of growth.",
  errors: [{ code: "#DIV/0!", when: "all revenue is zero; in the last column alone, when the market did not change" }],
  examples: [
    {
      formula: "=CLOUDSHARE.CONTRIBUTION({120;70},{0.2;0.4})",
      result: [
        ["Previous", "Added", "Points of growth", "Share of growth"],
        [100, 20, 2 / 15, 0.5],
        [50, 20, 2 / 15, 0.5],
      ],
      doc: "Half the size at twice the growth adds as much.",
    },
    {
      formula: "=CLOUDSHARE.CONTRIBUTION({33;15.2},{0.2;0.34})",
      result: [
        ["Previous", "Added", "Points of growth", "Share of growth"],
        [27.5, 5.5, 737 / 5205, 3685 / 6269],
        [11.343283582, 3.856716418, 0.0992891450528338, 0.4121869516669325],
      ],
      doc: "AWS and Google Cloud in Q3 2025, in $B.",
    },
  ],
  source: "Bureau of Economic Analysis, contributions to growth",
  seeAlso: ["CLOUDSHARE", "CLOUDSHARE.EXCIRCULAR"],
  compute: (args) => {
    const outcome = growthContribution(args.numbers("current").values, args.numbers("growth").values);
    if (!outcome.ok) return outcome;
    const rows: Cell[][] = [["Previous", "Added", "Points of growth", "Share of growth"]];
    for (const { previous, added, points, shareOfGrowth } of outcome.value) {
      rows.push([previous, added, points, shareOfGrowth ?? { error: "#DIV/0!" }]);
    }
    return success(rows);
  },
};
