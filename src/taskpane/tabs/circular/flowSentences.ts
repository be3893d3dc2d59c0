import { moneyText, percentText } from "../../../workbook/read/parseNumber";
import type { Analysis, CompanyLine, LossLine } from "./analysis";
import type { Network } from "./layOutNetwork";

/** `Of $50B that Amazon pays in, $38B can come back.` */
export function companySentence({ name, outflow, returnFlow }: CompanyLine): string {
  return outflow > 0
    ? `Of ${moneyText(outflow)} that ${name} pays in, ${moneyText(returnFlow)} can come back.`
    : `${name} pays nothing in.`;
}

export function totalsSentence({ gross, circular, perLeg }: Pick<Analysis, "gross" | "circular" | "perLeg">): string {
  const share = percentText(gross > 0 ? circular / gross : 0, 0);
  return `Of ${moneyText(gross)} in all, ${moneyText(circular)} (${share}) can go round in circles, counted on every leg; ${moneyText(perLeg)} counted once.`;
}

export function switchedOffSentence({ circular, circularBefore }: Pick<Analysis, "circular" | "circularBefore">): string {
  return `Without what is switched off: ${moneyText(circularBefore - circular)} less goes round.`;
}

/** `Oracle loses $60B, 20% of its income`, for a list. */
export function lossText({ company, lost, income }: LossLine): string {
  return `${company} loses ${moneyText(lost)}, ${percentText(income > 0 ? lost / income : 0, 0)} of its income`;
}

/** What the drawing leaves out; "" where it shows all. */
export function leftOutSentence({ nodes, left }: Pick<Network, "nodes" | "left">): string {
  if (left === 0) return "";
  const all = (nodes.length + left).toLocaleString("en-US");
  return `Drawn are the ${nodes.length} largest of ${all} companies; the loops and the report count all.`;
}
