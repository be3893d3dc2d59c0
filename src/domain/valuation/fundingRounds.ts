import { failure, type Outcome, success } from "../kernel/outcome";
import { sum } from "../kernel/sum";
import { type Basis, pricedRound } from "./pricedRound";

export interface FundingRound {
  readonly name: string;
  /** Primary money; on the basis "secondary", money for existing shares. */
  readonly raised: number;
  readonly valuation: number;
  readonly basis: Basis;
  /** Unallocated pool after the round, as a fraction of all shares, created before the money; undefined leaves the pool as it is. */
  readonly pool?: number;
  /** Money of the round's investor for existing shares, beside what is raised. */
  readonly secondary: number;
  readonly investor: string;
  /** Row in the range, for messages. */
  readonly row: number;
}

export interface Holding {
  readonly holder: string;
  readonly shares: number;
}

export interface RoundResult {
  readonly name: string;
  readonly raised: number;
  readonly preMoney: number;
  readonly postMoney: number;
  /** Pre-money over the post-money before; undefined for the first round. */
  readonly stepUp?: number;
  readonly price: number;
  /** All shares after the round. */
  readonly shares: number;
  /** Part of a stake that a holder loses who neither buys nor sells and is not the pool. */
  readonly dilution: number;
  /** Fraction of the company by holder, in the order of `holders`; holders who come later are absent. */
  readonly ownership: readonly number[];
}

export interface FundingHistory {
  readonly holders: readonly string[];
  readonly rounds: readonly RoundResult[];
}

/** The holder that a pool target enlarges. */
const POOL = /(^|\s)(pool|esop)$/i;

/** What rounding may leave of a company that is sold and promised whole. */
const NOTHING = 1e-12;

interface CapTable {
  readonly names: string[];
  readonly shares: number[];
}

/**
 * Ownership by holder through priced rounds.
 *
 * With new-money stake s and pool target t, all shares after the round are (shares that are not pool)/(1 − s − t), where the pool must grow,
 * else shares/(1 − s); price = post-money / shares. Secondary shares move, at that price, from all holders but the pool in proportion.
 * No anti-dilution. Cost: O(rounds · holders).
 *
 * @source Venture Hacks, "The option pool shuffle": the pool counts in the pre-money
 */
export function fundingRounds(rounds: readonly FundingRound[], holdings: readonly Holding[]): Outcome<FundingHistory> {
  const table: CapTable = { names: holdings.map(({ holder }) => holder), shares: holdings.map(({ shares }) => shares) };
  const results: RoundResult[] = [];
  for (const round of rounds) {
    const result = play(round, table, results[results.length - 1]?.postMoney);
    if (!result.ok) return failure(result.kind, `row ${round.row}: ${result.message}`);
    results.push(result.value);
  }
  return success({ holders: table.names, rounds: results });
}

function play(round: FundingRound, table: CapTable, priorPostMoney: number | undefined): Outcome<RoundResult> {
  const priced = pricedRound(round.raised, round.valuation, round.basis);
  if (!priced.ok) return priced;
  const { preMoney, postMoney } = priced.value;
  const sold = round.basis === "secondary" ? round.raised + round.secondary : round.secondary;
  const stake = round.basis === "secondary" ? 0 : priced.value.stake;
  const before = sum(table.shares);

  const target = round.pool ?? 0;
  if (stake + target >= 1 - NOTHING)
    return failure("number", `pool and the new money's stake add up to ${percent(stake + target)}; nothing is left`);
  let pool = table.names.findIndex((name) => POOL.test(name));
  const pooled = pool < 0 ? 0 : table.shares[pool];
  const enlarged = (before - pooled) / (1 - stake - target);
  const grows = target > 0 && target * enlarged > pooled;
  const after = grows ? enlarged : before / (1 - stake);
  if (grows) {
    if (pool < 0) pool = add(table, "Option pool");
    table.shares[pool] = target * enlarged;
  }
  const price = postMoney / after;
  const others = before - pooled;
  if (sold > others * price * (1 + 1e-12)) {
    return failure("number", `the secondary sale of ${sold} exceeds the ${others * price} that existing holders own`);
  }
  const kept = sold === 0 ? 1 : Math.max(0, 1 - sold / price / others);
  for (let i = 0; i < table.names.length; i++) if (i !== pool) table.shares[i] *= kept;
  if (stake > 0 || sold > 0) table.shares[seat(table, round.investor)] += stake * after + sold / price;

  const total = sum(table.shares);
  return success({
    name: round.name,
    raised: round.raised,
    preMoney,
    postMoney,
    stepUp: priorPostMoney === undefined ? undefined : preMoney / priorPostMoney,
    price,
    shares: total,
    dilution: 1 - before / after,
    ownership: table.shares.map((shares) => shares / total),
  });
}

function seat(table: CapTable, holder: string): number {
  const wanted = holder.toLowerCase();
  const found = table.names.findIndex((name) => name.toLowerCase() === wanted);
  return found >= 0 ? found : add(table, holder);
}

function add({ names, shares }: CapTable, holder: string): number {
  shares.push(0);
  return names.push(holder) - 1;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1e4) / 100}%`;
}
