import { tierChanges } from "../../domain/captable/tierChanges";
import { shareOfTier } from "../../domain/captable/tiers";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { CLASSES_DEFINITION, classesParameter, debtParameter, tiersArgument } from "./classesParameter";

export const breakpoints: FunctionSpec = {
  name: "CAPTABLE.BREAKPOINTS",
  summary: "Exit values at which the split of the next dollar changes, and the split in between.",
  definition: `${CLASSES_DEFINITION}
A row is a tier: from one breakpoint to the next, each class's part of every further dollar, and what changes at its start. The last tier has no end. Between breakpoints \`CAPTABLE.WATERFALL\` is linear.`,
  parameters: [classesParameter, debtParameter],
  result: "table",
  resultDoc: "from, to, part of the next dollar by class (a fraction, the row sums to 1), what changes at from.",
  errors: [{ code: "#VALUE!", when: "A class stands twice, is of no known kind, or has negative shares; the message names it." }],
  examples: [
    {
      formula: '=CAPTABLE.BREAKPOINTS({"Common",6,0;"Series A",4,2})',
      result: [
        ["from", "to", "Common", "Series A", "change"],
        [0, 8, 0, 1, "Series A preference"],
        [8, 20, 1, 0, "Common shares"],
        [20, "", 0.6, 0.4, "Series A converts"],
      ],
      doc: "Series A converts from an exit of 20.",
    },
    { formula: '=ROWS(CAPTABLE.BREAKPOINTS({"Common",6,0;"Series A",4,2},5))', result: 5, doc: "Debt is a tier of its own." },
  ],
  source: "AICPA, Valuation of Privately-Held-Company Equity Securities Issued as Compensation, breakpoint analysis",
  seeAlso: ["CAPTABLE.WATERFALL", "CAPTABLE.OPM"],
  compute: (args) => {
    const read = tiersArgument(args);
    if (!read.ok) return read;
    const tiers = read.value;
    const debt = args.number("debt");
    const creditors = debt > 0 ? ["Debt"] : [];
    const table: Cell[][] = [["from", "to", ...tiers.classes.map(({ name }) => name), ...creditors, "change"]];
    if (debt > 0) table.push([0, debt, ...tiers.classes.map(() => 0), 1, "Debt"]);
    const changes = tierChanges(tiers);
    for (let k = 0; k < tiers.count; k++) {
      const to = k + 1 < tiers.count ? tiers.starts[k + 1] + debt : "";
      const split = tiers.classes.map((_, i) => shareOfTier(tiers, k, i));
      table.push([tiers.starts[k] + debt, to, ...split, ...creditors.map(() => 0), changes[k]]);
    }
    return success(table);
  },
};
