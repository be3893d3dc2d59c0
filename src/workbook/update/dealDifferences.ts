import type { DealRow } from "../blocks/dealRow";

/** The columns of a deal table that the catalogue speaks of, by what a row calls them. */
export const FACTS = [
  ["from", "From"],
  ["to", "To"],
  ["amount", "Amount"],
  ["kind", "Kind"],
  ["status", "Status"],
  ["announced", "Announced"],
  ["start", "Start"],
  ["term", "Term"],
  ["source", "Source"],
  ["note", "Note"],
] as const satisfies readonly (readonly [keyof DealRow, string])[];
export type Fact = (typeof FACTS)[number][0];

export type Value = string | number | boolean | null;

/** A row of the table as it stands in the sheet. */
export interface SheetDeal {
  /** Place in the table's body, counted from 0. */
  readonly at: number;
  readonly ref: string;
  /** Those whose column the table still has. */
  readonly facts: Readonly<Partial<Record<Fact, Value>>>;
  /** Something stands in its Probability, or in a column that the reader has added. */
  readonly hasOwn: boolean;
}

export type Difference = {
  /** Says all that was compared: the same difference later has the same id, another one has not. */
  readonly id: string;
  /** Whether the update does it unless told otherwise. What would overwrite the reader's own work is not. */
  readonly usual: boolean;
  readonly ref: string;
  readonly parties: string;
} & (
  | { readonly kind: "new"; readonly row: DealRow; readonly wasRemoved: boolean }
  | { readonly kind: "gone"; readonly at: number; readonly reason: string; readonly edited: boolean }
  | { readonly kind: "changed" | "edited"; readonly at: number; readonly fact: Fact; readonly here: Value; readonly now: Value }
);

export interface Compared {
  readonly sheet: readonly SheetDeal[];
  /** The rows as they were inserted, or as the catalogue had them on the table's day, by ref. */
  readonly base: ReadonlyMap<string, DealRow>;
  /** Refs that the reader saw when inserting and did not take. */
  readonly left: ReadonlySet<string>;
  /** The payments that stand now, and of those what a new row may come from. */
  readonly now: readonly DealRow[];
  readonly offered: readonly DealRow[];
  /** Why a deal of the catalogue stands no more; null where it never was one. */
  readonly whyGone: (ref: string) => string | null;
}

/** What the catalogue says now and the table does not, and what the reader has made otherwise: sorted by kind, then by row. */
export function dealDifferences({ sheet, base, left, now, offered, whyGone }: Compared): readonly Difference[] {
  const standing = new Map(now.map((row) => [row.ref, row]));
  const there = new Set(sheet.map(({ ref }) => ref));
  const fresh: Difference[] = offered
    .filter(({ ref }) => !there.has(ref) && !left.has(ref))
    .map((row) => {
      const wasRemoved = base.has(row.ref);
      return { kind: "new", id: idOf("new", row.ref, row), ref: row.ref, parties: partiesOf(row), usual: !wasRemoved, wasRemoved, row };
    });
  const found = sheet.filter(({ ref }) => ref !== "").flatMap((deal) => compare(deal, base.get(deal.ref), standing.get(deal.ref), whyGone));
  const order = ["new", "changed", "gone", "edited"];
  return [...fresh, ...numbered(found)].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function compare(
  deal: SheetDeal,
  before: DealRow | undefined,
  now: DealRow | undefined,
  whyGone: (ref: string) => string | null,
): Difference[] {
  const { at, ref, facts } = deal;
  const parties = `${String(facts.from ?? now?.from ?? "")} → ${String(facts.to ?? now?.to ?? "")}`;
  const isEdited = (fact: Fact) => fact in facts && before !== undefined && !same(facts[fact], before[fact]);
  if (!now) {
    const reason = whyGone(ref);
    if (reason === null && !before) return [];
    const edited = deal.hasOwn || FACTS.some(([fact]) => isEdited(fact));
    return [
      {
        kind: "gone",
        id: idOf("gone", ref, facts),
        ref,
        parties,
        at,
        usual: !edited,
        edited,
        reason: reason ?? "no longer in the catalogue",
      },
    ];
  }
  return FACTS.flatMap(([fact]): Difference[] => {
    const here = facts[fact];
    if (here === undefined || same(here, now[fact])) return [];
    const edited = before === undefined || isEdited(fact);
    // The catalogue says nothing of it, then or now: what stands there is the reader's, and no contradiction.
    if (edited && isBlank(now[fact]) && isBlank(before?.[fact])) return [];
    const kind = edited ? "edited" : "changed";
    return [{ kind, id: idOf(kind, ref, fact, here, now[fact]), ref, parties, at, fact, here, now: now[fact], usual: !edited }];
  });
}

function partiesOf({ from, to }: DealRow): string {
  return `${from} → ${to}`;
}

function idOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** A row copied by the reader stands there twice: its differences are told apart by their order. */
function numbered(differences: readonly Difference[]): Difference[] {
  const seen = new Map<string, number>();
  return differences.map((one) => {
    const count = seen.get(one.id) ?? 0;
    seen.set(one.id, count + 1);
    return count === 0 ? one : { ...one, id: `${one.id} ${count + 1}` };
  });
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

/** Amounts and dates to the last digit but rounding; text without what surrounds it. */
function same(one: unknown, other: unknown): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
  return typeof one === typeof other && String(one).trim() === String(other).trim();
}
