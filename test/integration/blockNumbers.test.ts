import { insertFormula } from "../../src/workbook/actions/insertFormula";
import { reportSelection, selectedFlows } from "../../src/workbook/actions/reportSelection";
import { LOOKS } from "../../src/workbook/block/cell";
import { FORMAT } from "../../src/workbook/block/formats";
import { articleClouds, articleDeals, ARTICLE_DATE, articleRound } from "../../src/workbook/blocks/article";
import { buildCapTable } from "../../src/workbook/blocks/capTableBlock";
import { capTableArguments, startingCapTable } from "../../src/workbook/blocks/capTableInputs";
import { capTableAfter, classTable, EXIT_MULTIPLES } from "../../src/workbook/blocks/capTableModel";
import { buildClouds } from "../../src/workbook/blocks/cloudBlock";
import { buildDealTable, DEAL_COLUMNS, dealValues } from "../../src/workbook/blocks/dealTable";
import { functionNamed, shownMeasures } from "../../src/workbook/blocks/measures";
import { buildRound } from "../../src/workbook/blocks/roundBlock";
import { invoke } from "../../src/catalogue/invoke";
import { DEAL_KINDS, DEAL_STATUSES } from "../../src/deals";
import type { Build } from "../../src/workbook/block/plan";
import { writePlan } from "../../src/workbook/write/writePlan";
import { openWorkbench, type Workbench } from "../../workbench/node";
import { errorCells, type ReadSheet, readSheet, select } from "./support/sheetReader";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.install();
});
afterAll(() => workbench?.dispose());

/** What a function gives for plain arguments: the sheet must show the same. */
function answer(name: string, args: readonly unknown[]): unknown[][] {
  const result = invoke(functionNamed(name), args);
  if (!result.ok) throw new Error(result.error.message);
  return Array.isArray(result.value) ? (result.value as unknown[][]) : [[result.value]];
}

/** Numbers to twelve digits: amounts are added up in another order in cells than in arguments. */
function near(expected: unknown[][]): unknown[][] {
  return expected.map((row) => row.map((cell) => (typeof cell === "number" && cell !== 0 ? Number(cell.toPrecision(12)) : cell)));
}

async function insert(build: Build, sheet: string): Promise<ReadSheet> {
  const result = await writePlan(build, false);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  expect(await errorCells(workbench)).toEqual([]);
  return readSheet(workbench, sheet);
}

function expectTable(sheet: ReadSheet, at: { readonly row: number; readonly column: number }, expected: unknown[][]): void {
  const shown = sheet.block(at, expected.length, expected[0].length);
  expect(near(shown)).toEqual(near(expected.map((row) => row.map((cell) => cell ?? ""))));
}

function expectMeasures(sheet: ReadSheet, name: string, valueOf: (measure: string) => unknown): void {
  for (const { name: measure } of shownMeasures(name)) {
    const expected = valueOf(measure);
    // The value stands left of its measure's name.
    if (expected !== null) expect([measure, ...near([[sheet.beside(measure, -1)]])[0]]).toEqual([measure, ...near([[expected]])[0]]);
  }
}

describe("the deal table", () => {
  const { rows, context } = articleDeals();
  let sheet: ReadSheet;
  beforeAll(async () => {
    sheet = await insert(buildDealTable({ rows, context, asOf: ARTICLE_DATE }, "newSheet"), "Reported deals");
  });
  const head = 4;

  test("holds every payment with its amount, and nothing that is none", () => {
    expectTable(sheet, { row: head, column: 0 }, dealValues(rows));
    expect(sheet.beside("Deals", 0)).toBe("Deals");
    expect(sheet.values[1][0]).toMatch(/^As of 2026-01-31\./);
  });

  test("is an Excel table, with its header in view, drop-downs, formats and blue inputs", async () => {
    await workbench.Excel.run(async (run) => {
      const table = run.workbook.tables.getItem("Deals");
      const range = table.getRange().load("address");
      const frozen = table.worksheet.freezePanes.getLocationOrNullObject().load("address");
      const body = table.getDataBodyRange();
      const columns = DEAL_COLUMNS.map((name, i) => {
        const column = body.getColumn(i).load("numberFormat");
        return { name, column, validation: column.dataValidation.load("type,rule"), font: column.format.font.load("color") };
      });
      await run.sync();
      expect(range.address).toBe(`'Reported deals'!A5:L${5 + rows.length}`);
      expect(frozen.address).toMatch(/!(A1:\w+5|1:5)$/);
      const of = (name: string) => columns.find((one) => one.name === name)!;
      expect(of("Amount").column.numberFormat).toEqual(rows.map(() => [FORMAT.billions]));
      expect(of("Probability").column.numberFormat).toEqual(rows.map(() => ["0%"]));
      expect(of("Announced").column.numberFormat).toEqual(rows.map(() => [FORMAT.date]));
      expect(of("Kind").validation.rule.list?.source).toBe(DEAL_KINDS.join());
      expect(of("Status").validation.rule.list?.source).toBe(DEAL_STATUSES.join());
      expect(of("From").validation.type).toBe("None");
      for (const name of ["From", "To", "Amount", "Kind", "Status", "Probability", "Announced", "Start", "Term"])
        expect([name, of(name).font.color]).toEqual([name, LOOKS.input.color]);
    });
  });

  test("is ready for CIRCULARFLOW as it stands", async () => {
    await workbench.Excel.run(async (run) => {
      run.workbook.worksheets.getItem("Reported deals").getRange("T1").formulas = [['=CIRCULARFLOW(Deals[#All],"circular_amount")']];
      await run.sync();
    });
    const read = await readSheet(workbench, "Reported deals");
    expect(read.values[0][19]).toBe(answer("CIRCULARFLOW", [dealValues(rows), "circular_amount"])[0][0]);
  });

  test("every source is a link that can be followed, in the table and in the sources beside it", async () => {
    await workbench.Excel.run(async (run) => {
      const worksheet = run.workbook.worksheets.getItem("Reported deals");
      const links = rows.map((_, i) => ({
        inTable: worksheet.getRangeByIndexes(head + 1 + i, 9, 1, 1).load("hyperlink,values"),
        beside: worksheet.getRangeByIndexes(head + 1 + i, 16, 1, 1).load("hyperlink,values"),
      }));
      await run.sync();
      rows.forEach(({ link, source }, i) => {
        for (const { hyperlink, values } of [links[i].inTable, links[i].beside]) {
          expect(values).toEqual([[source]]);
          if (link === "") expect(hyperlink).toBeNull();
          else expect(hyperlink.address).toMatch(/^https?:\/\//);
        }
      });
    });
  });
});

test("the round: its measures, the headline and the sensitivity grid", async () => {
  const inputs = articleRound();
  const sheet = await insert(buildRound(inputs, "newSheet"), "Round");
  const returned = Number(sheet.beside("Margin that comes back"));
  const yearly = (inputs.purchases ?? 0) / (inputs.term ?? 1);
  const level = Array.from({ length: inputs.term ?? 0 }, (_, i) => yearly / (1 + (inputs.rate ?? 0)) ** (i + 1));
  expect(returned).toBeCloseTo((inputs.margin ?? 0) * level.reduce((sum, one) => sum + one, 0), 0);
  const options = ["post", inputs.prior, inputs.investment, inputs.revenue, 0, 1, returned];
  expectMeasures(sheet, "AIVALUATION", (measure) =>
    measure === "revenue_multiple" ? null : answer("AIVALUATION", [inputs.raised, inputs.valuation, measure, ...options])[0][0],
  );
  expect(sheet.beside("Revenue multiple")).toBe("–");
  expect(sheet.values[1][0]).toBe("Amazon's $50B buys 6.0% of OpenAI at $830B");
  const axis = (middle: number) => [0.8, 0.9, 1, 1.1, 1.2].map((part) => middle * part);
  const grid = answer("AIVALUATION.SENSITIVITY", [[axis(inputs.raised)], [axis(inputs.valuation)], "new_money_stake", ...options]);
  const { row } = sheet.find("Sensitivity");
  expectTable(
    sheet,
    { row: row + 7, column: 1 },
    grid.slice(1).map((line) => line.slice(1)),
  );
});

describe("the circular report", () => {
  test("on a table with a cell of it selected: every figure is the function's, for all its rows", async () => {
    const flows = await (async () => {
      await select(workbench, "Reported deals", "B7");
      return selectedFlows();
    })();
    if ("kind" in flows) throw new Error(JSON.stringify(flows));
    expect(flows).toMatchObject({ reference: "Deals[#All]", called: "the table Deals" });
    expect(await reportSelection(false)).toMatchObject({ kind: "done", said: expect.stringMatching(/on the table Deals: Circular!/) });
    expect(await errorCells(workbench)).toEqual([]);
    const sheet = await readSheet(workbench, "Circular");
    const values = dealValues(articleDeals().rows);
    const network = (measure: string) => {
      const result = invoke(functionNamed("CIRCULARFLOW"), [values, measure]);
      return result.ok ? result.value : null;
    };
    expectMeasures(sheet, "CIRCULARFLOW", network);
    expectTable(sheet, below(sheet.find("Company by company")), answer("CIRCULARFLOW.NODES", [values]));
    const edges = answer("CIRCULARFLOW.EDGES", [values]);
    const payments = sheet.find("Payment by payment: how much of each goes round");
    expectTable(
      sheet,
      below(payments),
      edges.map((row, i) => [values[i][0], values[i][1], values[i][2], ...row]),
    );
    const { row: top } = sheet.find("Calendar year");
    const years = sheet.values.slice(top + 1).findIndex(([year]) => typeof year !== "number");
    const spread = sheet.block({ row: top + 1, column: 0 }, years, 3) as number[][];
    // Deals spread over their terms lose nothing, and goes round no more than flows.
    const dated = articleDeals().rows.reduce((sum, { amount, announced }) => sum + (announced === null ? 0 : (amount ?? 0)), 0);
    expect(spread.reduce((sum, [, gross]) => sum + gross, 0) / dated).toBeCloseTo(1, 9);
    for (const [, gross, circular] of spread) expect(circular).toBeLessThanOrEqual(gross);
    expect(sheet.values.flat()).not.toContain("What to expect, by the probabilities");
    const loops = answer("CIRCULARFLOW.LOOPS", [values, 6, 10]);
    const { row } = sheet.find("Loops shown, at most");
    expectTable(sheet, { row: row + 2, column: 0 }, loops);
    expect(sheet.values[1][0]).toMatch(/^Of \$\d+B that flows, \$\d+B \(\d+%\) can go round in circles$/);
  });
});

test("the circular report on uncertain payments says what to expect", async () => {
  const flows = [
    ["From", "To", "Amount", "Probability"],
    ["A", "B", 50e9, 0.5],
    ["B", "A", 38e9, ""],
    ["B", "C", 5e9, 0.25],
  ];
  await select(workbench, "Uncertain", "A1");
  await workbench.Excel.run(async (run) => {
    run.workbook.worksheets.getItem("Uncertain").getRange("A1:D4").values = flows;
    await run.sync();
  });
  expect(await reportSelection(false)).toMatchObject({ kind: "done", said: expect.stringMatching(/on Uncertain!A1:D4: 'Circular 2'!/) });
  expect(await errorCells(workbench)).toEqual([]);
  const sheet = await readSheet(workbench, "Circular 2");
  const { row } = sheet.find("What to expect, by the probabilities");
  const expected = new Map(answer("CIRCULARFLOW.EXPECTED", [flows]) as [string, number][]);
  for (const [label, value] of sheet.block({ row: row + 1, column: 0 }, expected.size, 2))
    expect([label, value]).toEqual([label, expected.get(String(label))]);
});

const below = ({ row, column }: { row: number; column: number }) => ({ row: row + 1, column });

test("the clouds: projection, shares, crossover and charts", async () => {
  const inputs = articleClouds();
  const sheet = await insert(buildClouds(inputs, "newSheet"), "Clouds");
  const columns = [inputs.rows.map((r) => [r.provider]), inputs.rows.map((r) => [r.revenue]), inputs.rows.map((r) => [r.growth])];
  for (const [title, measure] of [
    ["Revenue by year", "revenue"],
    ["Share by year", "share"],
  ]) {
    const table = answer("CLOUDSHARE", [...columns, inputs.years, measure, 0, 0, 0]);
    const { row } = sheet.find(title);
    expectTable(sheet, { row: row + 1, column: 1 }, table);
    expect(sheet.block({ row: row + 2, column: 0 }, 3, 1)).toEqual([[2025], [2026], [2027]]);
  }
  expect(sheet.values[1][0]).toMatch(/^\w[\w ]* (overtakes|does not overtake) /);
  await workbench.Excel.run(async (run) => {
    const charts = run.workbook.worksheets.getItem("Clouds").charts.load("items/name,items/chartType");
    await run.sync();
    expect(charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([
      ["Clouds revenue", "Line"],
      ["Clouds share", "Line"],
    ]);
    const series = charts.items[0].series.load("items/name");
    await run.sync();
    expect(series.items.map(({ name }) => name)).toEqual(inputs.rows.map(({ provider }) => provider));
  });
});

test("the cap table: table, waterfall with its chart, and fair values", async () => {
  const inputs = startingCapTable();
  const sheet = await insert(buildCapTable(inputs, "newSheet"), "Cap table");
  const args = capTableArguments(inputs);
  const after = capTableAfter(inputs);
  if ("problem" in after) throw new Error(after.problem);
  expectTable(sheet, below(sheet.find("After the round")), answer("CAPTABLE", args));
  const diluted = sheet.find("fully diluted");
  expect(sheet.text[diluted.row + 1][diluted.column]).toBe("53.1%");
  expectMeasures(sheet, "CAPTABLE", (measure) => answer("CAPTABLE", [...args.slice(0, 3), measure, ...args.slice(4)])[0][0]);
  const exits = EXIT_MULTIPLES.map((multiple) => multiple * after.postMoney);
  const payouts = answer("CAPTABLE.WATERFALL", [[exits], classTable(after.classes)]);
  const { row } = sheet.find("Exit waterfall");
  expectTable(sheet, { row: row + 5, column: 0 }, payouts.slice(1));
  // Whatever is paid at an exit is paid to someone.
  exits.forEach((exit, i) => {
    const paid = payouts.slice(1, 1 + after.classes.length).reduce((sum, line) => sum + Number(line[1 + i]), 0);
    expect(paid).toBeCloseTo(exit, 0);
  });
  const sold = after.classes.find(({ sort }) => sort === "new")!;
  const fair = answer("CAPTABLE.BACKSOLVE", [
    after.price,
    sold.name,
    classTable(after.classes),
    inputs.years,
    inputs.volatility,
    inputs.rate,
  ]);
  expectTable(sheet, { row: sheet.find("Fair value by class, against the headline").row + 6, column: 0 }, fair);
  await workbench.Excel.run(async (run) => {
    const charts = run.workbook.worksheets.getItem("Cap table").charts.load("items/name,items/chartType");
    await run.sync();
    expect(charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([["Exit waterfall", "ColumnStacked"]]);
  });
});

describe("a formula from the Functions tab", () => {
  test("goes into the selected cell and spills into its room", async () => {
    await select(workbench, "Formulas", "B2");
    expect(await insertFormula("=CAPTABLE.WARRANT(100,2,5)", { rows: 4, columns: 2 }, false)).toMatchObject({
      kind: "done",
      said: "Inserted CAPTABLE.WARRANT(100,2,5): Formulas!B2:C5.",
    });
    const sheet = await readSheet(workbench, "Formulas");
    expectTable(sheet, { row: 1, column: 1 }, answer("CAPTABLE.WARRANT", [100, 2, 5]));
    expect(sheet.formulas[1][1]).toBe("=CAPTABLE.WARRANT(100,2,5)");
  });

  test("asks before it overwrites what stands in its room, and gives it back", async () => {
    await select(workbench, "Formulas", "E2");
    await workbench.Excel.run(async (run) => {
      run.workbook.worksheets.getItem("Formulas").getRange("F4").values = [["mine"]];
      await run.sync();
    });
    const formula = "=CAPTABLE.WARRANT(100,2,5)";
    expect(await insertFormula(formula, { rows: 4, columns: 2 }, false)).toMatchObject({
      kind: "ask",
      question: "Formulas!E2:F5 is not empty: 1 filled cell (F4). Overwrite?",
    });
    const result = await insertFormula(formula, { rows: 4, columns: 2 }, true);
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    expect((await readSheet(workbench, "Formulas")).values[1].slice(4, 6)).not.toContain("#SPILL!");
    await result.undo?.(false);
    const sheet = await readSheet(workbench, "Formulas");
    expect(sheet.values[3][5]).toBe("mine");
    expect(sheet.formulas[1][4]).toBe("");
  });

  test("a number needs one cell", async () => {
    await select(workbench, "Formulas", "H2");
    expect(await insertFormula('=AIVALUATION(100,830,"pre_money")', { rows: 1, columns: 1 }, false)).toMatchObject({ kind: "done" });
    expect((await readSheet(workbench, "Formulas")).values[1][7]).toBe(730);
  });
});
