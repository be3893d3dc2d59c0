import { optionPricing } from "../../domain/captable/optionPricing";
import { success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { CLASSES_DEFINITION, classesParameter, tiersArgument } from "./classesParameter";
import { optionTerms, rateParameter, volatilityParameter, yearsParameter, yieldParameter } from "./optionParameters";

export const opm: FunctionSpec = {
  name: "CAPTABLE.OPM",
  summary: "Value of every share class by the option-pricing method.",
  definition: `Each tier between two breakpoints of \`CAPTABLE.BREAKPOINTS\` is a call spread on equity: Black–Scholes call at its start less call at its end. A class is worth its part of every tier. Values sum to equity (with a yield, to equity × e^(−yield × years): what is paid out before the exit is not in them).
Black–Scholes assumes lognormal equity, one exit date and no dividends to a class by itself; no discount for lack of marketability is taken.
${CLASSES_DEFINITION}`,
  parameters: [
    { name: "equity", kind: "number", unit: "currency", min: 0, doc: "Value of all equity today, debt deducted." },
    classesParameter,
    yearsParameter,
    volatilityParameter,
    rateParameter,
    yieldParameter,
  ],
  result: "table",
  resultDoc: "class, shares, value per share, value, part of the total.",
  errors: [
    { code: "#NUM!", when: "Years or volatility are not above zero." },
    { code: "#VALUE!", when: "A class stands twice, is of no known kind, or has negative shares; the message names it." },
  ],
  examples: [
    {
      formula: '=INDEX(CAPTABLE.OPM(20,{"Common",6,0;"Series A",4,2},2,0.6,0.04),2,4)',
      result: 10.343394697469975,
      doc: "Common is worth less than its 60% of 20.",
    },
    {
      formula: '=INDEX(CAPTABLE.OPM(20,{"Common",6,0,1,"common";"Series A",4,0,1,"nonparticipating"},2,0.6,0.04),2,4)',
      result: 12,
      doc: "Without a preference everybody has the part of the shares.",
    },
  ],
  source:
    "AICPA, Valuation of Privately-Held-Company Equity Securities Issued as Compensation, option pricing method; Black and Scholes (1973)",
  seeAlso: ["CAPTABLE.BACKSOLVE", "CAPTABLE.BREAKPOINTS"],
  compute: (args) => {
    const tiers = tiersArgument(args);
    if (!tiers.ok) return tiers;
    const values = optionPricing(tiers.value, args.number("equity"), optionTerms(args));
    let total = 0;
    for (const value of values) total += value;
    const table: Cell[][] = [["class", "shares", "value per share", "value", "part"]];
    tiers.value.classes.forEach(({ name, shares }, i) => {
      table.push([name, shares, shares > 0 ? values[i] / shares : "", values[i], total > 0 ? values[i] / total : 0]);
    });
    return success(table);
  },
};
