import { type Browser, type BrowserContext, chromium, type Frame, type Page } from "playwright-core";
import type { OpenedWorkbook } from "../../../workbench/page/openWorkbook";
import { PLACES } from "./shared";

export interface PageOptions {
  /** The article's workbook, as `npm start` opens, or an empty one, which is there sooner. */
  readonly workbook?: "article" | "empty";
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly viewport?: { readonly width: number; readonly height: number };
}

declare global {
  interface Window {
    /** What the page offers to whoever drives it. */
    workbench: OpenedWorkbook;
  }
}

/** A cell of the sheet in view (`B2`), or of another (`Round!B2`, `'My sheet'!B2`). */
type Address = string;

/** Not a measure of speed: how long to wait for something that does not come. */
const PATIENCE = 60_000;

let shared: Promise<Browser> | undefined;

/** Opens the workbench in a window of its own, whose storage nobody else sees, and waits until everything is computed. */
export async function openWorkbenchPage({ workbook = "empty", viewport, ...look }: PageOptions = {}): Promise<WorkbenchPage> {
  const [url, endpoint] = [process.env[PLACES.workbench], process.env[PLACES.browser]];
  if (!url || !endpoint) throw new Error("Tests in a browser stand in test/e2e, where Jest starts a browser for them.");
  const browser = await (shared ??= chromium.connect(endpoint));
  const context = await browser.newContext({
    viewport: viewport ?? { width: 1400, height: 900 },
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...look,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await WorkbenchPage.on(context, url);
  await page.open(workbook);
  return page;
}

/** The workbench as a user has it: cells by their address, the pane, keys. Waits for conditions, never for time. */
export class WorkbenchPage {
  /** Every address that was asked for, by the page, the pane or a worker. */
  readonly requests: string[] = [];
  /** What went wrong in scripts of the page or the pane without anybody catching it. */
  readonly failures: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async on(context: BrowserContext, url: string): Promise<WorkbenchPage> {
    const page = new WorkbenchPage(await context.newPage(), context, url);
    context.on("request", (request) => page.requests.push(request.url()));
    page.page.on("websocket", (socket) => page.requests.push(socket.url()));
    page.page.on("pageerror", (error) => page.failures.push(error.stack ?? String(error)));
    page.page.on("console", (message) => {
      if (message.type() === "error") page.failures.push(`${message.text()} (${message.location().url})`);
    });
    return page;
  }

  async open(workbook: "article" | "empty"): Promise<void> {
    await this.page.goto(workbook === "empty" ? `${this.url}?open=empty` : this.url);
    await this.page.waitForFunction(() => ["ready", "failed"].includes(document.documentElement.dataset.state ?? ""), undefined, {
      polling: 250,
    });
    const state = await this.page.evaluate(() => document.documentElement.dataset.state);
    if (state === "failed") throw new Error(`The workbench did not open: ${await this.page.locator("#message").textContent()}`);
  }

  /** Requests that would have left this machine. There must be none. */
  get outsideRequests(): string[] {
    return this.requests.filter((request) => {
      const { protocol, hostname } = new URL(request);
      return protocol !== "data:" && protocol !== "blob:" && hostname !== "localhost";
    });
  }

  /** Ends the window, and says what nobody should see: requests that leave the machine, errors nobody caught. */
  async close(): Promise<void> {
    await this.context.close();
    const problems = [...this.outsideRequests.map((request) => `left this machine: ${request}`), ...this.failures];
    if (problems.length > 0) throw new Error(`The page had problems:\n${problems.join("\n")}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Brings a sheet into view, by a click on its tab. */
  async showSheet(name: string): Promise<void> {
    await this.page.locator('[data-u-comp="slide-tab-bar"]').getByText(name, { exact: true }).click();
    await this.page.waitForFunction((wanted) => window.workbench.grid.book.getActiveSheet().getSheetName() === wanted, name);
  }

  /** Selects a cell of the sheet in view by typing its address into the name box: the keyboard then goes to the grid. */
  async select(address: string): Promise<void> {
    const box = this.page.locator('[data-u-comp="defined-name"] input');
    await box.click();
    await box.fill(address);
    await box.press("Enter");
    await this.page.waitForFunction(
      (wanted) => window.workbench.grid.book.getActiveSheet().getActiveRange()?.getA1Notation() === wanted,
      address.toUpperCase(),
    );
  }

  /**
   * Types into a cell of the sheet in view, and leaves it with Enter. The first character goes key by key, as it opens the cell's editor; the
   * rest at once, since the editor draws the formula anew for every key.
   */
  async typeInCell(address: string, text: string): Promise<void> {
    await this.select(address);
    await this.page.keyboard.type(text.slice(0, 1));
    await this.page.keyboard.insertText(text.slice(1));
    await this.page.keyboard.press("Enter");
  }

  /** What a cell shows. */
  cellText(address: Address): Promise<string> {
    return this.page.evaluate((wanted) => window.workbench.cells.shown(wanted), address);
  }

  async cellTexts(...addresses: Address[]): Promise<string[]> {
    return Promise.all(addresses.map((address) => this.cellText(address)));
  }

  /** The formula of a cell, with its equals sign; "" where there is none. */
  cellFormula(address: Address): Promise<string> {
    return this.page.evaluate((wanted) => window.workbench.cells.formula(wanted), address);
  }

  /** Waits until a cell shows a text, or one that matches. */
  async waitForCell(address: Address, expected: string | RegExp): Promise<string> {
    const [source, flags] = expected instanceof RegExp ? [expected.source, expected.flags] : [undefined, ""];
    const wanted = expected instanceof RegExp ? null : expected;
    try {
      await this.page.waitForFunction(
        ([where, text, pattern, patternFlags]) => {
          const shown = window.workbench.cells.shown(where as string);
          return pattern === undefined ? shown === text : new RegExp(pattern as string, patternFlags as string).test(shown);
        },
        [address, wanted, source, flags] as const,
      );
    } catch (error) {
      throw new Error(`${address} shows ${JSON.stringify(await this.cellText(address))}, not ${String(expected)}.`, { cause: error });
    }
    return this.cellText(address);
  }

  /** Waits until something that the page cannot be asked in one go is so. */
  async waitUntil(condition: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error(`Not so within ${PATIENCE / 1000} s: ${condition.toString()}`);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  /** Waits until every cell is calculated, those of asynchronous functions included. */
  async calculated(): Promise<void> {
    await this.page.evaluate(() => window.workbench.calculated());
  }

  /** Where a cell of the sheet in view is drawn while nothing is scrolled, in pixels of the window. */
  cellBox(address: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.page.evaluate((wanted) => {
      const { left, top, width, height } = window.workbench.grid.book.getActiveSheet().getRange(wanted).getCellRect();
      const canvas = document.querySelector('canvas[id^="univer-sheet-main-canvas"]')?.getBoundingClientRect();
      return { x: (canvas?.left ?? NaN) + left, y: (canvas?.top ?? NaN) + top, width, height };
    }, address);
  }

  activeCell(): Promise<string> {
    return this.page.evaluate(() => window.workbench.grid.book.getActiveSheet().getActiveCell()?.getA1Notation() ?? "");
  }

  /** The address of the first cell of a sheet that shows a text. */
  async findCell(sheet: string, text: string): Promise<string> {
    const address = await this.page.evaluate(([name, wanted]) => window.workbench.cells.find(name, wanted), [sheet, text] as const);
    if (!address) throw new Error(`No cell of ${sheet} shows ${JSON.stringify(text)}.`);
    return address;
  }

  sheetNames(): Promise<string[]> {
    return this.page.evaluate(() => window.workbench.grid.book.getSheets().map((sheet) => sheet.getSheetName()));
  }

  /** Addresses of all cells that show an error, with what they show, on every sheet. */
  errorCells(): Promise<string[]> {
    return this.page.evaluate(() => window.workbench.cells.errors());
  }

  /** The add-in's own page, in its frame. */
  paneFrame(): Frame {
    const frame = this.page.frames().find((one) => one.url().includes("/addin/taskpane.html"));
    if (!frame) throw new Error("The pane is not there.");
    return frame;
  }
}
