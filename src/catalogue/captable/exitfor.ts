import { exitFor } from "../../domain/captable/exitFor";
import { success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";
import { CLASSES_DEFINITION, classesParameter, classIndex, debtParameter, tiersArgument } from "./classesParameter";

export const exitfor: FunctionSpec = {
  name: "CAPTABLE.EXITFOR",
  summary: "Smallest exit value at which a class receives a target.",
  definition: `The inverse of \`CAPTABLE.WATERFALL\`, exact, where Goal Seek cannot call add-in functions. Where the payout is flat at the target (a preference paid and not yet converted), the smallest such exit.
${CLASSES_DEFINITION}`,
  parameters: [
    classesParameter,
    { name: "class", kind: "text", doc: "Name of the class." },
    { name: "target", kind: "number", unit: "currency", min: 0, doc: "What the whole class is to receive." },
    debtParameter,
  ],
  result: "scalar",
  resultDoc: "Exit value, debt included.",
  errors: [
    { code: "#VALUE!", when: "The class is not in the table; the message lists those that are." },
    { code: "#N/A", when: "The class never receives that much: it has a preference and no share in the rest." },
  ],
  examples: [
    {
      formula: '=CAPTABLE.EXITFOR({"Common",6,0;"Series A",4,2},"Common",30)',
      result: 50,
      doc: "Founders with 60% get 30 at an exit of 50.",
    },
    {
      formula: '=CAPTABLE.EXITFOR({"Common",6,0;"Series A",4,2},"Series A",8)',
      result: 8,
      doc: "The preference is whole at 8, long before conversion at 20.",
    },
  ],
  source: "Inverse of the waterfall",
  seeAlso: ["CAPTABLE.WATERFALL", "CAPTABLE.BREAKPOINTS"],
  compute: (args) => {
    const tiers = tiersArgument(args);
    if (!tiers.ok) return tiers;
    const index = classIndex(tiers.value.classes, args.text("class"));
    if (!index.ok) return index;
    const equity = exitFor(tiers.value, index.value, args.number("target"));
    return equity.ok ? success(equity.value === 0 ? 0 : equity.value + args.number("debt")) : equity;
  },
};
