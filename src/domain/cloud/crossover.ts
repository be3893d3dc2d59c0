import { failure, type Outcome, success } from "../kernel/outcome";
import { FadingLead } from "./fadingLead";
import { growthInYear } from "./growthInYear";
import { logRatio } from "./logRatio";
import { commonGrowth, edgeOf, isAhead, type Race } from "./race";

export interface Crossover {
  readonly years: number;
  /** First whole year after which the challenger is level or ahead. */
  readonly wholeYears: number;
  /** Revenue of both when they meet, and of each after `wholeYears`; undefined where that is too far off to be told. */
  readonly revenueThen?: number;
  readonly leaderThen?: number;
  readonly challengerThen?: number;
}

/** How near a whole year a crossing counts as in it: rounding, not a day. */
const WHOLE_YEAR_SLACK = 1e-9;
/** Beyond this revenue is not followed: at any growth worth the name it has left the range of numbers. */
const LONGEST_FOLLOWED_YEARS = 20_000;

/**
 * When the challenger's revenue reaches the leader's: t = ln(A/B) / ln((1 + gB)/(1 + gA)); with a fade the lead shrinks by less every
 * year, and may never be gone. Within a year revenue grows at that year's constant rate.
 */
export function crossover(race: Race): Outcome<Crossover> {
  const { leader, challenger, fade } = race;
  const edge = edgeOf(race);
  if (isAhead(challenger, leader))
    return failure("unavailable", `challenger is already ahead${edge < 0 ? "; swap the two to see how long" : ""}`);
  if (edge === 0) return failure("unavailable", "both grow alike, so the gap stays and challenger never overtakes");
  if (edge < 0) return failure("unavailable", "challenger grows more slowly than leader and never overtakes");
  const lead = Math.max(0, logRatio(leader, challenger));
  const years =
    lead === 0 ? 0 : 1 - fade === 1 ? lead / Math.log1p(edge / (1 + race.leaderGrowthPerYear)) : new FadingLead(race).yearsUntilGone();
  if (!Number.isFinite(years)) {
    return failure("unavailable", "with this fade the two growth rates meet before the gap is closed, so challenger never overtakes");
  }
  const nearest = Math.round(years);
  const wholeYears = Math.abs(years - nearest) <= WHOLE_YEAR_SLACK * Math.max(1, years) ? nearest : Math.ceil(years);
  return success({ years, wholeYears, ...revenues(race, years, wholeYears) });
}

function revenues(race: Race, years: number, wholeYears: number): Pick<Crossover, "revenueThen" | "leaderThen" | "challengerThen"> {
  if (wholeYears > LONGEST_FOLLOWED_YEARS) return {};
  const common = commonGrowth(race);
  let { leader: leaderThen, challenger: challengerThen } = race;
  let revenueThen = leaderThen;
  for (let year = 1; year <= wholeYears; year++) {
    const growth = growthInYear(year, race.leaderGrowthPerYear, common, race.fade);
    if (year - 1 < years) revenueThen = leaderThen * (1 + growth) ** Math.min(1, years - (year - 1));
    leaderThen *= 1 + growth;
    challengerThen *= 1 + growthInYear(year, race.challengerGrowthPerYear, common, race.fade);
  }
  return {
    revenueThen: finite(revenueThen),
    leaderThen: finite(leaderThen),
    challengerThen: finite(challengerThen),
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
