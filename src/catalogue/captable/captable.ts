import { convertibles as readConvertibles } from "../../domain/captable/convertibles";
import type { ConversionMethod } from "../../domain/captable/pricedRound";
import { type CapTable, proFormaCapTable } from "../../domain/captable/proFormaCapTable";
import { type Outcome, success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { Arguments, FunctionSpec, SummaryValues, TableParameter } from "../spec";

const holders: TableParameter = {
  name: "holders",
  kind: "table",
  doc: "Holders before the round, one a row: by header, or holder, class, shares (or holder, shares).",
  columns: [
    { name: "holder", kind: "text", doc: "Name." },
    { name: "class", kind: "text", optional: true, doc: "Class; pool for the unissued option pool; Common if blank." },
    { name: "shares", kind: "number", unit: "shares", doc: "Shares, options, promised options or unissued pool." },
    {
      name: "pro_rata",
      kind: "number",
      unit: "fraction",
      optional: true,
      doc: "Part of a pro-rata right that is exercised in this round: 1 for all of it.",
    },
  ],
};

const convertibles: TableParameter = {
  name: "convertibles",
  kind: "table",
  optional: true,
  doc: "SAFEs and notes that convert in the round, in order of issue; by header, or by position in this order.",
  columns: [
    { name: "holder", kind: "text", doc: "Name." },
    {
      name: "kind",
      kind: "text",
      optional: true,
      doc: "safe_post (default), safe_pre, mfn, note (pre-money cap) or note_post; note if blank with a rate.",
    },
    { name: "amount", kind: "number", unit: "currency", doc: "Purchase amount or principal." },
    { name: "cap", kind: "number", unit: "currency", optional: true, doc: "Valuation cap; none if blank or 0." },
    { name: "discount", kind: "number", unit: "fraction", optional: true, doc: "Discount off the round's price: 20% is 0.2." },
    { name: "rate", kind: "number", unit: "fraction", optional: true, doc: "Interest a year." },
    { name: "years", kind: "number", unit: "years", optional: true, doc: "Years of interest." },
    { name: "compounding", kind: "text", optional: true, doc: "simple (default), compound, semiannual, quarterly, monthly or daily." },
    {
      name: "pro_rata",
      kind: "number",
      unit: "fraction",
      optional: true,
      doc: "Part of a pro-rata right that is exercised in this round.",
    },
  ],
};

export const captableRound: FunctionSpec = {
  name: "CAPTABLE",
  summary: "Pro-forma cap table of a priced round with SAFEs, notes, an option-pool target and pro-rata rights.",
  definition: `One simultaneous system, solved exactly. Price = pre_money / fully diluted pre-money shares: present shares, the pool's increase and, by \`method\`, the conversion shares.
\`ownership\` (percent-ownership): conversion shares in the pre-money, new investors keep raised / (pre_money + raised). \`pre\` (pre-money fixed): not in it, they dilute new investors too. \`dollars\` (dollars invested): post-money = pre_money + raised + converting money.
A security converts at the lowest of cap / capitalization, price × (1 − discount) and price. Capitalization of a post-money cap: all present shares and all conversion shares, not the pool's increase; of a pre-money cap and of a note: present shares and the increase, no conversion shares. An MFN SAFE takes the best single package (cap with discount) of a later row that is not MFN, or its own.
\`pool_target\`: unissued pool after the round over all shares; the increase is in the pre-money unless \`pool_basis\` is post, and never negative. Pro-rata: the holder's part of the company just before the new money (conversions counted) times the round's new shares.
Shares are not rounded unless \`digits\` asks: then cut, holder by holder; the price never is.`,
  parameters: [
    holders,
    { name: "raised", kind: "number", unit: "currency", min: 0, doc: "New money of the round, converting money not counted." },
    { name: "pre_money", kind: "number", unit: "currency", above: 0, doc: "Pre-money valuation." },
    { name: "measure", kind: "measure", optional: true, doc: "Return this one number instead of the table." },
    {
      name: "pool_target",
      kind: "number",
      unit: "fraction",
      min: 0,
      below: 1,
      optional: true,
      default: 0,
      doc: "Unissued pool after the round, as a fraction of all shares.",
    },
    convertibles,
    {
      name: "method",
      kind: "choice",
      optional: true,
      default: "ownership",
      options: [
        { value: "ownership", doc: "Percent-ownership: conversions dilute present holders only." },
        { value: "pre", doc: "Pre-money fixed: conversions dilute new investors too." },
        { value: "dollars", doc: "Dollars invested: the discount alone dilutes present holders." },
      ],
      doc: "What the converting securities dilute.",
    },
    {
      name: "digits",
      kind: "number",
      unit: "count",
      integer: true,
      min: 0,
      max: 8,
      optional: true,
      doc: "Decimals to which shares are cut; 0 for whole shares; not rounded if left out.",
    },
    {
      name: "pool_basis",
      kind: "choice",
      optional: true,
      default: "pre",
      options: [
        { value: "pre", doc: "The pool's increase is in the pre-money." },
        { value: "post", doc: "The pool's increase dilutes new investors too." },
      ],
      doc: "Whether the pool's increase is in the pre-money (default) or not.",
    },
  ],
  result: "table",
  resultDoc: "holder, class, shares before, new shares, shares after, fully diluted fraction, value at the round's price.",
  measures: [
    { name: "price", label: "Price per share", unit: "price", doc: "Price of the new shares." },
    { name: "post_money", label: "Post-money", unit: "currency", doc: "Price times all shares after the round, unrounded." },
    { name: "effective_pre_money", label: "Effective pre-money", unit: "currency", doc: "Price times the shares before the round." },
    { name: "total_shares", label: "Shares after", unit: "shares", doc: "All shares after the round, fully diluted." },
    { name: "new_shares", label: "New shares", unit: "shares", doc: "Shares sold for new money." },
    { name: "conversion_shares", label: "Conversion shares", unit: "shares", doc: "Shares that SAFEs and notes convert into." },
    { name: "pool_increase", label: "Pool increase", unit: "shares", doc: "Shares added to the unissued pool." },
    { name: "new_stake", label: "New money's stake", unit: "fraction", doc: "New shares over all shares." },
    { name: "conversion_stake", label: "Converted stake", unit: "fraction", doc: "Conversion shares over all shares." },
    { name: "pool_stake", label: "Unissued pool", unit: "fraction", doc: "Unissued pool over all shares." },
    {
      name: "existing_stake",
      label: "Present shares",
      unit: "fraction",
      doc: "Shares before the round, their pool included, over all shares.",
    },
  ],
  errors: [
    { code: "#NUM!", when: "SAFEs, notes, pool and new money would own the whole company; the message says which." },
    { code: "#VALUE!", when: "Negative shares, a discount of 100%, an unknown kind; the message names the holder." },
  ],
  examples: [
    {
      formula:
        '=CAPTABLE({"Founders",9250000;"Options",750000},5000000,15000000,"price",0,{"Investor A","safe_post",200000,4000000;"Investor B","safe_post",800000,8000000})',
      result: 1.275,
      doc: "YC's example without a pool target: SAFEs of 5% and 10% before the round.",
    },
    {
      formula: '=CAPTABLE({"Founders","Common",8000000;"Pool","pool",1000000},3000000,9000000)',
      result: [
        ["holder", "class", "shares before", "new shares", "shares after", "fully diluted", "value"],
        ["Founders", "Common", 8000000, 0, 8000000, 0.66666666667, 8000000],
        ["Pool", "pool", 1000000, 0, 1000000, 0.08333333333, 1000000],
        ["New investors", "New money", 0, 3000000, 3000000, 0.25, 3000000],
      ],
      doc: "A plain round: 9 million shares at 1.00.",
    },
  ],
  source:
    "Y Combinator, post-money safe v1.2 and user guide; Cooley GO, Calculating share price with outstanding convertible notes or safes",
  seeAlso: ["CAPTABLE.SAFE", "CAPTABLE.NOTE", "CAPTABLE.PRORATA"],
  compute: (args) => {
    const table = proForma(args);
    if (!table.ok) return table;
    return success(args.text("measure") === "" ? rowsOf(table.value) : measuresOf(table.value));
  },
};

function proForma(args: Arguments): Outcome<CapTable> {
  const held = args.table("holders");
  const [names, classes] = [held.texts("holder"), held.texts("class")];
  const [shares, proRata] = [held.numbers("shares"), held.numbers("pro_rata")];
  const securities = securitiesOf(args);
  if (!securities.ok) return securities;
  return proFormaCapTable(
    names.map((holder, i) => ({ holder, class: classes[i], shares: shares[i], proRata: proRata[i] })),
    {
      raised: args.number("raised"),
      preMoney: args.number("pre_money"),
      poolTarget: args.number("pool_target"),
      poolInPre: args.text("pool_basis") === "pre",
      method: args.text("method") as ConversionMethod,
      convertibles: securities.value,
    },
    args.optionalNumber("digits"),
  );
}

function securitiesOf(args: Arguments) {
  const table = args.optionalTable("convertibles");
  if (!table) return success([]);
  const [names, kinds, compounding] = ["holder", "kind", "compounding"].map((name) => table.texts(name));
  const numbers = ["amount", "cap", "discount", "rate", "years", "pro_rata"].map((name) => table.numbers(name));
  return readConvertibles(
    names.map((holder, i) => {
      const [amount, cap, discount, rate, years, proRata] = numbers.map((column) => column[i]);
      return { holder, kind: kinds[i], compounding: compounding[i], amount, cap, discount, rate, years, proRata };
    }),
  );
}

function rowsOf({ rows, total, price }: CapTable): Cell[][] {
  const table: Cell[][] = [["holder", "class", "shares before", "new shares", "shares after", "fully diluted", "value"]];
  for (const { holder, class: name, before, issued } of rows) {
    const after = before + issued;
    table.push([holder, name, before, issued, after, after / total, after * price]);
  }
  return table;
}

function measuresOf({ price, total, newShares, converted, poolIncrease, pool, before, postMoney }: CapTable): SummaryValues {
  return {
    price,
    post_money: postMoney,
    effective_pre_money: price * before,
    total_shares: total,
    new_shares: newShares,
    conversion_shares: converted,
    pool_increase: poolIncrease,
    new_stake: newShares / total,
    conversion_stake: converted / total,
    pool_stake: pool / total,
    existing_stake: before / total,
  };
}
