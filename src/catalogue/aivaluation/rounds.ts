import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import { sum } from "../../domain/kernel/sum";
import { type FundingRound, fundingRounds, type Holding } from "../../domain/valuation/fundingRounds";
import type { Basis } from "../../domain/valuation/pricedRound";
import type { Cell } from "../cell";
import type { FunctionSpec, TableArgument } from "../spec";

const MOST_CELLS = 1_000_000;
const MOST_COLUMNS = 16_384;
export const ROUNDS_HEADER = ["Round", "Raised", "Pre-money", "Post-money", "Step-up", "Price", "Shares", "Dilution"];

export const rounds: FunctionSpec = {
  name: "AIVALUATION.ROUNDS",
  summary: "Round after round: pre- and post-money, step-up, price, dilution, and who owns what.",
  definition: `Price = pre-money / all shares before the money, a pool increase among them. Step-up = pre-money / post-money of the round before. Dilution = part of their stake that holders lose who neither buy nor sell. A pool target is the unallocated pool after the round as a fraction of all shares; it is created before the money, so existing holders bear it, and a larger pool is left as it is. Secondary money buys existing shares at the round's price from all holders but the pool, in proportion; it dilutes nobody.

Holders are share counts, or stakes (fractions up to 1); stakes that add up to less leave the rest to Others. Without holders one "Existing holders" owns 100%. With stakes or without holders the company starts as one share, so the price is that of all original shares. No anti-dilution: see CAPTABLE.ANTIDILUTION.`,
  parameters: [
    {
      name: "rounds",
      kind: "table",
      doc: "One row a round, in order: [round], raised, valuation, [basis], [pool], [secondary], [investor].",
      columns: [
        { name: "round", kind: "text", optional: true, aliases: ["name", "series", "stage"], doc: "Name of the round." },
        { name: "raised", kind: "number", unit: "currency", min: 0, aliases: ["amount", "new_money", "investment"], doc: "New money." },
        {
          name: "valuation",
          kind: "number",
          unit: "currency",
          above: 0,
          aliases: ["post_money", "pre_money", "post", "pre", "post_money_valuation", "pre_money_valuation"],
          doc: "Post-money, unless basis or the header (pre-money) says otherwise.",
        },
        { name: "basis", kind: "text", optional: true, doc: '"post", "pre" or "secondary" (raised buys existing shares only).' },
        {
          name: "pool",
          kind: "number",
          unit: "fraction",
          optional: true,
          min: 0,
          below: 1,
          aliases: ["pool_target", "option_pool"],
          doc: "Unallocated pool after the round, as a fraction of all shares.",
        },
        {
          name: "secondary",
          kind: "number",
          unit: "currency",
          optional: true,
          default: 0,
          min: 0,
          doc: "Money for existing shares beside raised.",
        },
        { name: "investor", kind: "text", optional: true, doc: "Who buys; the round's investors if blank." },
      ],
    },
    {
      name: "holders",
      kind: "table",
      optional: true,
      doc: "Who owns the company before: [holder], and shares or stake.",
      columns: [
        {
          name: "holder",
          kind: "text",
          optional: true,
          aliases: ["name", "shareholder", "owner"],
          doc: "Name; one that ends in pool is the option pool.",
        },
        {
          name: "shares",
          kind: "number",
          unit: "shares",
          min: 0,
          aliases: ["stake", "ownership"],
          doc: "Shares, or fraction of the company.",
        },
      ],
    },
  ],
  result: "table",
  resultDoc: "Round, Raised, Pre-money, Post-money, Step-up, Price, Shares, Dilution, then each holder's ownership after the round.",
  errors: [
    { code: "#NUM!", when: "a round leaves nothing to existing holders, or sells more than they own; the message names the row" },
    { code: "#VALUE!", when: "stakes add up to more than 1, or a basis is none of the three" },
  ],
  examples: [
    {
      formula: '=AIVALUATION.ROUNDS({"Seed",2,10;"A",10,50})',
      result: [
        [...ROUNDS_HEADER, "Existing holders", "Seed investors", "A investors"],
        ["Seed", 2, 8, 10, "", 8, 1.25, 0.2, 0.8, 0.2, 0],
        ["A", 10, 40, 50, 4, 32, 1.5625, 0.2, 0.64, 0.16, 0.2],
      ],
      doc: "Two rounds at post-money valuations.",
    },
    {
      formula: '=AIVALUATION.ROUNDS({"A",2000000,8000000,"pre",0.2},{"Founders",6000000})',
      result: [
        [...ROUNDS_HEADER, "Founders", "Option pool", "A investors"],
        ["A", 2_000_000, 8_000_000, 10_000_000, "", 1, 10_000_000, 0.4, 0.6, 0.2, 0.2],
      ],
      doc: "A 20% pool inside $8M pre-money: the price is $1.00, not $1.33.",
    },
  ],
  source: 'Venture Hacks, "The option pool shuffle"; Feld and Mendelson, Venture Deals',
  seeAlso: ["AIVALUATION", "CAPTABLE"],
  compute: (args) => {
    const table = args.table("rounds");
    const played = readRounds(table);
    if (!played.ok) return played;
    const holdings = readHoldings(args.optionalTable("holders"));
    if (!holdings.ok) return holdings;
    const width = ROUNDS_HEADER.length + holdings.value.length + 1 + table.count;
    if (width > MOST_COLUMNS || width * table.count > MOST_CELLS) return failure("value", "rounds and holders are too many to spill");
    const history = fundingRounds(played.value, holdings.value);
    if (!history.ok) return history;
    const { holders } = history.value;
    const rows: Cell[][] = [[...ROUNDS_HEADER, ...holders]];
    for (const round of history.value.rounds) {
      const ownership = holders.map((_, i) => round.ownership[i] ?? 0);
      const { name, raised, preMoney, postMoney, stepUp = "", price, shares, dilution } = round;
      rows.push([name, raised, preMoney, postMoney, stepUp, price, shares, dilution, ...ownership]);
    }
    return success(rows);
  },
};

function readRounds(table: TableArgument): Outcome<FundingRound[]> {
  const [names, bases, investors] = ["round", "basis", "investor"].map((column) => table.texts(column));
  const [raised, valuation, pool, secondary] = ["raised", "valuation", "pool", "secondary"].map((column) => table.numbers(column));
  const usual = table.header("valuation").startsWith("pre") ? "pre" : "post";
  const result: FundingRound[] = [];
  for (let i = 0; i < table.count; i++) {
    const basis = bases[i] === "" ? usual : bases[i].toLowerCase().replace(/[ -]?money$/, "");
    if (basis !== "post" && basis !== "pre" && basis !== "secondary") {
      return failure("value", `basis in row ${table.rows[i]} must be "post", "pre" or "secondary", not "${bases[i].slice(0, 24)}"`);
    }
    const name = names[i] || `Round ${i + 1}`;
    result.push({
      name,
      raised: raised[i],
      valuation: valuation[i],
      basis: basis satisfies Basis,
      pool: Number.isNaN(pool[i]) ? undefined : pool[i],
      secondary: secondary[i],
      investor: investors[i] || `${name} investors`,
      row: table.rows[i],
    });
  }
  return success(result);
}

function readHoldings(table: TableArgument | undefined): Outcome<Holding[]> {
  if (!table) return success([{ holder: "Existing holders", shares: 1 }]);
  const names = table.texts("holder");
  const shares = table.numbers("shares");
  const result: Holding[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < table.count; i++) {
    const holder = names[i] || `Holder ${i + 1}`;
    if (seen.has(holder.toLowerCase())) return failure("value", `holder in row ${table.rows[i]} repeats "${holder.slice(0, 24)}"`);
    seen.add(holder.toLowerCase());
    result.push({ holder, shares: shares[i] });
  }
  const total = sum(shares);
  if (total === 0) return failure("number", "shares of the holders add up to zero");
  const stakes = shares.every((share) => share <= 1) && shares.some((share) => share > 0 && share < 1);
  if (stakes && total > 1 + 1e-9) return failure("value", `stakes of the holders add up to ${total}; they must not exceed 1`);
  if (stakes && total < 1 - 1e-9) result.push({ holder: "Others", shares: 1 - total });
  return success(result);
}
