import { openTab, press, said } from "./support/pane";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
const pane = () => page.paneFrame();
beforeAll(async () => {
  page = await openWorkbenchPage();
});
afterAll(() => page.close());

const rows = (count: number) =>
  ["From,To,Amount", ...Array.from({ length: count }, (_, i) => `Payer ${i % 900},Payee ${(i * 7) % 800},${i + 1}M`)].join("\n");

/** Cancels work as soon as its progress shows, by its name in a part of the pane. In the page itself: the work may be over before a click from outside arrives. */
function canceledIn(part: string, name = ""): Promise<void> {
  return pane().evaluate(
    async ([selector, wanted]) => {
      const within = () => document.querySelector(selector);
      const progress = () => within()?.querySelector(`[role="progressbar"]${wanted && `[aria-label="${wanted}"]`}`);
      const cancel = () => [...(within()?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent === "Cancel");
      while (!progress() || !cancel()) await new Promise(requestAnimationFrame);
      cancel()?.click();
    },
    [part, name],
  );
}

const ACTIONS = '[aria-label="What the last action did"]';

test("a large file is read in the background, can be given up, and is not put into the field", async () => {
  await openTab(pane(), "Deals");
  await press(pane(), "Paste or import");
  const chooser = pane().getByLabel("CSV file");
  const choose = (count: number) =>
    chooser.setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(rows(count), "utf8") });
  const canceled = canceledIn("body");
  await choose(400_000);
  await canceled;
  await pane().getByText("Stopped. Change an input to start again.").waitFor();
  expect(await pane().getByRole("button", { name: "Add", exact: true }).isDisabled()).toBe(true);
  await press(pane(), "Put away");
  await choose(9_000);
  await pane().getByText("9,000 rows read, 0 not.").waitFor();
  await press(pane(), "Add 9,000 deals");
  await pane().getByText("and 8,900 more").waitFor();
});

test("writing a large table shows how far it is; canceled, the workbook is as it was", async () => {
  const before = await page.sheetNames();
  const canceled = canceledIn(ACTIONS, "Writing the deal table");
  await press(pane(), "Insert deal table");
  await canceled;
  await said(pane(), /^Canceled\. Nothing was changed\./);
  expect(await page.sheetNames()).toEqual(before);
  expect(await page.page.evaluate(() => window.workbench.grid.tables().length)).toBe(0);
});

test("of a large selection the network is drawn, and what the drawing leaves out is said", async () => {
  const count = 3_000;
  await pane().evaluate(async (payments) => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, payments + 1, 3);
      range.values = [
        ["From", "To", "Amount"],
        ...Array.from({ length: payments }, (_, i) => [`Company ${i % 97}`, `Company ${(i * 31 + 5) % 89}`, 1 + ((i * i) % 1000)]),
      ];
      range.select();
      await context.sync();
    });
  }, count);
  await openTab(pane(), "Circular");
  await press(pane(), `Use Sheet1!A1:C${count + 1}`);
  await pane().getByText("Showing Sheet1!A1:C3001: 3,000 payments.").waitFor();
  await pane().getByText("Drawn are the 24 largest of 97 companies; the loops and the report count all.").waitFor();
  const drawing = pane().getByRole("group", { name: "Network of payments" });
  expect(await drawing.getByRole("button").count()).toBe(24);
  // Switches come by the largest, more at the asking.
  const switches = pane().getByRole("region", { name: "What if" }).getByRole("switch");
  await pane().getByRole("button", { name: "Show 30 more of 2,970" }).click();
  expect(await switches.count()).toBe(60);
});

test("what the ribbon starts is followed in the pane, and stopped there", async () => {
  const count = 40_000;
  await pane().evaluate(async (payments) => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 5, payments, 3);
      range.values = Array.from({ length: payments }, (_, i) => [`A ${i % 500}`, `A ${(i * 7) % 499}`, i + 1]);
      range.select();
      await context.sync();
    });
  }, count);
  const before = await page.sheetNames();
  const canceled = canceledIn(ACTIONS);
  await page.page.getByRole("button", { name: "Circular flow" }).click();
  await canceled;
  await said(pane(), /^Canceled\. Nothing was changed\./);
  expect(await page.sheetNames()).toEqual(before);
});
