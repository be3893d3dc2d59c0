import { snapshotOf, toXlsx, fromXlsx } from "../../workbench/files";
import { Cells } from "../../workbench/grid/cells";
import { FormulaDataModel } from "../../workbench/grid/univer";
import { openWorkbench, type Workbench } from "../../workbench/node";

/** References that the open-source engine lacks or gets wrong: what a formula spilled (`E4#`), and parts of tables on other sheets. */
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Flows");
    sheet.getRange("A1:C3").values = [
      ["From", "To", "Amount"],
      ["a", "b", 50],
      ["b", "a", 38],
    ];
    sheet.tables.add("A1:C3", true).name = "Flows";
    sheet.getRange("E4").formulas = [["=CIRCULARFLOW(Flows[#All])"]];
    sheet.getRange("H1").values = [[3]];
    sheet.getRange("H4").formulas = [["=SEQUENCE(H1,2)"]];
    context.workbook.worksheets.add("Uses");
    await context.sync();
  });
});
afterAll(() => workbench.dispose());

type Shown = unknown[][];

/** Puts a formula into Uses!B2 and says what it and the cells that it spills over show. */
async function computed(formula: string): Promise<Shown> {
  const write = (content: string) =>
    workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Uses").getRange("B2").formulas = [[content]];
      await context.sync();
    });
  await write("");
  await write(formula);
  await workbench.calculated();
  return workbench.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Uses").getRange("B2").load("values,formulas");
    const spill = cell.getSpillingToRangeOrNullObject().load("values");
    await context.sync();
    expect(cell.formulas[0][0]).toBe(formula);
    return JSON.parse(JSON.stringify(spill.isNullObject ? cell.values : spill.values)) as Shown;
  });
}

const SPILLED: readonly (readonly [formula: string, shown: Shown])[] = [
  ["=SUM(Flows!H4#)", [[21]]],
  ["=ROWS(Flows!H4#)*10+COLUMNS(Flows!H4#)", [[32]]],
  [
    "=Flows!H4#*2",
    [
      [2, 4],
      [6, 8],
      [10, 12],
    ],
  ],
  ["=INDEX(Flows!H4#,2,2)+SUM(INDEX(Flows!H4#,0,1))", [[4 + 9]]],
  ['=COUNTIF(Flows!H4#,">2")', [[4]]],
  ["=INDEX(Flows!E4#,1,2)", [[88]]],
  ['=AIVALUATION(SUM(Flows!H4#),830,"pre_money")', [[809]]],
  ["=SUM(Flows!H1#)", [["#REF!"]]],
  ["=SUM(Flows!H4:H5#)", [["#REF!"]]],
];

test.each(SPILLED)("what a formula spilled: %s", async (formula, shown) => {
  expect(await computed(formula)).toEqual(shown);
});

test("a spill that grows is followed, and an error at its head comes through", async () => {
  expect(await computed("=SUM(Flows!H4#)")).toEqual([[21]]);
  const set = (address: string, value: unknown) =>
    workbench.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Flows").getRange(address).values = [[value]];
      await context.sync();
      await workbench.calculated();
      const cell = context.workbook.worksheets.getItem("Uses").getRange("B2").load("values");
      await context.sync();
      return cell.values[0][0] as unknown;
    });
  expect(await set("H1", 5)).toBe(55);
  expect(await set("I6", "in the way")).toBe("#SPILL!");
  expect(await set("I6", "")).toBe(55);
  expect(await set("H1", 3)).toBe(21);
});

const PARTS: readonly (readonly [formula: string, shown: Shown])[] = [
  ["=INDEX(Flows[#All],0,3)", [["Amount"], [50], [38]]],
  ["=SUM(INDEX(Flows[#All],0,3))", [[88]]],
  ["=SUM(INDEX(INDEX(Flows,0,3),2))", [[38]]],
  ["=SUM(OFFSET(Flows[Amount],1,0,1,1))", [[38]]],
  ["=INDEX(CLOUDSHARE.HHI(INDEX(Flows[#All],0,3)),1,2)", [[10000 * ((50 / 88) ** 2 + (38 / 88) ** 2)]]],
  ["=INDEX(CIRCULARFLOW(INDEX(Flows[#All],0,0)),3,2)", [[76]]],
  ["=SUM(Flows[Amount])", [[88]]],
];

test.each(PARTS)("parts of a table on another sheet: %s", async (formula, shown) => {
  expect(await computed(formula)).toEqual(
    shown.map((row) => row.map((cell) => (typeof cell === "number" ? expect.closeTo(cell, 6) : cell))),
  );
});

test("they stand in a file as Excel writes them, and are computed again when it is opened", async () => {
  expect(await computed("=SUM(Flows!H4#)+SUM(INDEX(Flows[#All],0,3))")).toEqual([[109]]);
  const { grid } = workbench;
  const bytes = await toXlsx(snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as never));
  const snapshot = await fromXlsx(bytes);
  // The value that the file remembers is wrong on purpose: who shows it has not calculated.
  const uses = Object.values(snapshot.sheets).find(({ name }) => name === "Uses")!.cellData![1][1];
  expect(uses).toMatchObject({ f: "=SUM(Flows!H4#)+SUM(INDEX(Flows[#All],0,3))", v: 109 });
  uses.v = -999;
  grid.load(snapshot);
  await workbench.calculated();
  const cells = new Cells(grid, grid.book.getSheetByName("Uses")!.getSheetId());
  expect([cells.value(1, 1), cells.formula(1, 1)]).toEqual([109, "=SUM(Flows!H4#)+SUM(INDEX(Flows[#All],0,3))"]);
});
