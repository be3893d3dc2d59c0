import type { Family } from "../spec";

export const captable: Family = { name: "CAPTABLE", title: "Share-level round maths", functions: [] };
