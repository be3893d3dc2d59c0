import type { ICellData, IWorkbookData } from "@univerjs/core";
import fc from "fast-check";
import { fromXlsx, toXlsx } from "../../../workbench/files";
import { EVERYTHING } from "./everything";
import { normalForm } from "./normalForm";

const throughFile = async (snapshot: IWorkbookData) => fromXlsx(await toXlsx(snapshot));

/** What Excel itself has no counterpart for, and what becomes of it. */
function expectedAfterwards(snapshot: IWorkbookData): IWorkbookData {
  const text = JSON.stringify(snapshot);
  // Errors of 2019 and later are cached as #VALUE! (see cachedResult).
  return JSON.parse(text.replaceAll('"#SPILL!"', '"#VALUE!"')) as IWorkbookData;
}

test("a workbook with everything in it comes back the same", async () => {
  expect(normalForm(await throughFile(EVERYTHING))).toEqual(normalForm(expectedAfterwards(EVERYTHING)));
});

test("what came back is written again the same", async () => {
  const once = await throughFile(EVERYTHING);
  expect(normalForm(await throughFile(once))).toEqual(normalForm(once));
});

const value: fc.Arbitrary<ICellData> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => ({ v: Object.is(v, -0) ? 0 : v, t: 2 })),
  fc.integer().map((v) => ({ v, t: 2 })),
  fc
    .string({ unit: "binary", minLength: 1, maxLength: 20 })
    // A file cannot hold control characters, and reads line ends as one character.
    .map((v) => ({ v: v.replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/gu, "") || "x", t: 1 })),
  fc.boolean().map((v) => ({ v: v ? 1 : 0, t: 3 })),
  fc
    .constantFrom("=A1+1", '=SUM($A$1:B9)&"x"', "=LET(a,1,a)", "=AIDEALS()", "='It''s'!A1")
    .chain((f) => fc.integer().map((v) => ({ f, v, t: 2 }))),
);
const color = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => ({ rgb: `#${rgb.toString(16).padStart(6, "0")}` }));
const style = fc.record(
  {
    bl: fc.constant(1),
    it: fc.constant(1),
    fs: fc.integer({ min: 6, max: 40 }).filter((size) => size !== 11),
    ff: fc.constantFrom("Arial", "Georgia"),
    cl: color,
    bg: color,
    ht: fc.constantFrom(1, 2, 3, 4),
    vt: fc.constantFrom(1, 2, 3),
    tb: fc.constant(3),
    n: fc.constantFrom("0.0%", '[$$-409]#,##0.0,,,"B"', '0.0"x"', "#,##0.00;[Red]-#,##0.00", "@").map((pattern) => ({ pattern })),
  },
  { requiredKeys: [] },
);
const cells = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), value, fc.option(style, { nil: undefined })), { maxLength: 25 });

test("whatever values, formulas, styles and widths cells have, they come back the same", async () => {
  await fc.assert(
    fc.asyncProperty(cells, fc.dictionary(fc.nat({ max: 40 }).map(String), fc.integer({ min: 12, max: 600 })), async (drawn, widths) => {
      const cellData: Record<number, Record<number, ICellData>> = {};
      for (const [row, column, cell, s] of drawn)
        (cellData[row] ??= {})[column] = { ...cell, ...(s && Object.keys(s).length > 0 && { s: s as ICellData["s"] }) };
      const columnData = Object.fromEntries(Object.entries(widths).map(([column, w]) => [column, { w }]));
      const [id] = EVERYTHING.sheetOrder.slice(1);
      const sheet = { ...EVERYTHING.sheets[id], cellData, columnData };
      const snapshot: IWorkbookData = { ...EVERYTHING, sheetOrder: [id], sheets: { [id]: sheet }, resources: [] };
      expect(normalForm(await throughFile(snapshot))).toEqual(normalForm(snapshot));
    }),
    { numRuns: 60 },
  );
});
