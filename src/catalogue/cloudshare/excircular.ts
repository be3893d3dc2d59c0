import { growthWithout, remainder } from "../../domain/cloud/growthWithout";
import { failure, success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";

export const excircular: FunctionSpec = {
  name: "CLOUDSHARE.EXCIRCULAR",
  summary: "Growth by period without the revenue that the provider's own money came back as.",
  definition: `Without circular = revenue − circular; growth = revenue / revenue before − 1, growth without likewise; points taken away = growth − growth without, as a fraction (0.05 is 5 percentage points). Negative points: the circular part held growth back.`,
  parameters: [
    { name: "revenue", kind: "series", of: "number", unit: "currency", min: 0, group: "periods", doc: "Revenue by period, oldest first." },
    {
      name: "circular",
      kind: "series",
      of: "number",
      unit: "currency",
      min: 0,
      group: "periods",
      doc: "Its circular part; zero where there is none.",
    },
  ],
  result: "table",
  resultDoc: "One row a period: Without circular, Growth, Growth without, Points taken away; no growth in the first.",
  errors: [
    { code: "#NUM!", when: "circular exceeds revenue" },
    { code: "#DIV/0!", when: "in a cell: the period before is zero" },
  ],
  examples: [
    {
      formula: "=CLOUDSHARE.EXCIRCULAR({100;120},{0;5.5})",
      result: [
        ["Without circular", "Growth", "Growth without", "Points taken away"],
        [100, "", "", ""],
        [114.5, 0.2, 0.145, 0.055],
      ],
      doc: "20% of growth, 5.5 points of it the provider's own money.",
    },
    {
      formula: "=INDEX(CLOUDSHARE.EXCIRCULAR({107.6;128.7},{0;5.43}),3,4)",
      result: 0.0504646840148699,
      doc: "AWS 2024 and 2025 in $B, had $38B over seven years begun in 2025.",
    },
  ],
  source: "Definition",
  seeAlso: ["CLOUDSHARE.CONTRIBUTION"],
  compute: (args) => {
    const revenue = args.numbers("revenue");
    const circular = args.numbers("circular").values;
    if (circular.length < 2) return failure("value", "revenue has one period; growth needs at least two");
    const excess = circular.findIndex((amount, i) => remainder(revenue.values[i], amount) < 0);
    if (excess >= 0) return failure("number", `circular in position ${revenue.positions[excess]} exceeds revenue`);
    const rows: Cell[][] = [["Without circular", "Growth", "Growth without", "Points taken away"]];
    growthWithout(revenue.values, circular).forEach(({ without, growth, growthWithout }, i) => {
      const missing: Cell = i === 0 ? "" : { error: "#DIV/0!" };
      const points = growth === undefined || growthWithout === undefined ? missing : growth - growthWithout;
      rows.push([without, growth ?? missing, growthWithout ?? missing, points]);
    });
    return success(rows);
  },
};
