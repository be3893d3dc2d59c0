import type { ShareClass } from "../../../src/domain/captable/shareClasses";

/**
 * Payouts by trying every set of conversions and exercises: the set in which nobody would gain by deciding otherwise alone. Knows nothing of a
 * residual value per share: it pays preferences by rank, then the rest by shares, cutting capped classes one after the other.
 */
export function bruteForceWaterfall(classes: readonly ShareClass[], exit: number): number[] | null {
  const choosers = classes.flatMap(({ kind }, i) => (kind === "common" || kind === "participating" ? [] : [i]));
  const cases = 1 << choosers.length;
  const payoutsOf = (mask: number) => distribute(classes, exit, new Set(choosers.filter((_, b) => mask & (1 << b))));
  const all = Array.from({ length: cases }, (_, mask) => payoutsOf(mask));
  for (let mask = 0; mask < cases; mask++) {
    const here = all[mask];
    const stable = choosers.every((i, b) => all[mask ^ (1 << b)][i] <= here[i] + 1e-9 * Math.max(1, exit));
    if (stable && here.every((payout) => payout >= -1e-9)) return here;
  }
  return null;
}

function distribute(classes: readonly ShareClass[], exit: number, acting: ReadonlySet<number>): number[] {
  const payouts = classes.map(() => 0);
  let left = exit;
  for (const [i, { kind, converted, joins }] of classes.entries()) {
    if ((kind === "option" || kind === "warrant") && acting.has(i)) {
      left += converted * joins;
      payouts[i] -= converted * joins;
    }
  }
  const claiming = classes.flatMap(({ claim }, i) => (claim > 0 && !acting.has(i) ? [i] : []));
  for (const rank of [...new Set(claiming.map((i) => classes[i].rank))].sort((a, b) => a - b)) {
    const paid = claiming.filter((i) => classes[i].rank === rank);
    const due = paid.reduce((total, i) => total + classes[i].claim, 0);
    const part = Math.min(1, left / due);
    for (const i of paid) payouts[i] += classes[i].claim * part;
    left -= due * part;
  }
  let sharing = classes.flatMap(({ kind }, i) => {
    if (kind === "common" || kind === "participating" || kind === "capped") return [i];
    return acting.has(i) ? [i] : [];
  });
  const priceOf = (i: number) =>
    classes[i].kind === "capped" && !acting.has(i) ? (classes[i].ceiling - payouts[i]) / classes[i].converted : Infinity;
  // Every turn drops at least the class that is the first at its cap, so there are no more turns than classes.
  while (left > 0 && sharing.length > 0) {
    const shares = sharing.reduce((total, i) => total + classes[i].converted, 0);
    const first = Math.min(...sharing.map(priceOf));
    const price = Math.min(left / shares, first);
    const staying = sharing.filter((i) => priceOf(i) > first);
    for (const i of sharing) payouts[i] += classes[i].converted * price;
    left = price < first ? 0 : left - shares * price;
    sharing = staying;
  }
  return payouts;
}
