import type { ShareClass } from "./shareClasses";

/**
 * The tiers of an exit: between two breakpoints every class takes a constant share of the next unit of equity.
 *
 * First the seniority stack, then one residual value per as-converted share, p, decides everything: common n·p; non-participating
 * max(L, n·p); participating L + n·p; capped max(min(L + n·p, cap), n·p); options n·max(0, p − strike). Their sum rises in p, so the
 * equilibrium in which nobody wants to decide otherwise is unique, and its kinks in p are the breakpoints.
 */
export interface Tiers {
  readonly classes: readonly ShareClass[];
  /** Equity at which each tier starts; the first is 0. */
  readonly starts: readonly number[];
  /** Residual value per as-converted share at the start; 0 in the stack. */
  readonly prices: readonly number[];
  /** As-converted shares that take the next unit; in the stack, the claims that do. */
  readonly bases: readonly number[];
  /** Rank paid in each tier of the stack, NaN after it. */
  readonly ranks: readonly number[];
  readonly count: number;
}

/** Prices closer than this, relatively, are one breakpoint: the same preference per share written in two ways. */
const SAME = 1e-12;

/** Cost: O(n log n). */
export function tiersOf(classes: readonly ShareClass[]): Tiers {
  const starts: number[] = [];
  const prices: number[] = [];
  const bases: number[] = [];
  const ranks: number[] = [];
  let equity = 0;
  const seniors = classes.filter(({ claim }) => claim > 0).sort((a, b) => a.rank - b.rank);
  for (let i = 0; i < seniors.length;) {
    const { rank } = seniors[i];
    let claims = 0;
    for (; i < seniors.length && seniors[i].rank === rank; i++) claims += seniors[i].claim;
    starts.push(equity);
    prices.push(0);
    bases.push(claims);
    ranks.push(rank);
    equity += claims;
  }
  const kinks = kinksOf(classes);
  let shares = 0;
  let lost = 0;
  let sharing = 0;
  for (let k = 0; k < kinks.length;) {
    const { price } = kinks[k];
    for (; k < kinks.length && kinks[k].price - price <= SAME * price; k++) {
      const { change } = kinks[k];
      const next = shares + change;
      lost += Math.abs(shares) >= Math.abs(change) ? shares - next + change : change - next + shares;
      shares = next;
      sharing += change > 0 ? 1 : -1;
    }
    if (sharing === 0) shares = lost = 0;
    const base = shares + lost;
    if (base > 0) {
      starts.push(equity);
      prices.push(price);
      bases.push(base);
      ranks.push(NaN);
      if (k < kinks.length) equity += base * (kinks[k].price - price);
    }
  }
  return { classes, starts, prices, bases, ranks, count: starts.length };
}

interface Kink {
  readonly price: number;
  /** As-converted shares that start to share there, or stop when negative. */
  readonly change: number;
}

function kinksOf(classes: readonly ShareClass[]): Kink[] {
  const kinks: Kink[] = [];
  for (const { joins, leaves, rejoins, converted } of classes) {
    if (joins < leaves) {
      kinks.push({ price: joins, change: converted });
      if (leaves < Infinity) kinks.push({ price: leaves, change: -converted });
    }
    if (rejoins < Infinity) kinks.push({ price: rejoins, change: converted });
  }
  return kinks.sort((a, b) => a.price - b.price);
}

/** Part of the next unit of equity that class i takes in tier k. */
export function shareOfTier(tiers: Tiers, k: number, i: number): number {
  const { claim, rank, converted, joins, leaves, rejoins } = tiers.classes[i];
  if (!Number.isNaN(tiers.ranks[k])) return claim > 0 && rank === tiers.ranks[k] ? claim / tiers.bases[k] : 0;
  const reached = tiers.prices[k] * (1 + 2 * SAME);
  return (reached >= joins && reached < leaves) || reached >= rejoins ? converted / tiers.bases[k] : 0;
}

/** The tier in which an equity value above 0 falls; at a breakpoint, the tier that ends there. */
export function tierAt(tiers: Tiers, equity: number): number {
  let [low, high] = [0, tiers.count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tiers.starts[middle] < equity) low = middle;
    else high = middle - 1;
  }
  return low;
}
