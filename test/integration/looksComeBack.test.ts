import { articleRound } from "../../src/workbook/blocks/article";
import { buildRound } from "../../src/workbook/blocks/roundBlock";
import { valueOf } from "../../src/workbook/write/excelRun";
import { ALL_LOOKS } from "../../src/workbook/write/look";
import { writePlan } from "../../src/workbook/write/writePlan";
import { ownWorkbench } from "./support/ownWorkbench";
import { select } from "./support/sheetReader";
import { workbookState } from "./support/workbookState";

const workbench = ownWorkbench((workbench) => select(workbench, "Sheet1", "A1"));

const round = (consent: boolean) => writePlan(buildRound(articleRound(), "selection"), consent);

/** All that the API tells of the looks of B3:C4. */
function looks(): Promise<unknown> {
  return workbench().Excel.run(async (context) => {
    const told = context.workbook.worksheets.getItem("Sheet1").getRange("B3:C4").getCellProperties(ALL_LOOKS);
    await context.sync();
    return valueOf(told);
  });
}

function dress(address: string, properties: object): Promise<void> {
  return workbench().Excel.run(async (context) => {
    context.workbook.worksheets
      .getItem("Sheet1")
      .getRange(address)
      .setCellProperties([[properties as Excel.SettableCellProperties]]);
    await context.sync();
  });
}

test("patterns, tints, named styles and raised letters come back with Undo", async () => {
  await dress("B3", { format: { fill: { color: "#FFEE00", pattern: "LightUp", patternColor: "#CC0000" } } });
  await dress("B4", { format: { fill: { color: "#0070C0", tintAndShade: 0.4 }, font: { tintAndShade: -0.25 } } });
  await dress("C3", { style: "Good", format: { font: { bold: true, superscript: true }, shrinkToFit: true, readingOrder: "RightToLeft" } });
  const before = await looks();
  expect(before).toMatchObject([
    [{ style: "Normal", format: { fill: { pattern: "LightUp", patternColor: "#CC0000" } } }, { style: "Good" }],
    [{ format: { fill: { color: "#0070C0", tintAndShade: 0.4 } } }, { style: "Normal" }],
  ]);
  const result = await round(false);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  expect(await looks()).not.toEqual(before);
  expect(await result.undo?.(false)).toEqual({ kind: "done", said: "Took back the valued round." });
  expect(await looks()).toEqual(before);
});

test("a gradient, which cannot be put back, is said before anything is overwritten, in blank cells too", async () => {
  await dress("B3", { format: { fill: { color: "#FFEE00", pattern: "LinearGradient" } } });
  const before = await workbookState(workbench());
  expect(await round(false)).toEqual({
    kind: "ask",
    question: expect.stringMatching(
      /^Sheet1!A1:\w+: 1 cell has letters of different looks or a gradient, which Undo cannot give back\. Overwrite\?$/,
    ),
  });
  expect(await workbookState(workbench())).toEqual(before);
  expect(await round(true)).toMatchObject({ kind: "done" });
});

test("so are letters of different looks in one cell", async () => {
  const range = workbench().grid.book.getActiveSheet().getRange("B4");
  const text = workbench().grid.api.newRichText().insertText("half of it bold");
  range.setRichTextValueForCell(text.setStyle(0, 4, { bl: 1 }) as never);
  const before = await workbookState(workbench());
  expect(await round(false)).toEqual({
    kind: "ask",
    question: expect.stringMatching(/is not empty: 1 filled cell \(B4\)\. 1 cell has letters of different looks .* Overwrite\?$/),
  });
  expect(await workbookState(workbench())).toEqual(before);
});
