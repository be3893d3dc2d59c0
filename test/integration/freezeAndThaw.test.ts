import fc from "fast-check";
import { checkHealth, repairFindings } from "../../src/workbook/sharing/checkHealth";
import { freeze } from "../../src/workbook/sharing/freeze";
import { callsUs } from "../../src/workbook/sharing/ownCells";
import { thaw } from "../../src/workbook/sharing/thaw";
import { openWorkbench, type Workbench } from "../../workbench/node";

const OPTIONS = { date: "2026-07-01", version: "1.0.0" };
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

let filled = 0;

/** A workbook of new sheets besides the first, which stays empty; the names of the new ones. */
async function fill(...sheets: readonly (readonly (readonly unknown[])[])[]): Promise<string[]> {
  const names = sheets.map(() => `Model ${++filled}`);
  await workbench.Excel.run(async (context) => {
    const held = context.workbook.worksheets.load("items/name");
    await context.sync();
    held.items.slice(1).forEach((sheet) => sheet.delete());
    sheets.forEach((rows, i) => {
      const sheet = context.workbook.worksheets.add(names[i]);
      rows.forEach((cells, r) =>
        cells.forEach((cell, c) => {
          if (cell !== null) sheet.getRangeByIndexes(r, c, 1, 1).formulas = [[cell]];
        }),
      );
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
const rows = fc.array(fc.array(fc.oneof(plain, ours), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 });

test(
  "freezing, then thawing, gives back the same workbook",
  async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        // A spilled summary stands well below, so that its rows never meet the random cells.
        const spill = [...Array<null[]>(6).fill([]), ["=CAPTABLE.WARRANT(100000,2,5)"]];
        await fill([...first, ...spill], second);
        const before = await contents();
        expect(await freeze(OPTIONS, false)).toMatchObject({ kind: "ask" });
        expect(await contents()).toEqual(before);
        expect(await freeze(OPTIONS, true)).toMatchObject({ kind: "done" });
        await workbench.calculated();
        const frozen = ((await contents()) as { formulas?: unknown[][] }[]).slice(0, -1);
        expect(frozen.flatMap(({ formulas }) => formulas?.flat() ?? []).filter(callsUs)).toEqual([]);
        expect(await thaw()).toMatchObject({ kind: "done" });
        await workbench.calculated();
        expect(await contents()).toEqual(before);
      }),
      { numRuns: 8 },
    );
  },
  LONGEST,
);

test(
  "what was edited meanwhile is kept and reported, and stays on the record",
  async () => {
    const [name] = await fill([['=AIVALUATION(100,830,"pre_money")'], ['=AIVALUATION(50,830,"pre_money")']]);
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
    const [name] = await fill([['=AIVALUATION(100,830,"pre_money")']]);
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).protection.protect();
      await context.sync();
    });
    const before = await contents();
    expect(await freeze(OPTIONS, true)).toMatchObject({ kind: "refused", reason: expect.stringMatching(/is protected/) });
    expect(await contents()).toEqual(before);
    await workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(name).protection.unprotect();
      await context.sync();
    });
  },
  LONGEST,
);

test(
  "the check finds damaged calls, and repairs them after asking",
  async () => {
    await fill([['=_xldudf_AIVALUATION(100,830,"pre_money")', '=AIVALUATION(50,830,"pre_money")']]);
    const found = await checkHealth();
    if ("kind" in found) throw new Error(found.reason);
    expect(found.map(({ kind, address }) => `${kind} ${address}`)).toEqual(["damaged A1", "in use B1"]);
    expect(await repairFindings(found, false)).toMatchObject({
      kind: "ask",
      question: expect.stringContaining('=AIVALUATION(100,830,"pre_money")'),
    });
    expect(await repairFindings(found, true)).toMatchObject({ kind: "done" });
    await workbench.calculated();
    expect(((await contents()) as { values: unknown[][] }[])[1].values).toEqual([[730, 780]]);
  },
  LONGEST,
);
