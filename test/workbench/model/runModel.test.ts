import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IWorkbookData } from "@univerjs/core";
import { fromXlsx } from "../../../workbench/files";
import { computeWorkbook } from "../../../workbench/model/computeWorkbook";
import { ModelProblem, runModel } from "../../../workbench/model/runModel";

/** `npm run model` as a function: the same add-in, the same engine, tables in the terminal and a workbook file. */
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "model-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function model(out: string, data?: string): Promise<{ printed: string; notes: string[]; snapshot: IWorkbookData }> {
  const notes: string[] = [];
  let printed = "";
  const file = join(folder, out);
  await runModel(
    { data, out: file, quiet: false },
    {
      compute: computeWorkbook,
      print: (text) => (printed += text),
      note: (text) => void notes.push(text),
      isColoured: false,
      today: "2026-07-01",
    },
  );
  return { printed, notes, snapshot: await fromXlsx(readFileSync(file)) };
}

const names = ({ sheetOrder, sheets }: IWorkbookData) => sheetOrder.map((id) => sheets[id].name);

/** The texts and numbers of a sheet, cell by cell, as the file remembers them. */
function cellsOf({ sheets }: IWorkbookData, name: string): unknown[] {
  const sheet = Object.values(sheets).find((one) => one.name === name);
  return Object.values(sheet?.cellData ?? {}).flatMap((row) => Object.values(row ?? {}).map((cell) => (cell as { v?: unknown } | null)?.v));
}

test("the article's workbook: its tables are printed, and the file holds what was printed", async () => {
  const { printed, notes, snapshot } = await model("article.xlsx");
  expect(printed).toContain("=== Summary ===");
  expect(printed).toContain("Amazon's $50B buys 6.0% of OpenAI at $830B");
  expect(printed).toMatch(/^Pre-money +\$730\.0B/m);
  expect(printed).not.toMatch(/#(VALUE|NAME|REF|NUM|N\/A|DIV|BUSY|GETTING|SPILL)/);
  expect(names(snapshot)).toEqual(expect.arrayContaining(["Summary", "Round", "Circular", "Clouds", "Sources"]));
  expect(cellsOf(snapshot, "Summary")).toContain("Amazon's $50B buys 6.0% of OpenAI at $830B");
  expect(cellsOf(snapshot, "Round")).toContain(730e9);
  expect(notes).toEqual([`Written: ${join(folder, "article.xlsx")}`]);
});

test("flows of one's own: read, reported on and written; columns that are not used are told", async () => {
  const data = join(folder, "flows.csv");
  writeFileSync(data, "From,To,Amount,Colour\nAlpha,Beta,$50B,red\nBeta,Alpha,$38B,blue\nBeta,Gamma,$9B,red\n");
  const { printed, notes, snapshot } = await model("flows.xlsx", data);
  expect(printed).toMatch(/Alpha/);
  expect(printed).toMatch(/\$76\.0B/);
  expect(notes[0]).toBe("Columns not used: Colour.");
  expect(names(snapshot)).toHaveLength(2);
  expect(Object.values(snapshot.sheets).flatMap(({ name }) => cellsOf(snapshot, name!))).toEqual(expect.arrayContaining(["Alpha", 38e9]));
});

test("rows that cannot be read are told with their lines, and nothing is written", async () => {
  const data = join(folder, "wrong.csv");
  writeFileSync(data, "From,To,Amount\nAlpha,Beta,much\nBeta,,5\n");
  const run = model("never.xlsx", data);
  await expect(run).rejects.toThrow(ModelProblem);
  await expect(run).rejects.toThrow(/^2 rows of .*wrong\.csv cannot be read; nothing was written\.\n {2}line 2: .*\n {2}line 3: /);
  expect(existsSync(join(folder, "never.xlsx"))).toBe(false);
  await expect(model("x.xlsx", join(folder, "missing.csv"))).rejects.toThrow("there is no such file or folder");
});
