import { failure, type Outcome, success } from "../kernel/outcome";
import type { Convertible } from "./convertibles";

/** What the converting securities dilute, as lawyers' guides call it. */
export type ConversionMethod = "ownership" | "pre" | "dollars";

export interface RoundTerms {
  /** Fully diluted shares before the round, options and unissued pool included. */
  readonly shares: number;
  /** Of these, the unissued pool. */
  readonly pool: number;
  /** Unissued pool wanted after the round, as a fraction of all shares; an existing larger pool stays. */
  readonly poolTarget: number;
  /** Whether the pool's increase is in the pre-money, so that it does not dilute the new money. */
  readonly poolInPre: boolean;
  readonly raised: number;
  readonly preMoney: number;
  readonly method: ConversionMethod;
  readonly convertibles: readonly Convertible[];
}

export interface PricedRound {
  readonly price: number;
  readonly conversions: readonly number[];
  readonly converted: number;
  readonly poolIncrease: number;
  readonly newShares: number;
  readonly total: number;
}

/** Which side of each maximum holds: what every security converts at, and whether the pool must grow. */
interface Policy {
  grows: boolean;
  /** Package by which each security's cap decides, or −1 − package where its discount, or the round's price, does. */
  readonly choices: number[];
}

interface Point {
  readonly pool: number;
  readonly converted: number;
  /** Shares for one unit of money: 1/price. */
  readonly perMoney: number;
}

/** A side is changed only for a gain above rounding, so that ties cannot make the iteration wander. */
const GAIN = 1e-14;

/** Part of the company, at most, that rounding may leave where conversions, pool and new money own all of it. */
const NOTHING = 1e-12;

/**
 * Price and shares of a round in which SAFEs, notes and a pool target depend on one another.
 *
 * With S shares, K conversion shares, P pool increase, I raised and V pre-money, 1/price = (S + P + K)/V ("ownership"), the same over V plus
 * the converting money ("dollars"), or (S + P)/V ("pre"); T = S + P + K + I/price; P = max(0, target·T − pool). Each security gets the most of: money/cap
 * × (S + K) for a post-money cap, money/cap × (S + P) for a pre-money cap, money/(1 − discount)/price.
 * All of it is a maximum of linear functions with positive coefficients. So the least solution, the only one, is found exactly by fixing the sides
 * of the maxima, solving two linear equations, and moving to the larger sides: shares only rise, no choice of sides comes back, and where the
 * equations have no positive solution for some sides there is none at all. Cost: linear in the securities per step; a few steps.
 *
 * @source Y Combinator, post-money safe v1.2; Cooley GO, Calculating share price with outstanding convertible notes or safes (the methods)
 */
export function pricedRound(terms: RoundTerms): Outcome<PricedRound> {
  const policy: Policy = { grows: false, choices: terms.convertibles.map(({ packages }) => (packages[0].weight > 0 ? 0 : -1)) };
  const most = 8 + 4 * terms.convertibles.reduce((sum, { packages }) => sum + packages.length, 0);
  let point = solve(terms, policy);
  for (let step = 0; point !== null && step < most && improve(terms, policy, point); step++) point = solve(terms, policy);
  if (point === null) return failure("number", whyNot(terms));
  const { pool, converted, perMoney } = point;
  const poolIncrease = Math.max(0, pool);
  const newShares = terms.raised * perMoney;
  return success({
    price: 1 / perMoney,
    conversions: terms.convertibles.map((one, i) => sharesOf(terms, one, policy.choices[i], point)),
    converted,
    poolIncrease,
    newShares,
    total: terms.shares + poolIncrease + converted + newShares,
  });
}

/** Converting money counts in the price by the dollars-invested method. */
function priceBase({ preMoney, method, convertibles }: RoundTerms): number {
  return method === "dollars" ? convertibles.reduce((sum, { money }) => sum + money, preMoney) : preMoney;
}

/** P and K at the sides chosen, from two linear equations; null where they have no positive solution. */
function solve(terms: RoundTerms, { grows, choices }: Policy): Point | null {
  const { shares, pool, raised } = terms;
  const base = priceBase(terms);
  const inPre = terms.poolInPre ? 1 : 0;
  const dilutes = terms.method === "pre" ? 0 : 1;
  let post = 0;
  let pre = 0;
  let atPrice = 0;
  terms.convertibles.forEach(({ packages }, i) => {
    const choice = choices[i];
    if (choice < 0) atPrice += packages[-1 - choice].dear;
    else if (packages[choice].capitalization === "post") post += packages[choice].weight;
    else pre += packages[choice].weight;
  });
  // K·kk = kp·P + k0 and, where the pool grows, P·pp = pk·K + p0.
  const kk = 1 - post - (atPrice * dilutes) / base;
  const kp = pre + (atPrice * inPre) / base;
  const k0 = shares * (post + pre + atPrice / base);
  if (!(kk > NOTHING)) return null;
  const target = terms.poolTarget;
  const pp = 1 - target - (target * raised * inPre) / base;
  const pk = target * (1 + (raised * dilutes) / base);
  const p0 = target * shares * (1 + raised / base) - pool;
  let increase = 0;
  if (grows) {
    const determinant = pp * kk - pk * kp;
    if (!(pp > NOTHING && determinant > NOTHING * pp * kk)) return null;
    increase = (p0 * kk + pk * k0) / determinant;
  }
  const converted = (kp * increase + k0) / kk;
  return { pool: increase, converted, perMoney: (shares + inPre * increase + dilutes * converted) / base };
}

function sharesOf({ shares }: RoundTerms, { packages }: Convertible, choice: number, { pool, converted, perMoney }: Point): number {
  if (choice < 0) return packages[-1 - choice].dear * perMoney;
  const { weight, capitalization } = packages[choice];
  return weight * (shares + (capitalization === "post" ? converted : Math.max(0, pool)));
}

/** Moves to the larger side of every maximum; false where none is larger. */
function improve(terms: RoundTerms, policy: Policy, point: Point): boolean {
  let changed = false;
  const wanted = terms.poolTarget * (terms.shares + point.pool + point.converted + terms.raised * point.perMoney) - terms.pool;
  const grows = policy.grows ? point.pool >= 0 : wanted > GAIN * terms.shares;
  if (grows !== policy.grows) {
    policy.grows = grows;
    changed = true;
  }
  terms.convertibles.forEach((one, i) => {
    let best = policy.choices[i];
    let most = sharesOf(terms, one, best, point) * (1 + GAIN);
    for (let p = 0; p < one.packages.length; p++) {
      for (const choice of [p, -1 - p]) {
        const shares = sharesOf(terms, one, choice, point);
        if (shares > most) [best, most] = [choice, shares];
      }
    }
    if (best !== policy.choices[i]) {
      policy.choices[i] = best;
      changed = true;
    }
  });
  return changed;
}

function whyNot(terms: RoundTerms): string {
  const { convertibles, poolTarget, raised, preMoney, method } = terms;
  const stakes = convertibles.map(({ packages }) =>
    packages.reduce((most, { capitalization, weight }) => (capitalization === "post" ? Math.max(most, weight) : most), 0),
  );
  const [capped, first] = totalAndLargest(stakes);
  if (capped >= 1) {
    return `convertibles would own the whole company: the post-money stakes (amount over cap) add up to ${percent(capped)}, that of "${convertibles[first].holder}" being ${percent(stakes[first])}`;
  }
  const sums = convertibles.map(({ packages }) => packages.reduce((most, { dear }) => Math.max(most, dear), 0));
  const [atDiscount, dearest] = totalAndLargest(sums);
  if (method !== "pre" && convertibles.length > 0 && atDiscount >= priceBase(terms)) {
    return `convertibles are worth the whole pre-money: at their discounts ${atDiscount} of ${priceBase(terms)}, that of "${convertibles[dearest].holder}" being ${sums[dearest]}`;
  }
  const rest = 1 - raised / (preMoney + raised);
  if (poolTarget >= rest) return `pool_target must be below ${percent(rest)}, what the new money leaves`;
  return "no price exists: the convertibles, the pool and the new money together would own the whole company";
}

function totalAndLargest(values: readonly number[]): readonly [total: number, largest: number] {
  let total = 0;
  let largest = 0;
  values.forEach((value, i) => {
    total += value;
    if (value > values[largest]) largest = i;
  });
  return [total, largest];
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(6))}%`;
}
