import { deals } from "../../src/deals";
import { insertAllDeals } from "../../src/workbook/actions/insertDeals";
import { reportSelection, selectedFlows } from "../../src/workbook/actions/reportSelection";
import { checkDeals, dealTables, updateDeals } from "../../src/workbook/actions/updateDeals";
import { ARTICLE_DATE, articleDeals, articleRound } from "../../src/workbook/blocks/article";
import type { DealRow } from "../../src/workbook/blocks/dealRow";
import { buildDealTable } from "../../src/workbook/blocks/dealTable";
import { buildRound } from "../../src/workbook/blocks/roundBlock";
import { checkHealth } from "../../src/workbook/sharing/checkHealth";
import { freeze } from "../../src/workbook/sharing/freeze";
import { repairFindings } from "../../src/workbook/sharing/repair";
import { thaw } from "../../src/workbook/sharing/thaw";
import type { Course } from "../../src/workbook/write/course";
import { type Done, HALTED } from "../../src/workbook/write/result";
import { writePlan } from "../../src/workbook/write/writePlan";
import { fillSheet } from "./support/filledSheet";
import { ownWorkbench } from "./support/ownWorkbench";
import { select } from "./support/sheetReader";
import { workbookState } from "./support/workbookState";

const workbench = ownWorkbench();

interface Followed extends Course {
  readonly told: readonly (readonly [doing: string, done: number | undefined])[];
}

/** A course that is told to stop once a number of things have been told on it. */
function stoppedAfter(count: number): Followed {
  const told: [string, number | undefined][] = [];
  return { told, isStopped: () => told.length >= count, tell: (doing, done) => void told.push([doing, done]) };
}

/** The reader's own deals, so many that they are written in several parts. */
const MANY: readonly DealRow[] = Array.from({ length: 1_200 }, (_, i) => ({
  ...{
    ref: "",
    from: `Payer ${i % 90}`,
    to: `Payee ${i % 70}`,
    amount: 1e6 * (1 + i),
    kind: "equity",
    status: "signed",
    probability: null,
  },
  ...{ announced: null, start: null, term: null, source: "", link: "", note: "" },
}));
const manyDeals = (place: "newSheet" | "selection") => buildDealTable({ rows: MANY, context: [], asOf: ARTICLE_DATE }, place);

test("an insertion tells what it does, and a large one how much of it is done", async () => {
  const small = stoppedAfter(Infinity);
  expect(await insertAllDeals("2026-07-01", small)).toMatchObject({ kind: "done" });
  expect(small.told.map(([doing]) => doing)).toEqual(["Looking at the workbook", "Writing the deal table"]);
  const large = stoppedAfter(Infinity);
  expect(await writePlan(manyDeals("newSheet"), false, large)).toMatchObject({ kind: "done" });
  const parts = large.told.filter(([doing, done]) => doing === "Writing the deal table" && done !== undefined).map(([, done]) => done);
  expect(parts.length).toBeGreaterThanOrEqual(4);
  expect([...parts].sort()).toEqual(parts);
  expect(parts[parts.length - 1]).toBe(1);
  const table = await workbench().Excel.run(async (context) => {
    const body = context.workbook.tables.getItem("Deals2").getDataBodyRange().load("values");
    await context.sync();
    return body.values as unknown[][];
  });
  expect(table).toHaveLength(MANY.length);
  expect(table[1_199].slice(0, 3)).toEqual(["Payer 29", "Payee 9", 1.2e9]);
});

// Told are: looking, writing, each part written, each part read back.
test.each([1, 4])("an insertion on a new sheet stopped after %i words of it leaves the workbook as it was", async (count) => {
  await fillSheet(workbench(), "Mine");
  const before = await workbookState(workbench());
  const course = stoppedAfter(count);
  expect(await writePlan(manyDeals("newSheet"), false, course)).toBe(HALTED);
  expect(course.told.length).toBeGreaterThanOrEqual(count);
  expect(await workbookState(workbench())).toEqual(before);
});

test("an insertion over filled cells stopped half-way gives back what stood there", async () => {
  await fillSheet(workbench(), "Mine");
  await select(workbench(), "Mine", "B2");
  const before = await workbookState(workbench());
  expect(await writePlan(manyDeals("selection"), true, stoppedAfter(5))).toBe(HALTED);
  expect(await workbookState(workbench())).toEqual(before);
});

test("a block that goes in one request is taken back when it was stopped meanwhile", async () => {
  const before = await workbookState(workbench());
  const course = stoppedAfter(2);
  expect(await writePlan(buildRound(articleRound(), "newSheet"), false, course)).toBe(HALTED);
  expect(course.told).toHaveLength(2);
  expect(await workbookState(workbench())).toEqual(before);
});

describe("an update of a table", () => {
  const LATER = "2026-07-01";
  let tableId: string;
  beforeEach(async () => {
    await writePlan(buildDealTable({ ...articleDeals(), asOf: ARTICLE_DATE }, "newSheet"), false);
    const found = await dealTables();
    if ("kind" in found) throw new Error(found.reason);
    tableId = found[0].id;
  });

  test.each([1, 2])("stopped after %i words leaves it as it was", async (count) => {
    const checked = await checkDeals(tableId, LATER);
    if ("kind" in checked) throw new Error(JSON.stringify(checked));
    const chosen = checked.differences.filter(({ usual }) => usual).map(({ id }) => id);
    expect(chosen.length).toBeGreaterThan(10);
    const before = await workbookState(workbench());
    const course = stoppedAfter(count);
    expect(await updateDeals({ tableId, asOf: LATER, chosen }, true, deals, course)).toBe(HALTED);
    expect(course.told).toHaveLength(count);
    expect(await workbookState(workbench())).toEqual(before);
  });
});

test("a large selection is read in parts, told as they come; stopped between them, nothing is read or written", async () => {
  const count = 7_000;
  await workbench().Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, count + 1, 3);
    range.values = [["From", "To", "Amount"], ...Array.from({ length: count }, (_, i) => [`A ${i % 500}`, `A ${(i * 7) % 499}`, i])];
    await context.sync();
  });
  // Whole columns mean the cells that are filled.
  await select(workbench(), "Sheet1", "A:C");
  const course = stoppedAfter(Infinity);
  const flows = await selectedFlows(course);
  if ("kind" in flows) throw new Error(JSON.stringify(flows));
  expect(course.told.length).toBeGreaterThan(1);
  expect(flows.values).toHaveLength(count + 1);
  expect(flows.values.slice(1).every((row, i) => row[2] === i)).toBe(true);
  expect(flows.reference).toBe("Sheet1!$A$1:$C$7001");
  const before = await workbookState(workbench());
  expect(await selectedFlows(stoppedAfter(2))).toBe(HALTED);
  expect(await reportSelection(true, stoppedAfter(2))).toBe(HALTED);
  expect(await workbookState(workbench())).toEqual(before);
});

describe("freezing", () => {
  const OPTIONS = { date: "2026-07-01", version: "1.0.0", comments: false };
  const COUNT = 110;
  // More formulas than one request takes, one of them spilling.
  beforeEach(async () => {
    await workbench().Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange(`A1:A${COUNT}`).formulas = Array.from({ length: COUNT }, (_, i) => [`=CLOUDSHARE.REQUIRED(128,0.2,16,${i + 1})`]);
      sheet.getRange("C1").formulas = [['=CIRCULARFLOW.NET({"Amazon","OpenAI",50;"OpenAI","Amazon",38})']];
      await context.sync();
    });
    await workbench().calculated();
  });

  test("tells how much is done, and so does thawing; both leave what they should", async () => {
    const before = await workbookState(workbench());
    const freezing = stoppedAfter(Infinity);
    expect(await freeze(OPTIONS, true, freezing)).toMatchObject({ kind: "done" });
    expect(freezing.told.filter(([doing]) => doing === "Replacing formulas by values").map(([, done]) => done)).toEqual([
      100 / (COUNT + 1),
      1,
    ]);
    const thawing = stoppedAfter(Infinity);
    expect(await thaw(thawing)).toMatchObject({ kind: "done", said: `${COUNT + 1} formulas put back.` });
    expect(thawing.told.filter(([doing]) => doing === "Putting formulas back")).toHaveLength(2);
    expect(await workbookState(workbench())).toEqual(before);
  });

  // Told are: looking, two requests that read, two that write.
  test.each([2, 4])("stopped after %i words leaves the formulas", async (count) => {
    const before = await workbookState(workbench());
    const course = stoppedAfter(count);
    expect(await freeze(OPTIONS, true, course)).toBe(HALTED);
    expect(course.told).toHaveLength(count);
    expect(await workbookState(workbench())).toEqual(before);
  });

  test.each([2, 4])("thawing stopped after %i words leaves the values and the record", async (count) => {
    const frozen = await freeze(OPTIONS, true);
    expect(frozen).toMatchObject({ kind: "done" });
    const before = await workbookState(workbench());
    const course = stoppedAfter(count);
    expect(await (frozen as Done).undo!(true, course)).toBe(HALTED);
    expect(course.told).toHaveLength(count);
    expect(await workbookState(workbench())).toEqual(before);
    expect(await thaw()).toMatchObject({ kind: "done", said: `${COUNT + 1} formulas put back.` });
  });
});

describe("the health check and its repairs", () => {
  const COUNT = 110;
  beforeEach(async () => {
    await workbench().Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange(`A1:A${COUNT}`);
      range.formulas = Array.from({ length: COUNT }, (_, i) => [`=_xldudf_AIVALUATION(${i + 1},830,"pre_money")`]);
      await context.sync();
    });
    await workbench().calculated();
  });
  const findings = async () => {
    const found = await checkHealth();
    if ("kind" in found) throw new Error(JSON.stringify(found));
    expect(found).toHaveLength(COUNT);
    return found;
  };

  test("the check tells how much is done, and can be stopped", async () => {
    const course = stoppedAfter(Infinity);
    await checkHealth(course);
    expect(course.told).toEqual([
      ["Reading the workbook", undefined],
      ["Checking formulas", 100 / COUNT],
    ]);
    expect(await checkHealth(stoppedAfter(1))).toBe(HALTED);
  });

  // Told are: two requests that read, two that write.
  test.each([1, 3])("a repair stopped after %i words leaves the formulas as they were", async (count) => {
    const found = await findings();
    const before = await workbookState(workbench());
    const course = stoppedAfter(count);
    expect(await repairFindings(found, true, course)).toBe(HALTED);
    expect(course.told).toHaveLength(count);
    expect(await workbookState(workbench())).toEqual(before);
  });

  test.each([1, 3])("taking a repair back stopped after %i words leaves the repaired formulas", async (count) => {
    const found = await findings();
    const damaged = await workbookState(workbench());
    const done = await repairFindings(found, true);
    await workbench().calculated();
    const repaired = await workbookState(workbench());
    expect(await (done as Done).undo!(true, stoppedAfter(count))).toBe(HALTED);
    await workbench().calculated();
    expect(await workbookState(workbench())).toEqual(repaired);
    const course = stoppedAfter(Infinity);
    expect(await (done as Done).undo!(true, course)).toMatchObject({ kind: "done" });
    expect(course.told.filter(([doing]) => doing === "Taking the repair back").map(([, part]) => part)).toEqual([100 / COUNT, 1]);
    await workbench().calculated();
    expect(await workbookState(workbench())).toEqual(damaged);
  });
});

describe("taking back", () => {
  test("a large insertion tells what it does; stopped before it writes, it leaves the table", async () => {
    const inserted = await writePlan(manyDeals("newSheet"), false);
    const before = await workbookState(workbench());
    expect(await (inserted as Done).undo!(false, stoppedAfter(1))).toBe(HALTED);
    expect(await workbookState(workbench())).toEqual(before);
    const course = stoppedAfter(Infinity);
    expect(await (inserted as Done).undo!(false, course)).toMatchObject({ kind: "done" });
    expect(course.told.map(([doing]) => doing)).toEqual(["Looking for edits", "Reading the sheet", "Taking back the deal table"]);
    expect(await workbookState(workbench())).not.toEqual(before);
  });

  test("an update tells what it does; stopped before it writes, it leaves the table", async () => {
    await writePlan(buildDealTable({ ...articleDeals(), asOf: ARTICLE_DATE }, "newSheet"), false);
    const found = await dealTables();
    if ("kind" in found) throw new Error(found.reason);
    const checked = await checkDeals(found[0].id, "2026-07-01");
    if ("kind" in checked) throw new Error(JSON.stringify(checked));
    const chosen = checked.differences.filter(({ usual }) => usual).map(({ id }) => id);
    const before = await workbookState(workbench());
    const updated = await updateDeals({ tableId: found[0].id, asOf: "2026-07-01", chosen }, true);
    const after = await workbookState(workbench());
    expect(await (updated as Done).undo!(false, stoppedAfter(1))).toBe(HALTED);
    expect(await workbookState(workbench())).toEqual(after);
    const course = stoppedAfter(Infinity);
    expect(await (updated as Done).undo!(false, course)).toMatchObject({ kind: "done" });
    expect(course.told.map(([doing]) => doing)).toEqual(["Looking for edits", expect.stringMatching(/^Taking back the update of Deals/)]);
    expect(await workbookState(workbench())).toEqual(before);
  });
});
