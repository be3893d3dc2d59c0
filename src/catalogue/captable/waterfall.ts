import { waterfall as payoutsAt } from "../../domain/captable/waterfall";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { CLASSES_DEFINITION, classesParameter, debtParameter, tiersArgument } from "./classesParameter";

export const waterfall: FunctionSpec = {
  name: "CAPTABLE.WATERFALL",
  summary: "Payout of every share class at one or more exit values, and what each class decides.",
  definition: `${CLASSES_DEFINITION}
Payouts (and Debt) of a column sum to its exit. Below them, for classes with a choice: preference or converts; participates, at cap or converts; exercised or unexercised.`,
  parameters: [
    { name: "exits", kind: "series", of: "number", unit: "currency", min: 0, doc: "Exit values, one or a range." },
    classesParameter,
    debtParameter,
  ],
  result: "table",
  resultDoc: "A column an exit: payouts by class, debt if any, then decisions as text.",
  errors: [{ code: "#VALUE!", when: "A class stands twice, is of no known kind, or has negative shares; the message names it." }],
  examples: [
    {
      formula: '=CAPTABLE.WATERFALL({5,20,100},{"Common",6,0;"Series A",4,2})',
      result: [
        ["class", 5, 20, 100],
        ["Common", 0, 12, 60],
        ["Series A", 5, 8, 40],
        ["Series A decision", "preference", "preference", "converts"],
      ],
      doc: "A non-participating class takes 8, or converts where 40% is more.",
    },
    {
      formula: '=CAPTABLE.WATERFALL(30,{"class","shares","preference","kind";"Common",6,0,"common";"Series A",4,2,"participating"},2)',
      result: [
        ["class", 30],
        ["Common", 12],
        ["Series A", 16],
        ["Debt", 2],
      ],
      doc: "Debt first, the preference next, then both share the 20 left.",
    },
  ],
  source: "NVCA model certificate of incorporation, liquidation preference; Feld and Mendelson, Venture Deals",
  seeAlso: ["CAPTABLE.BREAKPOINTS", "CAPTABLE.EXITFOR", "CAPTABLE.OPM"],
  compute: (args) => {
    const tiers = tiersArgument(args);
    if (!tiers.ok) return tiers;
    const exits = Array.from(args.numbers("exits").values);
    const debt = args.number("debt");
    const payouts = exits.map((exit) => payoutsAt(tiers.value, afterDebt(exit, debt, tiers.value.starts)));
    const table: Cell[][] = [["class", ...exits]];
    tiers.value.classes.forEach(({ name }, i) => table.push([name, ...payouts.map(({ amounts }) => amounts[i])]));
    if (debt > 0) table.push(["Debt", ...exits.map((exit) => Math.min(exit, debt))]);
    tiers.value.classes.forEach(({ name }, i) => {
      if (payouts[0].decisions[i] !== "") table.push([`${name} decision`, ...payouts.map(({ decisions }) => decisions[i])]);
    });
    return success(table);
  },
};

/** What debt leaves of an exit; exactly a breakpoint where it misses one by no more than rounding. */
function afterDebt(exit: number, debt: number, breakpoints: readonly number[]): number {
  const equity = Math.max(0, exit - debt);
  return breakpoints.find((breakpoint) => Math.abs(equity - breakpoint) <= 4 * Number.EPSILON * exit) ?? equity;
}
