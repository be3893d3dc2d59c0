import type { Family } from "../spec";
import { circularflowClearing } from "./clearing";
import { circularflowDebtrank } from "./debtrank";
import { circularflowDepend } from "./depend";
import { circularflowEdges } from "./edges";
import { circularflowFinn } from "./finn";

export const circularflow: Family = {
  name: "CIRCULARFLOW",
  title: "Who funds whom, and what comes round",
  functions: [circularflowEdges, circularflowDepend, circularflowFinn, circularflowClearing, circularflowDebtrank],
};
