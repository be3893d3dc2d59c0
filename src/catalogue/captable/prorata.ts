import { proRataCheque } from "../../domain/captable/proRataCheque";
import type { FunctionSpec } from "../spec";

export const prorata: FunctionSpec = {
  name: "CAPTABLE.PRORATA",
  summary: "Cheque that keeps, or reaches, a stake in a round.",
  definition: `To keep a stake: ownership × round, whatever the price (the holder buys that part of the new shares).
To reach \`target\`: target × (pre_money + round) − ownership × pre_money; zero where the stake is above the target without a cheque. The cheque is part of \`round\`; no share other than the round's is issued.`,
  parameters: [
    { name: "ownership", kind: "number", unit: "fraction", min: 0, max: 1, doc: "Fully diluted stake before the round." },
    { name: "round", kind: "number", unit: "currency", min: 0, doc: "All new money of the round, this cheque included." },
    {
      name: "target",
      kind: "number",
      unit: "fraction",
      min: 0,
      max: 1,
      optional: true,
      doc: "Stake wanted after the round; the present one if left out.",
    },
    { name: "pre_money", kind: "number", unit: "currency", above: 0, optional: true, doc: "Pre-money valuation; needed with a target." },
  ],
  result: "scalar",
  resultDoc: "Cheque, in the unit of the round.",
  errors: [
    { code: "#VALUE!", when: "A target is given without pre_money." },
    { code: "#NUM!", when: "Even the whole round does not reach the target." },
  ],
  examples: [
    { formula: "=CAPTABLE.PRORATA(0.1,5000000)", result: 500000, doc: "A tenth of the round keeps a tenth of the company." },
    { formula: "=CAPTABLE.PRORATA(0.1,5000000,0.15,15000000)", result: 1500000, doc: "From 10% to 15% in a 5M round on 15M." },
  ],
  source: "Y Combinator, pro rata side letter; algebra of a priced round",
  seeAlso: [],
  compute: (args) =>
    proRataCheque(args.number("ownership"), args.number("round"), args.optionalNumber("target"), args.optionalNumber("pre_money")),
};
