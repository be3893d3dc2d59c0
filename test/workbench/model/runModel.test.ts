import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Build, Plan } from "../../../src/workbook/block/plan";
import { fromXlsx } from "../../../workbench/files";
import { ModelProblem, runModel } from "../../../workbench/model/runModel";
import { EVERYTHING } from "../files/everything";

const folder = mkdtempSync(join(tmpdir(), "model-"));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

const SITE = {
  sheetName: (wanted: string) => wanted,
  tableName: (wanted: string) => wanted,
  selected: { sheet: "Sheet1", row: 0, column: 0 },
  structureProtected: false,
};

/** A machine that keeps what it is to write and gives a workbook that is known. */
function machine() {
  const said = { plans: [] as Plan[], printed: "", notes: [] as string[] };
  const compute = (build: Build) => {
    said.plans.push(build(SITE));
    return Promise.resolve(EVERYTHING);
  };
  const print = (text: string) => void (said.printed += text);
  const note = (text: string) => void said.notes.push(text);
  return { said, compute, print, note, isColoured: false, today: "2026-02-01" };
}

test("flows of a file become a table and a report, the tables are printed and the workbook is written", async () => {
  const data = file("flows.csv", "From,To,Amount ($B),Remark 2\nNvidia,OpenAI,100,x\nOpenAI,Oracle,300,y\n");
  const out = join(folder, "out.xlsx");
  const { said, ...rest } = machine();
  await runModel({ data, out, quiet: false }, rest);
  const [report, deals] = said.plans[0].sheets;
  expect([report.sheet, deals.sheet]).toEqual(["Circular", expect.any(String)]);
  expect(deals.tables).toEqual([{ name: "Deals", area: expect.objectContaining({ rows: 3 }) }]);
  expect(deals.cells.flat().filter((cell) => cell?.value === 100e9)).toHaveLength(1);
  expect(JSON.stringify(report.cells)).toContain("CIRCULARFLOW(Deals[#All]");
  expect(said.notes).toEqual(["Columns not used: Remark 2.", `Written: ${out}`]);
  expect(said.printed).toContain("=== Deals ===");
  expect(said.printed).toContain("$6.6B");
  expect((await fromXlsx(new Uint8Array(readFileSync(out)))).sheetOrder).toHaveLength(EVERYTHING.sheetOrder.length);
});

test("small flows are shown in millions or in full, not as nothing of a billion", async () => {
  const formats = async (amount: string) => {
    const { said, ...rest } = machine();
    await runModel({ data: file("small.csv", `from;to;amount\nA;B;${amount}\n`), out: join(folder, "s.xlsx"), quiet: true }, rest);
    expect(said.printed).toBe("");
    const text = JSON.stringify(said.plans[0].sheets);
    expect(text).not.toContain(",,,");
    return text;
  };
  expect(await formats("2500000")).toContain('#,##0.0,,\\"M\\"');
  expect(await formats("1200")).not.toContain('\\"M\\"');
});

test.each([
  [
    "from,to,amount\nA,B,1\n,C,2\nB,C,-3\n",
    /^2 rows of .*rows\.csv cannot be read; nothing was written\.\n {2}line 3: from is blank\n {2}line 4: amount is negative/,
  ],
  ["a,b\n1,2\n", /must name the columns From, To and Amount/],
  ["", /there is nothing to read/],
  ["from,to,amount\n", /has a header but no rows\./],
  [`from,to,amount\n${"A,B,x\n".repeat(50)}`, /and 30 more$/],
])("what cannot be read is refused, row by row (%#)", async (text, reason) => {
  const { said, ...rest } = machine();
  const running = runModel({ data: file("rows.csv", text), out: join(folder, "never.xlsx"), quiet: true }, rest);
  await expect(running).rejects.toThrow(ModelProblem);
  await expect(running).rejects.toThrow(reason);
  expect(said.plans).toEqual([]);
});

test("files that cannot be read or written are named with the reason", async () => {
  const rest = machine();
  const at = (name: string) => join(folder, name);
  await expect(runModel({ data: at("none.csv"), out: at("x.xlsx"), quiet: true }, rest)).rejects.toThrow(
    /none\.csv cannot be read: there is no such file/,
  );
  const data = file("fine.csv", "from,to,amount\nA,B,1\n");
  await expect(runModel({ data, out: at("no/such/x.xlsx"), quiet: true }, rest)).rejects.toThrow(
    /x\.xlsx cannot be written: there is no such file or folder/,
  );
});
