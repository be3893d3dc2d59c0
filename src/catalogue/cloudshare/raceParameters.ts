import type { NumberParameter } from "../spec";

const growth = "growth per year (40% is 0.4).";

export const leader: NumberParameter = {
  name: "leader",
  kind: "number",
  unit: "currency",
  above: 0,
  doc: "The larger one's revenue today.",
};
export const leaderGrowth: NumberParameter = { name: "leader_growth", kind: "number", unit: "fraction", above: -1, doc: `Its ${growth}` };
export const challenger: NumberParameter = {
  name: "challenger",
  kind: "number",
  unit: "currency",
  above: 0,
  doc: "The smaller one's revenue today, same unit.",
};
export const challengerGrowth: NumberParameter = {
  name: "challenger_growth",
  kind: "number",
  unit: "fraction",
  above: -1,
  doc: `Its ${growth}`,
};
