import type { Family } from "../spec";
import { circularflowBenchmark } from "./benchmark";
import { circularflowSummary } from "./circularflow";
import { circularflowClearing } from "./clearing";
import { circularflowDebtrank } from "./debtrank";
import { circularflowDepend } from "./depend";
import { circularflowEdges } from "./edges";
import { circularflowExpected } from "./expected";
import { circularflowFail } from "./fail";
import { circularflowFinn } from "./finn";
import { loops } from "./loops";
import { net } from "./net";
import { nodes } from "./nodes";
import { pair } from "./pair";

export const circularflow: Family = {
  name: "CIRCULARFLOW",
  title: "Who funds whom, and what comes round",
  functions: [
    circularflowSummary,
    pair,
    loops,
    nodes,
    circularflowEdges,
    net,
    circularflowDepend,
    circularflowFail,
    circularflowExpected,
    circularflowBenchmark,
    circularflowFinn,
    circularflowClearing,
    circularflowDebtrank,
  ],
};
