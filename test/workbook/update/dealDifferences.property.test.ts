import fc from "fast-check";
import type { DealRow } from "../../../src/workbook/blocks/dealRow";
import { EVERYTHING } from "../../../src/workbook/read/filterDeals";
import { dealDifferences, type Difference, type Fact, FACTS, type SheetDeal } from "../../../src/workbook/update/dealDifferences";
import { type DealRecord, readRecord, recordText } from "../../../src/workbook/update/dealRecord";
import { nextRecord } from "../../../src/workbook/update/nextRecord";

const word = fc.constantFrom("", "Amazon", "OpenAI", "=x", "Oracle");
const number = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
const facts = fc.record({
  ...{ from: word, to: word, amount: number, kind: word, status: word, probability: fc.constant(null) },
  ...{ announced: number, start: number, term: number, source: word, link: fc.constant(""), note: word },
});
const refs = ["R1", "R2", "R3", "R4", "R5", "R6"];

/** A catalogue then and now, a table inserted from then, with edits of the reader's since. */
const world = fc
  .record({
    then: fc.array(fc.option(facts, { nil: null }), { minLength: refs.length, maxLength: refs.length }),
    now: fc.array(fc.oneof(fc.constant("same" as const), fc.option(facts, { nil: null })), {
      minLength: refs.length,
      maxLength: refs.length,
    }),
    left: fc.subarray(refs),
    removed: fc.subarray(refs),
    edits: fc.array(
      fc.record({
        ref: fc.constantFrom(...refs),
        fact: fc.constantFrom(...FACTS.map(([fact]) => fact)),
        value: fc.constantFrom<string | number>("mine", 77),
      }),
    ),
  })
  .map(({ then, now, left, removed, edits }) => {
    const rows = (list: readonly (object | null)[]) => list.flatMap((one, i) => (one ? [{ ...one, ref: refs[i] } as DealRow] : []));
    const was = rows(then).filter(({ ref }) => !left.includes(ref));
    const standing = rows(now.map((one, i) => (one === "same" ? then[i] : one)));
    const sheet = was
      .filter(({ ref }) => !removed.includes(ref))
      .map((row, at): SheetDeal => {
        const own = Object.fromEntries(edits.filter(({ ref }) => ref === row.ref).map(({ fact, value }) => [fact, value]));
        return {
          at,
          ref: row.ref,
          hasOwn: false,
          facts: { ...Object.fromEntries(FACTS.map(([fact]) => [fact, row[fact] ?? ""])), ...own },
        };
      });
    return { was, standing, sheet, left: new Set(left) };
  });

type World = ReturnType<typeof compared>;
function compared(
  { was, standing, sheet, left }: { was: DealRow[]; standing: DealRow[]; sheet: SheetDeal[]; left: Set<string> },
  base = was,
) {
  const differences = dealDifferences({
    sheet,
    base: new Map(base.map((row) => [row.ref, row])),
    left,
    now: standing,
    offered: standing,
    whyGone: () => "gone",
  });
  return { was, standing, sheet, left, differences };
}

/** The table after some of the differences were done. */
function after({ sheet }: World, todo: readonly Difference[]): SheetDeal[] {
  const gone = new Set(todo.flatMap((one) => (one.kind === "gone" ? [one.at] : [])));
  const changed = sheet
    .filter(({ at }) => !gone.has(at))
    .map((deal) => {
      const cells = todo.flatMap((one) => ("fact" in one && one.at === deal.at ? [[one.fact, one.now ?? ""]] : []));
      return { ...deal, facts: { ...deal.facts, ...Object.fromEntries(cells) } };
    });
  const added = todo.flatMap((one) =>
    one.kind === "new"
      ? [{ ref: one.ref, hasOwn: false, facts: Object.fromEntries(FACTS.map(([fact]) => [fact, one.row[fact] ?? ""])) }]
      : [],
  );
  return [...changed, ...added].map((deal, at) => ({ ...deal, at }));
}

const recordOf = ({ was, left }: World): DealRecord => ({ asOf: "2026-01-31", scope: EVERYTHING, rows: was, context: [], left: [...left] });

test("a table that nobody touched differs from its own catalogue in nothing", () => {
  fc.assert(
    fc.property(world, ({ was, sheet, left }) => {
      const untouched = sheet.map((deal) => ({
        ...deal,
        facts: Object.fromEntries(FACTS.map(([fact]) => [fact, was.find(({ ref }) => ref === deal.ref)![fact] ?? ""])),
      }));
      const { differences } = compared({ was, standing: was, sheet: untouched, left });
      // What the reader removed is offered again, and not done unless ticked.
      expect(differences.every((one) => one.kind === "new" && one.wasRemoved && !one.usual)).toBe(true);
    }),
  );
});

test("what is usual never touches a cell that the reader has made otherwise", () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const here = compared(drawn);
      const edited = (ref: string, fact: Fact) => {
        const [deal, row] = [here.sheet.find((one) => one.ref === ref), here.was.find((one) => one.ref === ref)];
        return (deal?.facts[fact] ?? "") !== (row?.[fact] ?? "");
      };
      for (const one of here.differences.filter(({ usual }) => usual)) {
        if ("fact" in one) expect(edited(one.ref, one.fact)).toBe(false);
        if (one.kind === "gone") expect(FACTS.some(([fact]) => edited(one.ref, fact))).toBe(false);
        if (one.kind === "new") expect(here.left.has(one.ref)).toBe(false);
      }
    }),
  );
});

test("done all of it, the table says what the catalogue says, and nothing is left to do", () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const here = compared(drawn);
      const sheet = after(here, here.differences);
      const next = nextRecord(
        { record: recordOf(here), deals: here.sheet },
        { differences: here.differences, now: new Map(here.standing.map((row) => [row.ref, row])), context: [] },
        here.differences,
        "2026-07-01",
      );
      expect(compared({ ...drawn, sheet, was: [...next.rows] }).differences).toEqual([]);
    }),
  );
});

test("done in part, the rest is offered again the same, as usual as before", () => {
  fc.assert(
    fc.property(world, fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }), (drawn, coins) => {
      const here = compared(drawn);
      const todo = here.differences.filter((_, i) => coins[i]);
      const rest = here.differences.filter((one) => !todo.includes(one));
      const next = nextRecord(
        { record: recordOf(here), deals: here.sheet },
        { differences: here.differences, now: new Map(here.standing.map((row) => [row.ref, row])), context: [] },
        todo,
        "2026-07-01",
      );
      const again = compared({ ...drawn, sheet: after(here, todo), was: [...next.rows] }).differences;
      const plain = (list: readonly Difference[]) =>
        list
          .filter((one) => one.kind !== "gone" && !(one.kind === "edited" && (one.now ?? "") === ""))
          .map(({ kind, ref, usual, ...one }) => [kind, ref, usual, "fact" in one ? one.fact : ""].join())
          .sort();
      // A row that goes may count as edited or not by what else was done to it; where the catalogue has fallen silent there is nothing
      // to hold against what the reader wrote.
      expect(plain(again)).toEqual(plain(rest));
    }),
  );
});

test("ids are unique, also where the reader copied a row", () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const sheet = [...drawn.sheet, ...drawn.sheet.slice(0, 1).map((deal) => ({ ...deal, at: drawn.sheet.length }))];
      const ids = compared({ ...drawn, sheet }).differences.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("a record reads back as it was written; anything else is none", () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const record = recordOf(compared(drawn));
      expect(readRecord(recordText(record))).toEqual(record);
    }),
  );
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (text) => expect(readRecord(text)).toBeNull()));
  expect(readRecord('{"version":1,"asOf":"2026-01-31","rows":[["x"]],"context":[],"left":[]}')).toBeNull();
});
