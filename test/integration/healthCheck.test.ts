import { checkHealth, goToCell } from "../../src/workbook/sharing/checkHealth";
import { freeze } from "../../src/workbook/sharing/freeze";
import { repairFindings } from "../../src/workbook/sharing/repair";
import type { Finding } from "../../src/xlsx/health";
import { ownWorkbench } from "./support/ownWorkbench";

const workbench = ownWorkbench();

async function write(cells: Readonly<Record<string, unknown>>): Promise<void> {
  await workbench().Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    for (const [address, formula] of Object.entries(cells)) sheet.getRange(address).formulas = [[formula]];
    await context.sync();
  });
  await workbench().calculated();
}

function formula(address: string): Promise<unknown> {
  return workbench().Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getFirst().getRange(address).load("formulas");
    await context.sync();
    return cell.formulas[0][0];
  });
}

async function check(): Promise<readonly Finding[]> {
  const found = await checkHealth();
  if ("kind" in found) throw new Error(JSON.stringify(found));
  return found;
}

const placed = (found: readonly Finding[]) => found.map(({ kind, address }) => `${kind} ${address ?? "workbook"}`);

const DAMAGED = '=_xldudf_AIVALUATION(100,830,"pre_money")';
const RIGHT = '=AIVALUATION(100,830,"pre_money")';

test("everything that would trouble a reader is listed with its cell, the worst first", async () => {
  await write({
    A1: RIGHT,
    A2: DAMAGED,
    A3: '=2*[2]!CAPTABLE.WARRANT(100,2,5,"net_shares")',
    A4: "='C:\\add ins\\x.xlam'!AIVALUATION(100,830,\"pre_money\")",
    A5: "=_xldudf_CONTOSO_ADD(1)",
    A6: "=SUM('[Book 2.xlsx]Sheet1'!A1:A3)",
    A7: '="AIVALUATION(1,2)"',
    C1: RIGHT,
    D2: "=TABLE(F1,F2)",
    D3: "=TABLE(F1,F2)",
  });
  await workbench().Excel.run(async (context) => {
    context.workbook.names.add("Step", "=AIVALUATION(100,830)");
    await context.sync();
  });
  expect(placed(await check())).toEqual([
    "damaged A2",
    "damaged A3",
    "damaged A4",
    "what-if D2:D3",
    "name workbook",
    "external A6",
    "other add-in A5",
    "in use A1",
    "in use C1",
  ]);
});

test("frozen values are told, those edited since as such; texts on the record are no formulas", async () => {
  await write({ A1: RIGHT, A2: '=AIVALUATION(50,830,"pre_money")' });
  await freeze({ date: "2026-07-01", version: "1.0.0", comments: false }, true);
  await write({ A2: 5 });
  const found = await check();
  expect(placed(found)).toEqual(["frozen A1", "frozen A2"]);
  expect(found.map(({ text }) => text)).toEqual([
    `Holds a value of 2026-07-01 in place of ${RIGHT}; Thaw puts the formula back.`,
    'Holds a value of 2026-07-01 in place of =AIVALUATION(50,830,"pre_money"); Thaw puts the formula back. It has been edited since, so that Thaw leaves it.',
  ]);
});

test("goes to the cell of a finding, on another sheet as well", async () => {
  await write({ C7: RIGHT });
  await workbench().Excel.run(async (context) => {
    context.workbook.worksheets.add("Elsewhere").activate();
    await context.sync();
  });
  const [{ sheet, address }] = await check();
  expect(await goToCell(sheet ?? "", address ?? "")).toEqual({ kind: "done", said: "Sheet1!C7 is selected." });
  const selected = await workbench().Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    await context.sync();
    return range.address;
  });
  expect(selected).toBe("Sheet1!C7");
  expect(await goToCell("Gone", "A1")).toEqual({
    kind: "refused",
    reason: "What this works on is no longer in the workbook. Nothing was changed.",
  });
});

test("repairs after showing what it will write, and takes the repair back; an edit since then is asked about", async () => {
  await write({ A1: DAMAGED, A2: '=2*[2]!CAPTABLE.WARRANT(100,2,5,"net_shares")', B1: RIGHT });
  const found = await check();
  expect(await repairFindings(found, false)).toEqual({
    kind: "ask",
    question: `2 formulas will be entered again: Sheet1!A1: ${RIGHT}; Sheet1!A2: =2*CAPTABLE.WARRANT(100,2,5,"net_shares"). Go on?`,
  });
  expect(await formula("A1")).toBe(DAMAGED);
  const done = await repairFindings(found, true);
  if (done.kind !== "done" || !done.undo) throw new Error(JSON.stringify(done));
  await workbench().calculated();
  expect([await formula("A1"), await formula("A2")]).toEqual([RIGHT, '=2*CAPTABLE.WARRANT(100,2,5,"net_shares")']);
  expect(placed(await check())).toEqual(["in use A1", "in use B1", "in use A2"]);
  await write({ A2: 7 });
  expect(await done.undo(false)).toEqual({ kind: "ask", question: "Sheet1!A2 edited since the repair will be written over. Go on?" });
  expect(await formula("A2")).toBe(7);
  expect(await done.undo(true)).toEqual({ kind: "done", said: "Took the repair of 2 formulas back." });
  expect(placed(await check())).toEqual(["damaged A1", "damaged A2", "in use B1"]);
});

test("a repair on a protected sheet is refused whole, and so is taking one back", async () => {
  await write({ A1: DAMAGED });
  const found = await check();
  const protect = (on: boolean) =>
    workbench().Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getFirst();
      if (on) protection.protect();
      else protection.unprotect();
      await context.sync();
    });
  const refusal = { kind: "refused", reason: "The sheet Sheet1 is protected. Unprotect it, then try again. Nothing was changed." };
  await protect(true);
  expect(await repairFindings(found, true)).toEqual(refusal);
  expect(await formula("A1")).toBe(DAMAGED);
  await protect(false);
  const done = await repairFindings(found, true);
  if (done.kind !== "done" || !done.undo) throw new Error(JSON.stringify(done));
  await protect(true);
  expect(await done.undo(true)).toEqual(refusal);
  expect(await formula("A1")).toBe(RIGHT);
});

test("a cell that shows #NAME? though its formula is right is entered again", async () => {
  await write({ A1: RIGHT });
  const named: Finding = { kind: "not loaded", sheet: "Sheet1", address: "A1", text: "", repair: RIGHT };
  const done = await repairFindings([named], true);
  expect(done).toMatchObject({ kind: "done", said: "One formula entered again." });
  await workbench().calculated();
  expect(placed(await check())).toEqual(["in use A1"]);
});
