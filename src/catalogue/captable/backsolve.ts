import { backsolve as equityAt } from "../../domain/captable/backsolve";
import { optionPricing } from "../../domain/captable/optionPricing";
import { failure, success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { CLASSES_DEFINITION, classesParameter, classIndex, tiersArgument } from "./classesParameter";
import { optionTerms, rateParameter, volatilityParameter, yearsParameter, yieldParameter } from "./optionParameters";

export const backsolve: FunctionSpec = {
  name: "CAPTABLE.BACKSOLVE",
  summary: "Equity value implied by the price of one class, and fair value of the others against the headline post-money.",
  definition: `The equity value at which \`CAPTABLE.OPM\` gives \`class\` the value \`price\` per share; \`classes\` is the table after the round. A bracketed Newton method that always ends.
Headline post-money = price per as-converted share × all as-converted shares (options included), what the press reports. Overvaluation = post-money / equity − 1 (Gornall and Strebulaev).
${CLASSES_DEFINITION}`,
  parameters: [
    { name: "price", kind: "number", unit: "price", above: 0, doc: "Price of one share of the class." },
    { name: "class", kind: "text", doc: "Name of the class that was sold." },
    classesParameter,
    yearsParameter,
    volatilityParameter,
    rateParameter,
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the table." },
    yieldParameter,
  ],
  result: "table",
  resultDoc: "A row for the company, then a row a class: shares, value per share, value, headline value, headline over value − 1.",
  measures: [
    { name: "equity", label: "Equity value", unit: "currency", doc: "Fair value of all equity." },
    { name: "post_money", label: "Headline post-money", unit: "currency", doc: "Price times all as-converted shares." },
    { name: "overvaluation", label: "Overvaluation", unit: "fraction", doc: "Post-money over equity, less 1." },
  ],
  errors: [
    {
      code: "#NUM!",
      when: "No equity value reaches the price: the class has no share in the rest and the price is above its discounted preference.",
    },
    {
      code: "#NUM!",
      when: "The answer is an interval: the price is just the discounted preference, certain to be paid and not to convert; the message gives both ends.",
    },
    {
      code: "#VALUE!",
      when: "The class is not in the table, or the table is wrong; or the post-money is asked for and the class does not convert. The message names the class.",
    },
  ],
  examples: [
    {
      formula: '=CAPTABLE.BACKSOLVE(3,"Series A",{"Common",6,0;"Series A",4,2},2,0.6,0.04,"equity")',
      result: 26.869944977185995,
      doc: "Series A at 3 a share.",
    },
    {
      formula: '=CAPTABLE.BACKSOLVE(3,"Series A",{"Common",6,0;"Series A",4,2},2,0.6,0.04,"post_money")',
      result: 30,
      doc: "The headline: 10 shares at 3.",
    },
  ],
  source: "AICPA guide, backsolve method; Gornall and Strebulaev (2020), Squaring venture capital valuations with reality",
  seeAlso: ["CAPTABLE.OPM"],
  compute: (args) => {
    const read = tiersArgument(args);
    if (!read.ok) return read;
    const tiers = read.value;
    const index = classIndex(tiers.classes, args.text("class"));
    if (!index.ok) return index;
    const price = args.number("price");
    const terms = optionTerms(args);
    const equity = equityAt(tiers, index.value, price, terms);
    if (!equity.ok) return equity;
    const sold = tiers.classes[index.value];
    let converted = 0;
    for (const one of tiers.classes) converted += one.converted;
    const perCommon = (price * sold.shares) / sold.converted;
    const headline = perCommon * converted;
    if (args.text("measure") !== "") {
      const none = failure("value", `class "${sold.name}" does not convert: its price has no post-money`);
      return success({
        equity: equity.value,
        post_money: sold.converted > 0 ? headline : none,
        overvaluation: sold.converted > 0 ? premium(headline, equity.value) : none,
      });
    }
    const values = optionPricing(tiers, equity.value, terms);
    const table: Cell[][] = [["class", "shares", "value per share", "value", "headline", "headline over value"]];
    const hasHeadline = sold.converted > 0;
    table.push(["Company", converted, "", equity.value, ...(hasHeadline ? [headline, premium(headline, equity.value)] : ["", ""])]);
    tiers.classes.forEach((one, i) => {
      const perShare = one.shares > 0 ? values[i] / one.shares : "";
      if (!hasHeadline) {
        table.push([one.name, one.shares, perShare, values[i], "", ""]);
        return;
      }
      const shown = perCommon * one.converted;
      const over = i === index.value ? 0 : values[i] > 0 ? premium(shown, values[i]) : "";
      table.push([one.name, one.shares, perShare, values[i], shown, over]);
    });
    return success(table);
  },
};

/** What the headline is above the value, as a fraction; rounding error is no premium. */
function premium(headline: number, value: number): number {
  const over = headline / value - 1;
  return Math.abs(over) < 1e-12 ? 0 : over;
}
