import { conversionTerms } from "../../domain/captable/conversionTerms";
import { safeStake } from "../../domain/captable/safeStake";
import { failure, success } from "../../domain/kernel/outcome";
import type { FunctionSpec } from "../spec";
import { conversionMeasures, conversionValues } from "./conversionMeasures";
import { cap, capitalization, discount, roundPrice } from "./parameters";

export const safe: FunctionSpec = {
  name: "CAPTABLE.SAFE",
  summary: "Conversion price, shares and stake of a SAFE in a priced round.",
  definition: `Conversion price = the lowest of cap price (cap / capitalization), discount price (price × (1 − discount)) and price: the better of the two terms, never both stacked.
Shares = amount / conversion price. \`capitalization\` is the contract's own. Post-money SAFE: all shares, all converting securities (this one too), options, promised options and unissued pool, but not the round's pool increase; pre-money SAFE: with the pool increase, without converting securities.
Stake is the holder's share just before the new money: post-money shares / capitalization (amount / cap where the cap decides), pre-money shares / (capitalization + shares).
Several SAFEs, notes and a pool at once are one system: use \`CAPTABLE\`.`,
  parameters: [
    { name: "amount", kind: "number", unit: "currency", above: 0, doc: "Purchase amount." },
    cap,
    discount,
    { ...roundPrice, optional: true, doc: "Price per share of the priced round; without one the cap alone decides." },
    { ...capitalization, optional: true, doc: "Shares that the cap is divided by, as the contract defines them; needed with a cap." },
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the summary." },
    {
      name: "kind",
      kind: "choice",
      optional: true,
      default: "post",
      options: [
        { value: "post", doc: "Post-money SAFE (2018 on)." },
        { value: "pre", doc: "Pre-money SAFE." },
      ],
      doc: "Post-money (default) or pre-money SAFE.",
    },
  ],
  result: "summary",
  resultDoc: "Prices per share, shares, stake as a fraction.",
  measures: [
    ...conversionMeasures,
    { name: "stake", label: "Stake before new money", unit: "fraction", doc: "Share of the company just before the new money." },
  ],
  errors: [
    { code: "#VALUE!", when: "A cap comes without capitalization, or neither price nor cap is given." },
    { code: "#NUM!", when: "A post-money cap is not above the amount: the SAFE would own the whole company." },
    { code: "#N/A", when: "The stake is asked for and the post-money capitalization cannot hold the SAFE's own shares." },
  ],
  examples: [
    {
      formula: "=CAPTABLE.SAFE(200000,4000000,,1.1144,11764705)",
      result: [
        ["Cap price", 0.3400000255000019],
        ["Conversion price", 0.3400000255000019],
        ["Shares", 588235.25],
        ["Value at the round's price", 655529.3626],
        ["Stake before new money", 0.05],
      ],
      doc: "Investor A of YC's example: 200,000 at a 4M post-money cap is 5%.",
    },
    { formula: '=CAPTABLE.SAFE(100000,10000000,0.2,1,8000000,"conversion_price")', result: 0.8, doc: "The discount beats the cap." },
    { formula: '=CAPTABLE.SAFE(100000,5000000,,1,9000000,"shares","pre")', result: 180000, doc: "A pre-money SAFE." },
  ],
  source: "Y Combinator, post-money safe v1.2 and its user guide; pre-money safe (2013)",
  seeAlso: ["CAPTABLE.NOTE"],
  compute: (args) => {
    const amount = args.number("amount");
    const kind = args.text("kind") as "post" | "pre";
    const limit = args.optionalNumber("cap") || undefined;
    if (kind === "post" && limit !== undefined && limit <= amount) {
      return failure("number", "cap must be above amount: a post-money SAFE owns amount / cap of the company");
    }
    const capitalization = args.optionalNumber("capitalization");
    const terms = conversionTerms(amount, args.optionalNumber("price"), capitalization, limit, args.optionalNumber("discount"));
    if (!terms.ok) return terms;
    const values = conversionValues(terms.value);
    return success(capitalization === undefined ? values : { ...values, stake: safeStake(terms.value.shares, capitalization, kind) });
  },
};
