import type { Family } from "../spec";
import { antidilution } from "./antidilution";
import { backsolve } from "./backsolve";
import { breakpoints } from "./breakpoints";
import { captableRound } from "./captable";
import { exitfor } from "./exitfor";
import { note } from "./note";
import { opm } from "./opm";
import { prorata } from "./prorata";
import { safe } from "./safe";
import { warrant } from "./warrant";
import { waterfall } from "./waterfall";

export const captable: Family = {
  name: "CAPTABLE",
  title: "Share-level round maths",
  functions: [captableRound, safe, note, prorata, antidilution, warrant, waterfall, breakpoints, exitfor, opm, backsolve],
};
