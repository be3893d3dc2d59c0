import { moneyText } from "../../../workbook/read/parseNumber";
import type { LoopLine } from "./analysis";

/** `$50B can go from Amazon to OpenAI and back to Amazon.` */
export function loopSentence({ companies, bottleneck }: LoopLine): string {
  const [first, ...others] = companies;
  if (others.length === 0) return `${moneyText(bottleneck)} goes from ${first} to ${first} itself.`;
  return `${moneyText(bottleneck)} can go from ${first} to ${others.join(" to ")} and back to ${first}.`;
}
