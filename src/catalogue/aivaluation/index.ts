import type { Family } from "../spec";

export const aivaluation: Family = { name: "AIVALUATION", title: "What a round says", functions: [] };
