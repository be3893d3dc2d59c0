import type { Family } from "../spec";

export const circularflow: Family = { name: "CIRCULARFLOW", title: "Who funds whom, and what comes round", functions: [] };
