import type { Build, Place } from "../../src/workbook/block/plan";
import { articleClouds, articleDeals, ARTICLE_DATE, articleRound } from "../../src/workbook/blocks/article";
import { buildCapTable } from "../../src/workbook/blocks/capTableBlock";
import { startingCapTable } from "../../src/workbook/blocks/capTableInputs";
import { buildCircularReport, buildDealsAndReport } from "../../src/workbook/blocks/circularReport";
import { buildClouds } from "../../src/workbook/blocks/cloudBlock";
import { buildDealTable } from "../../src/workbook/blocks/dealTable";
import { buildRound } from "../../src/workbook/blocks/roundBlock";
import type { ActionResult } from "../../src/workbook/write/result";
import { writePlan } from "../../src/workbook/write/writePlan";
import { fillSheet } from "./support/filledSheet";
import { errorCells, select } from "./support/sheetReader";
import { ownWorkbench } from "./support/ownWorkbench";
import { workbookState } from "./support/workbookState";

const workbench = ownWorkbench();

const FLOWS = [
  ["from", "to", "amount"],
  ["Amazon", "OpenAI", 50e9],
  ["OpenAI", "Amazon", 38e9],
  ["OpenAI", "Oracle", 300e9],
  ["Oracle", "Nvidia", 40e9],
  ["Nvidia", "OpenAI", 30e9],
];

/** Every block that the pane can insert, as its tab builds it from what it starts with. */
const BLOCKS: Readonly<Record<string, (place: Place) => Build>> = {
  "deal table": (place) => buildDealTable({ ...articleDeals(), asOf: ARTICLE_DATE }, place),
  "deal table of one's own": (place) => buildDealTable({ rows: [], context: [], asOf: ARTICLE_DATE }, place),
  round: (place) => buildRound(articleRound(), place),
  "circular report": (place) =>
    buildCircularReport({ flows: { reference: "Flows!$A$1:$C$6", values: FLOWS, called: "Flows!A1:C6" } }, place),
  "circular report with its deals": (place) => buildDealsAndReport("2026-07-01", place),
  clouds: (place) => buildClouds(articleClouds(), place),
  "cap table": (place) => buildCapTable(startingCapTable(), place),
};

async function prepare(): Promise<void> {
  await workbench().Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Flows");
    sheet.getRange("A1:C6").values = FLOWS;
    await context.sync();
  });
  await fillSheet(workbench(), "Mine");
}

function done(result: ActionResult) {
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result;
}

describe.each(Object.entries(BLOCKS))("%s", (_name, block) => {
  test("on a new sheet: no cell is an error, and undo leaves nothing", async () => {
    await prepare();
    const before = await workbookState(workbench());
    const result = done(await writePlan(block("newSheet"), false));
    expect(await errorCells(workbench())).toEqual([]);
    expect(result.said).toMatch(/^Inserted .*: .*!A1:[A-Z]+\d+ \(new sheet\)/);
    expect(await result.undo?.(false)).toMatchObject({ kind: "done" });
    expect(await workbookState(workbench())).toEqual(before);
  });

  test("over filled cells: asks, changes nothing when refused, and undo gives back exactly what was there", async () => {
    await prepare();
    await select(workbench(), "Mine", "B2");
    const before = await workbookState(workbench());
    expect(await writePlan(block("selection"), false)).toMatchObject({
      kind: "ask",
      question: expect.stringMatching(/^Mine!B2:\w+ is not empty: \d+ filled cells .*Overwrite\?$/),
    });
    expect(await workbookState(workbench())).toEqual(before);
    const result = done(await writePlan(block("selection"), true));
    expect(await workbookState(workbench())).not.toEqual(before);
    expect(await errorCells(workbench())).toEqual([]);
    expect(await result.undo?.(false)).toMatchObject({ kind: "done" });
    expect(await workbookState(workbench())).toEqual(before);
  });
});

describe("taking back", () => {
  const round = (place: Place) => writePlan(buildRound(articleRound(), place), true);
  const change = (work: (sheet: Excel.Worksheet) => void, name = "Round") =>
    workbench().Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem(name));
      await context.sync();
    });

  test("asks where a cell was edited since", async () => {
    const result = done(await round("newSheet"));
    await change((sheet) => (sheet.getRange("B6").values = [[99e9]]));
    expect(await result.undo?.(false)).toEqual({ kind: "ask", question: "1 cell was edited or added since. Take back all the same?" });
    expect(await result.undo?.(true)).toMatchObject({ kind: "done" });
  });

  test("asks where cells were added beside the block on its sheet, which would go with it", async () => {
    const result = done(await round("newSheet"));
    await change((sheet) => (sheet.getRange("A90:A91").values = [["my"], ["notes"]]));
    expect(await result.undo?.(false)).toEqual({ kind: "ask", question: "2 cells were edited or added since. Take back all the same?" });
  });

  test("finds the sheet whatever it is called by then", async () => {
    const before = await workbookState(workbench());
    const result = done(await round("newSheet"));
    await change((sheet) => (sheet.name = "Renamed"));
    expect(await result.undo?.(false)).toMatchObject({ kind: "done" });
    expect(await workbookState(workbench())).toEqual(before);
  });

  test("says so where the sheet is gone", async () => {
    const result = done(await round("newSheet"));
    await change((sheet) => sheet.delete());
    expect(await result.undo?.(false)).toMatchObject({ kind: "refused", reason: expect.stringMatching(/no longer in the workbook/) });
  });

  test("asks where the table has grown, and takes it back under another name", async () => {
    const result = done(await writePlan(BLOCKS["deal table"]("newSheet"), true));
    await workbench().Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Deals");
      table.name = "MyDeals";
      table.rows.add(undefined, [["A", "B", 1, "", "", "", "", "", "", "", "", ""]]);
      await context.sync();
    });
    expect(await result.undo?.(false)).toMatchObject({ kind: "ask" });
    expect(await result.undo?.(true)).toMatchObject({ kind: "done" });
    expect(workbench().grid.tables()).toEqual([]);
  });

  test("of the second of two blocks leaves the first its charts", async () => {
    const clouds = BLOCKS.clouds;
    await select(workbench(), "Two", "A1");
    done(await writePlan(clouds("selection"), true));
    const before = await workbookState(workbench());
    await select(workbench(), "Two", "A100");
    const second = done(await writePlan(clouds("selection"), true));
    expect(await second.undo?.(false)).toMatchObject({ kind: "done" });
    expect(await workbookState(workbench())).toEqual(before);
  });
});
