import { invoke } from "../../catalogue/invoke";
import { type CapTableInputs, capTableArguments } from "./capTableInputs";
import { functionNamed } from "./measures";

/** A share class after the round, as the waterfall takes it: its preference is what was paid for it. */
export interface ClassAfter {
  readonly name: string;
  readonly shares: number;
  readonly preference: number;
  readonly kind: "common" | "nonparticipating";
  /** Which of the three sorts of class it is: they take their preference from different cells. */
  readonly sort: "present" | "converted" | "new";
}

export interface CapTableAfter {
  readonly table: readonly (readonly unknown[])[];
  readonly classes: readonly ClassAfter[];
  readonly price: number;
  readonly postMoney: number;
}

const NEW_MONEY = "New money";

/** The table after the round and the classes in it; why not where it can't be made. The unissued pool gets nothing at an exit. */
export function capTableAfter(inputs: CapTableInputs): CapTableAfter | { readonly problem: string } {
  const args = capTableArguments(inputs);
  const called = invoke(functionNamed("CAPTABLE"), args);
  if (!called.ok) return { problem: called.error.message ?? called.error.error };
  const table = called.value as unknown[][];
  const rows = table.slice(1).map(([, name, before, , after]) => ({ name: String(name), before: Number(before), after: Number(after) }));
  const price = measure(args, "price");
  const present = new Set(inputs.holders.map(({ shareClass }) => (shareClass === "" ? "common" : shareClass.toLowerCase())));
  const names = [...new Map(rows.map(({ name }) => [name.toLowerCase(), name])).values()].filter((name) => name.toLowerCase() !== "pool");
  const converting = inputs.convertibles.reduce((sum, { amount }) => sum + amount, 0);
  const classes = names.map((name): ClassAfter => {
    const shares = rows.filter((row) => row.name.toLowerCase() === name.toLowerCase()).reduce((sum, { after }) => sum + after, 0);
    const sort = present.has(name.toLowerCase()) ? "present" : name === NEW_MONEY ? "new" : "converted";
    const converted = rows
      .filter((row) => !present.has(row.name.toLowerCase()) && row.name !== NEW_MONEY)
      .reduce((sum, { after }) => sum + after, 0);
    const preference = sort === "present" ? 0 : sort === "new" ? price : converting / converted;
    return { name, shares, preference, kind: sort === "present" ? "common" : "nonparticipating", sort };
  });
  return { table, classes, price, postMoney: measure(args, "post_money") };
}

function measure(args: readonly unknown[], name: string): number {
  const called = invoke(functionNamed("CAPTABLE"), [...args.slice(0, 3), name, ...args.slice(4)]);
  return called.ok ? Number(called.value) : 0;
}

export const CLASS_HEADS = ["class", "shares", "preference", "seniority", "kind"] as const;

export function classTable(classes: readonly ClassAfter[]): unknown[][] {
  return [[...CLASS_HEADS], ...classes.map(({ name, shares, preference, kind }) => [name, shares, preference, 1, kind])];
}

/** Exit values that show where the preference bites and where all convert: parts and multiples of the post-money. */
export const EXIT_MULTIPLES = [0.1, 0.25, 0.5, 1, 2, 4] as const;
