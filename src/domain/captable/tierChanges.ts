import { shareOfTier, type Tiers } from "./tiers";

/** In words, what starts at each tier: who is paid, who joins, reaches a cap, converts or exercises. */
export function tierChanges(tiers: Tiers): string[] {
  return tiers.starts.map((_, k) => {
    const changes: string[] = [];
    tiers.classes.forEach(({ name, kind }, i) => {
      const takes = shareOfTier(tiers, k, i) > 0;
      if (!Number.isNaN(tiers.ranks[k])) {
        if (takes) changes.push(`${name} preference`);
        return;
      }
      const tookBefore = k > 0 && Number.isNaN(tiers.ranks[k - 1]) && shareOfTier(tiers, k - 1, i) > 0;
      if (!takes && tookBefore) changes.push(`${name} at cap`);
      if (!takes || tookBefore) return;
      if (kind === "option" || kind === "warrant") changes.push(`${name} exercise`);
      else if (kind === "nonparticipating" || (kind === "capped" && tiers.prices[k] > 0)) changes.push(`${name} converts`);
      else changes.push(`${name} shares`);
    });
    return changes.join("; ");
  });
}
