import { type ShareClass, shareClasses } from "../../domain/captable/shareClasses";
import { type Tiers, tiersOf } from "../../domain/captable/tiers";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Arguments, NumberParameter, TableParameter } from "../spec";

export const classesParameter: TableParameter = {
  name: "classes",
  kind: "table",
  doc: "Share classes, one a row; by header, or by position in this order.",
  columns: [
    { name: "class", kind: "text", doc: "Name, once." },
    { name: "shares", kind: "number", unit: "shares", doc: "Shares outstanding, or options held." },
    { name: "preference", kind: "number", unit: "price", optional: true, doc: "Liquidation preference per share, its multiple included." },
    { name: "seniority", kind: "number", unit: "count", optional: true, doc: "1 (default) is paid first; equal numbers pari passu." },
    {
      name: "kind",
      kind: "text",
      optional: true,
      doc: "common, nonparticipating, participating, capped, option, warrant, or nonconvertible (preference only); if blank, nonparticipating with a preference, option with a strike, else common.",
    },
    {
      name: "cap",
      kind: "number",
      unit: "multiple",
      optional: true,
      doc: "Capped only: most received without converting, as a multiple of the preference.",
    },
    { name: "conversion", kind: "number", unit: "multiple", optional: true, doc: "Common shares for one share; 1 if blank." },
    { name: "strike", kind: "number", unit: "price", optional: true, doc: "Exercise price of options and warrants; 0 if blank." },
    {
      name: "invested",
      kind: "number",
      unit: "currency",
      optional: true,
      doc: "Preference of the whole class, in place of the one per share.",
    },
    { name: "cap_basis", kind: "text", optional: true, doc: "total (default): the cap includes the preference; beyond: it comes on top." },
  ],
};

export const debtParameter: NumberParameter = {
  name: "debt",
  kind: "number",
  unit: "currency",
  min: 0,
  optional: true,
  default: 0,
  doc: "Debt paid before any class.",
};

/** What every function that takes `classes` says of them. */
export const CLASSES_DEFINITION = `After debt the seniority stack is paid; then one residual value per as-converted share, p, decides: common n·p; nonparticipating max(L, n·p); participating L + n·p; capped max(min(L + n·p, cap), n·p); options and warrants n·max(0, p − strike) (n as-converted shares, L preference). The sum rises in p, so the conversion equilibrium is unique and exact. Payouts to options are net of the strike.`;

/** The classes argument, checked and turned into tiers. */
export function tiersArgument(args: Arguments): Outcome<Tiers> {
  const table = args.table("classes");
  const texts = ["class", "kind", "cap_basis"].map((name) => table.texts(name));
  const numbers = ["shares", "preference", "invested", "seniority", "cap", "conversion", "strike"].map((name) => table.numbers(name));
  const rows = texts[0].map((name, i) => ({
    name,
    kind: texts[1][i],
    capBasis: texts[2][i],
    shares: numbers[0][i],
    preference: numbers[1][i],
    invested: numbers[2][i],
    seniority: numbers[3][i],
    cap: numbers[4][i],
    conversion: numbers[5][i],
    strike: numbers[6][i],
  }));
  const classes = shareClasses(rows);
  return classes.ok ? success(tiersOf(classes.value)) : classes;
}

/** Index of a class by name, compared without case. */
export function classIndex(classes: readonly ShareClass[], name: string): Outcome<number> {
  const wanted = name.toLowerCase();
  const found = classes.findIndex((one) => one.name.toLowerCase() === wanted);
  if (found >= 0) return success(found);
  return failure("value", `class "${name}" is not among the classes: ${classes.map((one) => one.name).join(", ")}`);
}
