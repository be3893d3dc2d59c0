import { chromium, type Browser, type Page } from "playwright-core";
import { findBrowser } from "../test/e2e/support/findBrowser";
import { startWorkbench } from "../workbench/server";
import { type PlainBrowser, plainBrowser } from "./plainBrowser";
import type { OpenedWorkbook } from "../workbench/page/openWorkbook";
import type { Row, Section } from "./report";

const CELLS = 10_000;
const OPENINGS = 9;
const BROWSER = ["--no-sandbox", "--disable-gpu"];
/** Between two openings: what the last one left to do is done, and what a browser keeps is written. */
const REST_MILLISECONDS = 2000;
const LOOK_MILLISECONDS = 250;
const RECALCULATIONS = 3;
const MOST_TO_OPEN_MILLISECONDS = 3000;
const MOST_TIMES_NATIVE = 3;

type Opened = Window & { workbench: OpenedWorkbook };

interface Cost {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

const least = (costs: readonly Cost[]): Cost => costs.reduce((best, one) => (one.cpuMilliseconds < best.cpuMilliseconds ? one : best));

function median(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.milliseconds - b.milliseconds)[costs.length >> 1];
}

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens the article's workbook: what it costs until it is computed and drawn. */
async function opening(browser: PlainBrowser, url: string, fresh: boolean): Promise<Cost> {
  const page = await browser.open(url, fresh);
  for (let state = ""; state !== "ready"; state = await page.evaluate<string>("document.documentElement.dataset.state")) {
    if (state === "failed") throw new Error("The workbench did not open.");
    await rest(LOOK_MILLISECONDS);
  }
  const milliseconds = await page.evaluate<number>('performance.getEntriesByName("workbench-computed")[0].startTime');
  const cpuMilliseconds = (await page.threadTime()) * 1000;
  await page.close();
  await rest(REST_MILLISECONDS);
  return { milliseconds, cpuMilliseconds };
}

async function openings(url: string, fresh: boolean): Promise<Cost> {
  const browser = plainBrowser(findBrowser(), BROWSER);
  try {
    // The browser's own start and, where it has been here before, the first time.
    await opening(browser, url, fresh);
    const costs: Cost[] = [];
    for (let i = 0; i < OPENINGS; i++) costs.push(await opening(browser, url, fresh));
    return median(costs);
  } finally {
    await browser.close();
  }
}

/** Tells the time on the processor that the page's main thread has taken since now: others may share the machine. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? NaN) * 1000;
  };
}

async function emptyWorkbook(browser: Browser, url: string): Promise<{ page: Page; thread: () => Promise<number> }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const thread = await threadClock(page);
  await page.goto(`${url}?open=empty`);
  await page.waitForFunction(() => ["ready", "failed"].includes(document.documentElement.dataset.state ?? ""), undefined, { polling: 250 });
  return { page, thread };
}

/** Fills a column with a formula of A1, then changes A1: what it costs until every cell shows its value. */
async function recalculated(browser: Browser, url: string, formula: string): Promise<Cost> {
  const { page, thread } = await emptyWorkbook(browser, url);
  await page.evaluate(
    async ([text, count]) => {
      const { grid } = (window as unknown as Opened).workbench;
      const sheet = grid.book.getActiveSheet();
      sheet.setRowCount(count + 1);
      sheet.getRange("A1").setValue(1);
      sheet.getRange(`B1:B${count}`).setValues(Array.from({ length: count }, () => [{ f: text }]));
      await grid.calculated();
    },
    [formula, CELLS] as const,
  );
  const costs: Cost[] = [];
  for (let raised = 2; raised < 2 + RECALCULATIONS; raised++) {
    const before = await thread();
    const milliseconds = await page.evaluate(async (value) => {
      const { grid } = (window as unknown as Opened).workbench;
      const start = performance.now();
      grid.book.getActiveSheet().getRange("A1").setValue(value);
      await grid.calculated();
      return performance.now() - start;
    }, raised);
    costs.push({ milliseconds, cpuMilliseconds: (await thread()) - before });
    const last = await page.evaluate((address) => (window as unknown as Opened).workbench.cells.shown(address), `B${CELLS}`);
    if (Number(last) !== CELLS + 800 - raised) throw new Error(`B${CELLS} shows ${last} after A1 became ${raised}.`);
  }
  await page.context().close();
  return least(costs);
}

async function recalculations(url: string): Promise<Row> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER });
  try {
    const native = await recalculated(browser, url, "=ROW()+800-$A$1");
    const ours = await recalculated(browser, url, '=AIVALUATION($A$1,ROW()+800,"pre_money")');
    return {
      what: `AIVALUATION in ${CELLS.toLocaleString("en")} cells`,
      ...ours,
      target: MOST_TIMES_NATIVE * native.cpuMilliseconds,
      peer: "native formula",
      peerMilliseconds: native.milliseconds,
      note: `${(ours.cpuMilliseconds / native.cpuMilliseconds).toPrecision(2)} times the native formula's time on the processor`,
    };
  } finally {
    await browser.close();
  }
}

/** Judged by the clock: scripts load and compile beside the page's main thread. */
async function openingRow(what: string, url: string, fresh: boolean): Promise<Row> {
  const { milliseconds, cpuMilliseconds } = await openings(url, fresh);
  const note = `${(cpuMilliseconds / 1000).toPrecision(2)} s of the processor's time on the page's main thread`;
  return { what, milliseconds, target: MOST_TO_OPEN_MILLISECONDS, note };
}

export const workbench: Section = {
  title: "The workbench",
  about: `In an installed Chromium, with a warm build. Opening: from the moment that the browser, which is there, is told to until the article's workbook is computed and drawn; the median of ${OPENINGS}, with nothing kept from before and by somebody who has been there. Recalculating: ${CELLS.toLocaleString("en")} cells that depend on one, until all of them show their values; the function may take at most ${MOST_TIMES_NATIVE} times as long as the native formula that says the same.`,
  async run() {
    const served = await startWorkbench(process.cwd(), 0);
    try {
      return [
        await openingRow("Opening, the first time", served.url, true),
        await openingRow("Opening, again", served.url, false),
        await recalculations(served.url),
      ];
    } finally {
      await served.close();
    }
  },
};
