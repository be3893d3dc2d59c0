import { antiDilution, type AntiDilutionMethod } from "../../domain/captable/antiDilution";
import { success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";

export const antidilution: FunctionSpec = {
  name: "CAPTABLE.ANTIDILUTION",
  summary: "Conversion price of preferred shares after a round below it.",
  definition: `CP2 = CP1 × (A + B) / (A + C): A = base_shares just before the issue, B = new_money / CP1 (shares the money would have bought at CP1), C = new_money / new_price (shares issued). Only where new_price is below CP1; else nothing changes.
The method says what A holds, and the formula is the same. Broad: everything fully diluted as converted, without the ungranted reserve. Narrow: the preferred only. Ratchet: CP2 = min(CP1, new_price), whatever the amount.
Conversion ratio = issue_price / CP2.`,
  parameters: [
    { name: "conversion_price", kind: "number", unit: "price", above: 0, doc: "Conversion price before the round, CP1." },
    { name: "base_shares", kind: "number", unit: "shares", above: 0, doc: "Shares in the base, A." },
    { name: "new_money", kind: "number", unit: "currency", min: 0, doc: "Money of the new round." },
    { name: "new_price", kind: "number", unit: "price", above: 0, doc: "Its price per share." },
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the summary." },
    {
      name: "method",
      kind: "choice",
      optional: true,
      default: "broad",
      options: [
        { value: "broad", doc: "Broad-based weighted average." },
        { value: "narrow", doc: "Narrow-based weighted average." },
        { value: "ratchet", doc: "Full ratchet." },
      ],
      doc: "Broad (default), narrow or ratchet.",
    },
    {
      name: "issue_price",
      kind: "number",
      unit: "price",
      above: 0,
      optional: true,
      doc: "Original issue price; conversion_price if left out.",
    },
  ],
  result: "summary",
  resultDoc: "Price per share, ratio, shares, fraction.",
  measures: [
    { name: "conversion_price", label: "New conversion price", unit: "price", doc: "CP2." },
    { name: "conversion_ratio", label: "Conversion ratio", unit: "multiple", doc: "Common shares for one preferred share." },
    { name: "shares_issued", label: "Shares issued", unit: "shares", doc: "Shares of the new round, C." },
    { name: "reduction", label: "Reduction", unit: "fraction", doc: "1 − CP2 / CP1." },
  ],
  errors: [],
  examples: [
    {
      formula: "=CAPTABLE.ANTIDILUTION(1,10000000,1000000,0.5)",
      result: [
        ["New conversion price", 0.916666667],
        ["Conversion ratio", 1.09090909],
        ["Shares issued", 2000000],
        ["Reduction", 0.0833333333],
      ],
      doc: "One million raised at half the price.",
    },
    { formula: '=CAPTABLE.ANTIDILUTION(1,10000000,1000000,0.5,"conversion_ratio","ratchet")', result: 2, doc: "A full ratchet." },
    {
      formula: '=CAPTABLE.ANTIDILUTION(1,10000000,1000000,1.5,"conversion_price")',
      result: 1,
      doc: "A round at a higher price changes nothing.",
    },
  ],
  source: "NVCA model certificate of incorporation, section 4.4.4; Feld and Mendelson, Venture Deals, antidilution",
  seeAlso: ["CAPTABLE.WATERFALL"],
  compute: (args) => {
    const price = args.number("conversion_price");
    const after = antiDilution(
      price,
      args.number("base_shares"),
      args.number("new_money"),
      args.number("new_price"),
      args.text("method") as AntiDilutionMethod,
      args.optionalNumber("issue_price") ?? price,
    );
    return success({
      conversion_price: after.conversionPrice,
      conversion_ratio: after.conversionRatio,
      shares_issued: after.sharesIssued,
      reduction: after.reduction,
    });
  },
};
