import fc from "fast-check";
import { deals } from "../../src/deals";
import { freeze } from "../../src/workbook/sharing/freeze";
import { readRecord } from "../../src/workbook/sharing/frozenRecord";
import { callsUs } from "../../src/workbook/sharing/ownCells";
import { thaw } from "../../src/workbook/sharing/thaw";
import { openWorkbench, type Workbench } from "../../workbench/node";
import { workbookState } from "./support/workbookState";

const OPTIONS = { date: "2026-07-01", version: "1.0.0", comments: false };
const LONGEST = 120_000;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.install();
});
afterAll(() => workbench?.dispose());

/** All that the workbook holds, by sheet: formulas as entered and values as shown. */
function contents(): Promise<unknown> {
  return workbench.Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("address,formulas,values"));
    await context.sync();
    return sheets.items.map(({ name }, i) => ({
      name,
      ...(used[i].isNullObject ? {} : { formulas: used[i].formulas, values: used[i].values, address: used[i].address }),
    }));
  });
}

interface Sheet {
  readonly rows: readonly (readonly unknown[])[];
  /** Area of a table with a head row, and a merged one. */
  readonly table?: string;
  readonly merged?: string;
  readonly isProtected?: boolean;
}

let filled = 0;

/** A workbook of new sheets besides the first, which stays empty; the names of the new ones. */
async function fill(...sheets: readonly Sheet[]): Promise<string[]> {
  const names = sheets.map(() => `Model ${++filled}`);
  await workbench.Excel.run(async (context) => {
    const held = context.workbook.worksheets.load("items/name");
    await context.sync();
    for (const sheet of held.items.slice(1)) {
      sheet.protection.unprotect();
      sheet.delete();
    }
    await context.sync();
    sheets.forEach(({ rows, table, merged, isProtected }, i) => {
      const sheet = context.workbook.worksheets.add(names[i]);
      rows.forEach((cells, r) =>
        cells.forEach((cell, c) => {
          if (cell !== null) sheet.getRangeByIndexes(r, c, 1, 1).formulas = [[cell]];
        }),
      );
      if (table) sheet.tables.add(table, true).name = `Table${filled}${i}`;
      if (merged) sheet.getRange(merged).merge();
      if (isProtected) sheet.protection.protect();
    });
    await context.sync();
  });
  await workbench.calculated();
  return names;
}

const plain = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom("text", "'007", null, "=1+1", "=SUM(A1:A2)"));
const ours = fc.constantFrom(
  '=AIVALUATION(100,830,"pre_money")',
  '=AIVALUATION(100,830,"step_up",,500)*2',
  '=CAPTABLE.WARRANT(100,2,5,"net_shares")',
  '=AIDEALS.FIELD("DEAL-004","from")',
  '=AIVALUATION(100,-5,"pre_money")',
);
/** Random cells in A1:D5; a spilled summary at A8, of four rows and two columns, well below them; a table at F1:G4; a merged area at I1:J2. */
const sheetOf = (cell: fc.Arbitrary<unknown>): fc.Arbitrary<Sheet> =>
  fc
    .record({
      rows: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 5 }),
      spill: fc.boolean(),
      table: fc.option(fc.array(cell, { minLength: 3, maxLength: 3 }), { nil: undefined }),
      merged: fc.option(cell, { nil: undefined }),
    })
    .map(({ rows, spill, table, merged }) => ({
      rows: [
        ...rows.map((cells, r) => [
          ...cells,
          null,
          table ? (["Deal", "a", "b", "c"][r] ?? null) : null,
          table ? (["Amount", ...table][r] ?? null) : null,
          null,
          r === 0 ? (merged ?? null) : null,
        ]),
        [],
        [],
        spill ? ["=CAPTABLE.WARRANT(100000,2,5)"] : [],
      ],
      ...(table ? { table: "F1:G4" } : {}),
      ...(merged === undefined ? {} : { merged: "I1:J2" }),
    }));
const workbooks = fc.record({
  first: sheetOf(fc.oneof(plain, ours)),
  second: sheetOf(fc.oneof(plain, ours)),
  // A protected sheet without our functions is in nobody's way.
  locked: fc.option(sheetOf(plain), { nil: undefined }),
});

async function openWith({ first, second, locked }: { readonly first: Sheet; readonly second: Sheet; readonly locked?: Sheet }) {
  // One formula at least, or there is nothing to freeze; the locked sheet has none, its summary neither.
  const rows = first.rows.map((cells, r) => (r === 6 ? ['=AIVALUATION(100,830,"pre_money")'] : cells));
  const still = locked && { ...locked, rows: locked.rows.slice(0, 5), isProtected: true };
  return fill({ ...first, rows }, second, ...(still ? [still] : []));
}

interface Contents {
  readonly name: string;
  readonly address?: string;
  readonly formulas?: unknown[][];
  readonly values?: unknown[][];
}

test(
  "freezing, then thawing, gives back the same workbook: spills, tables, merged cells, comments, several sheets, one protected",
  async () => {
    await fc.assert(
      fc.asyncProperty(workbooks, fc.boolean(), async (book, comments) => {
        await openWith(book);
        const [before, state] = [await contents(), await workbookState(workbench)];
        expect(await freeze({ ...OPTIONS, comments }, false)).toMatchObject({ kind: "ask" });
        expect(await contents()).toEqual(before);
        expect(await freeze({ ...OPTIONS, comments }, true)).toMatchObject({ kind: "done" });
        await workbench.calculated();
        const frozen = ((await contents()) as Contents[]).slice(0, -1);
        expect(frozen.flatMap(({ formulas }) => formulas?.flat() ?? []).filter(callsUs)).toEqual([]);
        expect(frozen.map(({ values }) => values)).toEqual((before as Contents[]).map(({ values }) => values));
        expect(await thaw()).toMatchObject({ kind: "done", said: expect.stringMatching(/^\d+ formulas? put back\.$/) });
        await workbench.calculated();
        expect(await contents()).toEqual(before);
        expect(await workbookState(workbench)).toEqual(state);
      }),
      { numRuns: 6 },
    );
  },
  LONGEST,
);

/** Entries on the record, and where it is. */
async function record(): Promise<readonly { readonly sheet: string; readonly address: string }[]> {
  const { values = [] } = ((await contents()) as Contents[]).at(-1) ?? { name: "" };
  return readRecord(values).map(({ entry }) => entry);
}

/** The formulas of a range, as it stands. */
function formulasOf(sheet: string, address: string): Promise<unknown[][]> {
  return workbench.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load("formulas");
    await context.sync();
    return range.formulas as unknown[][];
  });
}

test(
  "whatever was edited meanwhile is kept, reported and still on the record; all else is thawed; a second thaw changes nothing more",
  async () => {
    await fc.assert(
      fc.asyncProperty(workbooks, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (book, picks) => {
        await openWith(book);
        const before = (await contents()) as Contents[];
        await freeze({ ...OPTIONS, comments: true }, true);
        const entries = await record();
        const edited = [...new Set(picks.map((pick) => entries[pick % entries.length]))];
        await workbench.Excel.run(async (context) => {
          // The last cell, which in a spill is not the one that had the formula.
          for (const { sheet, address } of edited)
            context.workbook.worksheets.getItem(sheet).getRange(address).getLastCell().values = [["edited by hand"]];
          await context.sync();
        });
        const kept = await Promise.all(edited.map(({ sheet, address }) => formulasOf(sheet, address)));
        const said = new RegExp(`^${entries.length - edited.length} formulas? put back\\. ${edited.length} places? edited since or gone`);
        expect(await thaw()).toMatchObject({ kind: "done", said: expect.stringMatching(said) });
        expect(await record()).toEqual(edited.length < entries.length ? entries.filter((entry) => edited.includes(entry)) : entries);
        expect(await Promise.all(edited.map(({ sheet, address }) => formulasOf(sheet, address)))).toEqual(kept);
        const back = entries.filter((entry) => !edited.includes(entry));
        for (const { sheet, address } of back) {
          const held = before.find(({ name }) => name === sheet);
          const [first] = (await formulasOf(sheet, address))[0];
          expect(held?.formulas?.flat()).toContain(first);
          expect(callsUs(first)).toBe(true);
        }
        await workbench.calculated();
        const after = await contents();
        expect(await thaw()).toMatchObject({ kind: "done", said: expect.stringMatching(/^0 formulas put back/) });
        await workbench.calculated();
        expect(await contents()).toEqual(after);
      }),
      { numRuns: 4 },
    );
  },
  LONGEST,
);

test(
  "what takes a spill by its #, directly or through another, is frozen with it and comes back with it",
  async () => {
    const [name, other] = await fill(
      { rows: [["=CAPTABLE.WARRANT(100000,2,5)", null, null, "=INDEX(A1#,,2)", null, "=SUM(D1#)", '="A1#"&1', "=SUM(D9#)"]] },
      { rows: [[]] },
    );
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(other).getRange("A1").formulas = [[`=ROWS('${name}'!$A$1#)`]];
      await context.sync();
    });
    await workbench.calculated();
    const before = (await contents()) as Contents[];
    const shown = before.map(({ values }) => values);
    expect(await freeze(OPTIONS, false)).toMatchObject({
      kind: "ask",
      question: expect.stringMatching(/^4 formulas \(3 by a spill or a name that calls the add-in\) on 2 sheets will be replaced/),
    });
    expect(await freeze(OPTIONS, true)).toMatchObject({ kind: "done", said: expect.stringMatching(/^4 formulas replaced by values/) });
    await workbench.calculated();
    const frozen = (await contents()) as Contents[];
    expect(frozen.slice(0, shown.length).map(({ values }) => values)).toEqual(shown);
    const left = frozen.slice(0, shown.length).flatMap(({ formulas }) => formulas?.flat() ?? []);
    expect(left.filter((formula) => String(formula).startsWith("="))).toEqual(['="A1#"&1', "=SUM(D9#)"]);
    expect(await thaw()).toMatchObject({ said: "4 formulas put back." });
    await workbench.calculated();
    expect(await contents()).toEqual(before);
  },
  LONGEST,
);

test(
  "what uses a name that calls us, or one that takes a spill of ours, is frozen with it and comes back with it",
  async () => {
    const rows = [["=CAPTABLE.WARRANT(100000,2,5)", null, null, 7]];
    const [name] = await fill({ rows });
    const names = { Net: '=AIVALUATION(100,830,"pre_money")', Twice: "=2*Net", Spilled: `='${name}'!$A$1#`, Plain: `='${name}'!$D$1` };
    await workbench.Excel.run(async (context) => {
      for (const [one, formula] of Object.entries(names)) context.workbook.names.add(one, formula);
      context.workbook.worksheets.getItem(name).getRange("F1:J1").formulas = [["=Net+1", "=Twice", "=ROWS(Spilled)", "=Plain*2", '="Net"']];
      await context.sync();
    });
    await workbench.calculated();
    const before = (await contents()) as Contents[];
    // The grid computes no spill through a name: what it shows instead is kept as any value.
    const through = before[1].values?.[0][7];
    expect(before[1].values?.[0].slice(5)).toEqual([731, 1460, through, 14, "Net"]);
    expect(await freeze(OPTIONS, true)).toMatchObject({ kind: "done", said: expect.stringMatching(/^4 formulas replaced by values/) });
    await workbench.calculated();
    const frozen = ((await contents()) as Contents[])[1];
    expect(frozen.values).toEqual(before[1].values);
    expect(frozen.formulas?.[0].slice(5)).toEqual([731, 1460, through, "=Plain*2", '="Net"']);
    await thaw();
    await workbench.calculated();
    expect(await contents()).toEqual(before);
    await workbench.Excel.run(async (context) => {
      for (const one of Object.keys(names)) context.workbook.names.getItem(one).delete();
      await context.sync();
    });
  },
  LONGEST,
);

function commentsHeld(): Promise<Record<string, string>> {
  return workbench.Excel.run(async (context) => {
    const comments = context.workbook.comments.load("items/content");
    await context.sync();
    const places = comments.items.map((comment) => comment.getLocation().load("address"));
    await context.sync();
    return Object.fromEntries(comments.items.map(({ content }, i) => [places[i].address.split("!")[1], content]));
  });
}

test(
  "comments are put where wanted, say formula, date and version, leave a comment of the reader's alone, and go when thawed",
  async () => {
    const rows = [['=AIVALUATION(100,830,"pre_money")', '=AIVALUATION(50,830,"pre_money")'], [], ["=CAPTABLE.WARRANT(100000,2,5)"]];
    const [name] = await fill({ rows });
    await workbench.Excel.run(async (context) => {
      context.workbook.comments.add(context.workbook.worksheets.getItem(name).getRange("B1"), "mine");
      await context.sync();
    });
    await freeze(OPTIONS, true);
    expect(await commentsHeld()).toEqual({ B1: "mine" });
    await thaw();
    await workbench.calculated();
    const done = await freeze({ ...OPTIONS, comments: true }, true);
    expect(done).toMatchObject({ said: expect.stringMatching(/One cell has a comment already and got none of ours\.$/) });
    expect(await commentsHeld()).toEqual({
      A1: 'was =AIVALUATION(100,830,"pre_money")\n2026-07-01, Roundtrip 1.0.0',
      A3: "was =CAPTABLE.WARRANT(100000,2,5)\n2026-07-01, Roundtrip 1.0.0",
      B1: "mine",
    });
    // A comment that the reader rewrote is the reader's.
    await workbench.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem(name).getRange("A3");
      context.workbook.comments.getItemByCell(cell).content = "I wonder";
      await context.sync();
    });
    await thaw();
    expect(await commentsHeld()).toEqual({ A3: "I wonder", B1: "mine" });
  },
  LONGEST,
);

test(
  "the record names the deals that were looked up, with figure, status, as-of date and link, each once",
  async () => {
    const [name] = await fill({ rows: [['=AIDEALS.FIELD("DEAL-004","from")', "DEAL-001", '=AIDEALS.FIELD(B1,"to")']] });
    await freeze(OPTIONS, true);
    const rows = ((await contents()) as Contents[]).at(-1)?.values ?? [];
    const from = rows.findIndex(([first]) => first === "Reported deals and figures used");
    expect(rows[from + 1]).toEqual(["Id", "Who", "What", "Figure (US dollars, or a fraction)", "Status", "As of", "Source", "Note"]);
    const listed = rows.slice(from + 2).map(([id, , kind, figure, status, asOf, source]) => ({ id, kind, figure, status, asOf, source }));
    expect(listed).toEqual(
      ["DEAL-001", "DEAL-004"].map((id) => {
        const deal = deals.find((held) => held.id === id);
        return {
          id,
          kind: deal?.kind,
          figure: deal?.amount ?? "not disclosed",
          status: deal?.status,
          asOf: deal?.date,
          source: deal?.source.urls[0],
        };
      }),
    );
    const linked = await workbench.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      const cell = sheets.items[sheets.items.length - 1].getRangeByIndexes(from + 2, 6, 1, 1).load("hyperlink");
      await context.sync();
      return cell.hyperlink.address;
    });
    expect(linked).toBe(deals.find(({ id }) => id === "DEAL-001")?.source.urls[0]);
    // Frozen again beside what is there: the deals are not listed twice.
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).getRange("A3").formulas = [['=AIDEALS.FIELD("DEAL-004","to")']];
      await context.sync();
    });
    await workbench.calculated();
    await freeze(OPTIONS, true);
    const ids = (((await contents()) as Contents[]).at(-1)?.values ?? []).map(([id]) => id).filter((id) => /^DEAL-/.test(String(id)));
    expect(ids).toEqual(["DEAL-001", "DEAL-004"]);
    expect(await thaw()).toMatchObject({ said: "3 formulas put back." });
  },
  LONGEST,
);

test(
  "what was edited meanwhile is kept and reported, and stays on the record",
  async () => {
    const [name] = await fill({ rows: [['=AIVALUATION(100,830,"pre_money")'], ['=AIVALUATION(50,830,"pre_money")']] });
    await freeze(OPTIONS, true);
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).getRange("A2").values = [[999]];
      await context.sync();
    });
    const result = await thaw();
    expect(result).toMatchObject({ kind: "done", said: expect.stringMatching(new RegExp(`1 formula put back\\. 1 place .*${name}!A2`)) });
    await workbench.calculated();
    const [, sheet, record] = (await contents()) as { formulas: unknown[][] }[];
    expect(sheet.formulas).toEqual([['=AIVALUATION(100,830,"pre_money")'], [999]]);
    expect(record.formulas).toHaveLength(4);
  },
  LONGEST,
);

test(
  "a protected sheet is refused with a sentence, and nothing is changed",
  async () => {
    const [name] = await fill({ rows: [['=AIVALUATION(100,830,"pre_money")']] });
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).protection.protect();
      await context.sync();
    });
    const before = await contents();
    expect(await freeze(OPTIONS, true)).toMatchObject({
      kind: "refused",
      reason: `The sheet ${name} is protected and has such formulas. Unprotect it, or use Share a copy, which works on protected sheets. Nothing was changed.`,
    });
    expect(await contents()).toEqual(before);
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).protection.unprotect();
      await context.sync();
    });
  },
  LONGEST,
);
