import { workbookFile } from "../../src/workbook/sharing/workbookFile";
import { fromXlsx } from "../../workbench/files";
import { openWorkbench, type Workbench } from "../../workbench/node";

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.install();
});
afterAll(() => bench.dispose());

async function fill(rows: number): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange(`A1:B${rows}`).values = Array.from({ length: rows }, (_, i) => [`Company ${i} ${Math.sin(i)}`, i]);
    sheet.getRange("D1").formulas = [['=AIVALUATION(100,830,"pre_money")']];
    await context.sync();
  });
  await bench.calculated();
}

test("office.js hands the workbook over as a file", async () => {
  await fill(400);
  const bytes = await workbookFile();
  if (!(bytes instanceof Uint8Array)) throw new Error(JSON.stringify(bytes));
  const { sheets, sheetOrder } = await fromXlsx(bytes);
  const cells = sheets[sheetOrder[0]].cellData ?? {};
  expect(cells[399]?.[1]?.v).toBe(399);
  expect(cells[0]?.[3]).toMatchObject({ f: '=AIVALUATION(100,830,"pre_money")', v: 730 });
});

const call = <T>(start: (done: (result: Office.AsyncResult<T>) => void) => void) =>
  new Promise<Office.AsyncResult<T>>((resolve) => start(resolve));

test("a file is lent in slices until it is given back, two at a time, and only as a compressed workbook", async () => {
  const { document } = Office.context;
  const lend = () => call<Office.File>((done) => document.getFileAsync(Office.FileType.Compressed, { sliceSize: 1000 }, done));
  const [first, second, third] = [await lend(), await lend(), await lend()];
  expect([first.status, second.status, third.status]).toEqual(["succeeded", "succeeded", "failed"]);
  const slices: number[][] = [];
  for (let i = 0; i < first.value.sliceCount; i++)
    slices.push((await call<Office.Slice>((done) => first.value.getSliceAsync(i, done))).value.data as number[]);
  expect(slices.length).toBeGreaterThan(2);
  expect((await fromXlsx(Uint8Array.from(slices.flat()))).sheetOrder).toHaveLength(1);
  expect((await call<Office.File>((done) => document.getFileAsync(Office.FileType.Pdf, done))).status).toBe("failed");
  for (const { value } of [first, second]) expect((await call<void>((done) => value.closeAsync(done))).status).toBe("succeeded");
  expect((await call<Office.Slice>((done) => first.value.getSliceAsync(0, done))).status).toBe("failed");
  const again = await lend();
  expect(again.status).toBe("succeeded");
  again.value.closeAsync();
});
