import type { Family } from "../spec";
import { circularflowBenchmark } from "./benchmark";
import { circularflowClearing } from "./clearing";
import { circularflowDebtrank } from "./debtrank";
import { circularflowDepend } from "./depend";
import { circularflowEdges } from "./edges";
import { circularflowExpected } from "./expected";
import { circularflowFail } from "./fail";
import { circularflowFinn } from "./finn";

export const circularflow: Family = {
  name: "CIRCULARFLOW",
  title: "Who funds whom, and what comes round",
  functions: [
    circularflowEdges,
    circularflowDepend,
    circularflowFail,
    circularflowExpected,
    circularflowBenchmark,
    circularflowFinn,
    circularflowClearing,
    circularflowDebtrank,
  ],
};
