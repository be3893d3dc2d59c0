import type { Family } from "../spec";

export const cloudshare: Family = { name: "CLOUDSHARE", title: "Comparing clouds", functions: [] };
