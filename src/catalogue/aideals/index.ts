import type { Family } from "../spec";

export const aideals: Family = { name: "AIDEALS", title: "The reported deals", functions: [] };
