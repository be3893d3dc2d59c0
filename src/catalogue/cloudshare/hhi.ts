import { herfindahl } from "../../domain/cloud/herfindahl";
import { success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";

export const hhi: FunctionSpec = {
  name: "CLOUDSHARE.HHI",
  summary: "Herfindahl–Hirschman index of a market in points, and the number of equal firms it amounts to.",
  definition: `HHI = Σ (100 × share)², share = value / (Σ values + remainder): revenue, percentages or fractions give the same. Between 10,000/n and 10,000. Effective number of firms = 10,000 / HHI. remainder is the rest of the market in the unit of the values; it counts as many small firms, which add almost nothing, so HHI is a lower bound; the last row, with the remainder as one firm, is the upper bound. Shares that do not add up to the market need the remainder: 28%, 21% and 15% need 36%. The 2023 U.S. Merger Guidelines call a market above 1,800 points highly concentrated (2010: 2,500).`,
  parameters: [
    { name: "values", kind: "series", of: "number", unit: "number", min: 0, doc: "Revenue or share of each firm, in any one unit." },
    {
      name: "remainder",
      kind: "number",
      unit: "number",
      optional: true,
      default: 0,
      min: 0,
      doc: "The rest of the market, in the same unit.",
    },
  ],
  result: "summary",
  resultDoc: "Label and value; INDEX(…,1,2) is the index.",
  measures: [
    { name: "hhi", label: "HHI", unit: "points", doc: "points up to 10,000" },
    { name: "firms", label: "Effective number of firms", unit: "number", doc: "10,000 / HHI" },
    { name: "upper", label: "HHI, remainder as one firm", unit: "points", doc: "upper bound, where a remainder is given" },
  ],
  errors: [{ code: "#DIV/0!", when: "the values add up to zero" }],
  examples: [
    {
      formula: "=CLOUDSHARE.HHI({30,30,20,20})",
      result: [
        ["HHI", 2600],
        ["Effective number of firms", 10000 / 2600],
      ],
      doc: "The U.S. Department of Justice's example.",
    },
    {
      formula: "=CLOUDSHARE.HHI({28;21;15},36)",
      result: [
        ["HHI", 1450],
        ["Effective number of firms", 10000 / 1450],
        ["HHI, remainder as one firm", 2746],
      ],
      doc: "The cloud market of Q4 2025 by Synergy Research: three named, 36% others.",
    },
  ],
  source:
    "U.S. Department of Justice and FTC, Merger Guidelines (2023), 2.1; small firms: Horizontal Merger Guidelines (1992), footnote 17",
  seeAlso: ["CLOUDSHARE"],
  compute: (args) => {
    const remainder = args.number("remainder");
    const outcome = herfindahl(args.numbers("values").values, remainder);
    if (!outcome.ok) return outcome;
    const { hhi: points, effectiveFirms, hhiRestAsOne } = outcome.value;
    return success({ hhi: points, firms: effectiveFirms, ...(remainder > 0 ? { upper: hhiRestAsOne } : {}) });
  },
};
