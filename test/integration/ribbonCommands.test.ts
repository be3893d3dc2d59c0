import { openWorkbench, type Workbench } from "../../workbench/node";

// Not a measure of speed: machines that run tests are often busy.
let workbench: Workbench;
beforeAll(async () => (workbench = await openWorkbench()));
afterAll(() => workbench.dispose());

test("Load example writes the article's workbook, and every formula of it computes", async () => {
  expect(await workbench.addIn.runCommand("insertExample")).toBe(true);
  await workbench.calculated();
  await workbench.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const names = worksheets.items.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Summary", "Reported deals", "Round", "Circular", "Clouds", "Sources"]));
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("values,text,valueTypes"));
    await context.sync();
    const errors = used.filter((range) => !range.isNullObject).flatMap((range) => range.text.flat().filter((text) => /^#[A-Z]/.test(text)));
    expect(errors).toEqual([]);
    const round = used[names.indexOf("Round")];
    const preMoney = round.values.find(([label]) => label === "Pre-money");
    expect(preMoney?.[1]).toBe(730e9);
  });
});

test("a command that the page does not know is said so", async () => {
  expect(await workbench.addIn.runCommand("noSuchCommand")).toBe(false);
});
