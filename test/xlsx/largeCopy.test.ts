import { finish } from "../../src/domain/kernel/steps";
import { runCopy } from "../../src/taskpane/share/copyRun";
import { shareCopy, type ShareOptions } from "../../src/xlsx/shareCopy";
import { attribute, tags } from "../../src/xlsx/xml";
import { rawWorkbook } from "./support/rawWorkbook";
import { faults, partsOf } from "./support/soundWorkbook";

const ROWS = 10_000;
const SHEETS = 2;
const OPTIONS: ShareOptions = { mode: "values", date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true };

const formulaOf = (row: number) => `AIVALUATION(A${row},$B$1,"pre_money")`;

/** A model filled down: every formula written out, or one shared by all; the cell that spells it out is first, or last. */
function filledDown(rows: number, way: "written" | "first spells" | "last spells"): Uint8Array {
  const speller = way === "first spells" ? 1 : rows;
  const cells = Array.from({ length: rows }, (_, i) => {
    const row = i + 1;
    const isSpeller = row === speller;
    const shared = isSpeller ? `<f t="shared" ref="C1:C${rows}" si="0">${formulaOf(row)}</f>` : '<f t="shared" si="0"/>';
    const f = way === "written" ? `<f>${formulaOf(row)}</f>` : shared;
    return `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="C${row}">${f}<v>${830 - row}</v></c></row>`;
  });
  const body = `<sheetData>${cells.join("")}</sheetData>`;
  return rawWorkbook({ sheets: Array.from({ length: SHEETS }, (_, i) => ({ name: `Model ${i + 1}`, body })) });
}

const large = filledDown(ROWS, "written");

test("a large copy is made in many short steps, and tells how far it is from the beginning to the end", () => {
  const told: number[] = [];
  const steps = shareCopy(large, { ...OPTIONS, onProgress: (done) => told.push(done) });
  let count = 0;
  let result = steps.next();
  for (; !result.done; result = steps.next()) count++;
  const shared = result.value;
  if (!shared.ok) throw new Error(shared.message);
  expect(shared.value.report.changed).toHaveLength(SHEETS * ROWS);
  // A step for every couple of thousand cells, every thousand rows of the Sources sheet, every half megabyte packed.
  expect(count).toBeGreaterThan((2 * SHEETS * ROWS) / 2000 + (SHEETS * ROWS) / 1000);
  expect(told[0]).toBeLessThan(0.15);
  expect(told.at(-1)).toBe(1);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  const gaps = told.map((done, i) => done - (told[i - 1] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(0.15);
});

test.each([0.12, 0.3, 0.8])("given up at %d, a copy stops there, leaves nothing, and the workbook is as it was", async (at) => {
  const before = large.slice();
  const controller = new AbortController();
  const told: number[] = [];
  const onProgress = (done: number) => {
    told.push(done);
    if (done >= at) controller.abort();
  };
  expect(await runCopy(large, { ...OPTIONS, onProgress }, controller.signal)).toBeNull();
  expect(Buffer.compare(large, before)).toBe(0);
  expect(told.at(-1)).toBeLessThan(1);
  const afterwards = told.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toHaveLength(afterwards);
  // The next copy begins anew and is whole.
  const again = await runCopy(large, OPTIONS, new AbortController().signal);
  expect(again).toMatchObject({ ok: true });
});

test.each(["values", "portable"] as const)(
  "%s: a formula filled down reads the same written out or shared, wherever it is spelled out",
  (mode) => {
    const [written, ...others] = (["written", "first spells", "last spells"] as const).map((way) => {
      const shared = finish(shareCopy(filledDown(300, way), { ...OPTIONS, mode }));
      if (!shared.ok) throw new Error(shared.message);
      expect(faults(shared.value.bytes)).toEqual([]);
      return { report: shared.value.report, sheet: partsOf(shared.value.bytes)["xl/worksheets/sheet1.xml"] };
    });
    expect(written.report.changed.slice(0, 300).map(({ address, formula, value }) => [address, formula, value])).toEqual(
      Array.from({ length: 300 }, (_, i) => [`C${i + 1}`, `=${formulaOf(i + 1)}`, String(829 - i)]),
    );
    for (const other of others) expect(other).toEqual(written);
    expect([...tags(written.sheet)].filter((tag) => tag.name === "f" && attribute(tag, "t") === "shared")).toEqual([]);
  },
);
