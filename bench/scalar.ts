import { numberOf } from "./circular";
import { measure } from "./measure";
import type { Section } from "./report";

const CALLS = 20_000;
const LEAST_CALLS_PER_SECOND = 200_000;

/** Calls of one cell each, arguments that differ from call to call as down a column. */
const calls: readonly [what: string, call: (i: number) => number][] = [
  ["AIVALUATION, one measure", (i) => numberOf("AIVALUATION", 100 + i / CALLS, 830, "new_money_stake")],
  ["CAPTABLE.PRORATA", (i) => numberOf("CAPTABLE.PRORATA", 0.1, 100 + i / CALLS)],
  ["CAPTABLE.WARRANT, one measure", (i) => numberOf("CAPTABLE.WARRANT", 500, 0.3, 0.5 + i / CALLS, "net_shares")],
  ["CLOUDSHARE.CROSSOVER, one measure", (i) => numberOf("CLOUDSHARE.CROSSOVER", 100 + i / CALLS, 0.2, 80, 0.4)],
];

export const scalar: Section = {
  title: "Cells filled down",
  about: `Calls a second of functions that give one number, through the catalogue; at least ${LEAST_CALLS_PER_SECOND.toLocaleString("en")} are wanted, so the target is the time of one call.`,
  async run() {
    return calls.map(([what, call]) => {
      const { milliseconds, cpuMilliseconds } = measure(() => {
        let total = 0;
        for (let i = 0; i < CALLS; i++) total += call(i);
        return total;
      });
      const perSecond = Math.round((1000 * CALLS) / cpuMilliseconds);
      return {
        what,
        milliseconds: milliseconds / CALLS,
        cpuMilliseconds: cpuMilliseconds / CALLS,
        target: 1000 / LEAST_CALLS_PER_SECOND,
        note: `${perSecond.toLocaleString("en")} a second`,
      };
    });
  },
};
