import { chromium, type Browser, type Page } from "playwright-core";
import { findBrowser } from "../test/e2e/support/findBrowser";
import { startWorkbench } from "../workbench/server";
import type { OpenedWorkbook } from "../workbench/page/openWorkbook";
import type { Row, Section } from "./report";

const CELLS = 10_000;
const OPENINGS = 3;
const RECALCULATIONS = 3;
const MOST_TO_OPEN_MILLISECONDS = 3000;
const MOST_TIMES_NATIVE = 3;

type Opened = Window & { workbench: OpenedWorkbook };

interface Cost {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

const least = (costs: readonly Cost[]): Cost => costs.reduce((best, one) => (one.cpuMilliseconds < best.cpuMilliseconds ? one : best));

/** Tells the time on the processor that the page's main thread has taken since now: others may share the machine. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? NaN) * 1000;
  };
}

async function opened(browser: Browser, url: string): Promise<{ page: Page; cost: Cost; thread: () => Promise<number> }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const thread = await threadClock(page);
  await page.goto(url);
  await page.waitForFunction(() => ["ready", "failed"].includes(document.documentElement.dataset.state ?? ""), undefined, { polling: 250 });
  const milliseconds = await page.evaluate(() => performance.getEntriesByName("workbench-computed")[0]?.startTime ?? NaN);
  return { page, cost: { milliseconds, cpuMilliseconds: await thread() }, thread };
}

/** Fills a column with a formula of A1, then changes A1: what it costs until every cell shows its value. */
async function recalculated(browser: Browser, url: string, formula: string): Promise<Cost> {
  const { page, thread } = await opened(browser, `${url}?open=empty`);
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

export const workbench: Section = {
  title: "The workbench",
  about: `In an installed Chromium, with a warm build. Opening: from the moment that \`npm start\` says it is ready until the article's workbook is computed. Recalculating: ${CELLS.toLocaleString("en")} cells that depend on one, until all of them show their values; the function may take at most ${MOST_TIMES_NATIVE} times as long as the native formula that says the same.`,
  async run() {
    const served = await startWorkbench(process.cwd(), 0);
    const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
    try {
      const openings: Cost[] = [];
      for (let i = 0; i < OPENINGS; i++) {
        const { page, cost } = await opened(browser, served.url);
        openings.push(cost);
        await page.context().close();
      }
      const native = await recalculated(browser, served.url, "=ROW()+800-$A$1");
      const ours = await recalculated(browser, served.url, '=AIVALUATION($A$1,ROW()+800,"pre_money")');
      const rows: Row[] = [
        { what: "Opening, the article's workbook computed", ...least(openings), target: MOST_TO_OPEN_MILLISECONDS },
        {
          what: `AIVALUATION in ${CELLS.toLocaleString("en")} cells`,
          ...ours,
          target: MOST_TIMES_NATIVE * native.cpuMilliseconds,
          peer: "native formula",
          peerMilliseconds: native.milliseconds,
          note: `${(ours.cpuMilliseconds / native.cpuMilliseconds).toPrecision(2)} times the native formula's time on the processor`,
        },
      ];
      return rows;
    } finally {
      await browser.close();
      await served.close();
    }
  },
};
