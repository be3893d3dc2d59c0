import { openTab, press, said } from "./support/pane";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

let page: WorkbenchPage;
beforeAll(async () => (page = await openWorkbenchPage({ workbook: "article" })));
afterAll(() => page.close());

const right = (address: string) => address.replace(/^[A-Z]+/, (column) => String.fromCharCode(column.charCodeAt(0) + 1));

test("the page opens on the article's workbook, all of it computed, beside the pane", async () => {
  expect(await page.sheetNames()).toEqual(expect.arrayContaining(["Summary", "Reported deals", "Round", "Circular", "Clouds", "Sources"]));
  expect(await page.errorCells()).toEqual([]);
  const preMoney = await page.findCell("Summary", "Pre-money");
  expect(await page.cellTexts("Summary!A4", `Summary!${right(preMoney)}`)).toEqual([
    "Of $50B that Amazon pays in, $38B can come back",
    "$730.0B",
  ]);
  await page.paneFrame().getByRole("tab", { name: "Start" }).waitFor();
});

test("what depends on an input follows it, on other sheets too", async () => {
  const valuation = right(await page.findCell("Round", "Valuation"));
  const preMoney = right(await page.findCell("Round", "Pre-money"));
  await page.showSheet("Round");
  await page.typeInCell(valuation, "1000000000000");
  await page.waitForCell(preMoney, "$900.0B");
  await page.waitForCell("Summary!A5", "Amazon's $50B buys 5.0% of OpenAI at $1,000B");
  await page.press("Control+z");
  await page.waitForCell(preMoney, "$730.0B");
  await page.waitForCell("Summary!A5", "Amazon's $50B buys 6.0% of OpenAI at $830B");
});

test("charts lie over the grid, on their sheet alone, and follow their data", async () => {
  const charts = page.page.locator(".charts-overlay [data-chart]");
  await page.showSheet("Clouds");
  await charts.first().waitFor();
  const drawn = () => charts.first().innerHTML();
  // Six years of three clouds from a spilled formula: lines with as many points, and an axis in billions.
  await charts.first().getByText("$500.0B").waitFor();
  const before = await drawn();
  const growth = await page.findCell("Clouds", "40.0%");
  await page.typeInCell(growth, "60%");
  await page.waitUntil(async () => (await drawn()) !== before);
  await page.press("Control+z");
  await page.waitUntil(async () => (await drawn()) === before);
  await page.showSheet("Sources");
  await charts.first().waitFor({ state: "detached" });
});

test("more can be inserted beside it: the new charts are not taken for those that it came with", async () => {
  const pane = page.paneFrame();
  await openTab(pane, "Clouds");
  await press(pane, "Insert comparison");
  await said(pane, /Inserted the cloud comparison: 'Clouds 2'/);
  await page.page.locator(".charts-overlay [data-chart]").first().waitFor();
  await press(pane, "Undo");
  await said(pane, /Took back/);
});

test("Tab goes by the ribbon, the toolbar and the name box, all with names, and the sheet stays where it is", async () => {
  await page.page.getByRole("button", { name: "Roundtrip", exact: true }).focus();
  const nameless: string[] = [];
  let last = "";
  for (let presses = 0; presses < 60 && last !== "Name box"; presses++) {
    await page.press("Tab");
    const [name, element] = await page.page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      return [at.ariaLabel ?? at.innerText, at.outerHTML.slice(0, 200)];
    });
    if (name.trim() === "") nameless.push(element);
    last = name;
  }
  expect([last, nameless]).toEqual(["Name box", []]);
  await page.press("Tab", "Tab", "Tab");
  const moved = () =>
    page.page.evaluate(() => [...document.querySelectorAll("#sheet *")].filter(({ scrollLeft }) => scrollLeft > 0).length);
  expect(await moved()).toBe(0);
});

test("the pane can be resized, hidden and brought back", async () => {
  const pane = page.page.locator("#pane");
  const width = async () => (await pane.boundingBox())?.width ?? 0;
  const before = await width();
  const splitter = page.page.getByRole("separator");
  await splitter.focus();
  await page.press("ArrowLeft", "ArrowLeft");
  expect(await width()).toBe(before + 32);
  const box = await splitter.boundingBox();
  if (!box) throw new Error("The splitter is not drawn.");
  await page.page.mouse.move(box.x + 2, box.y + 100);
  await page.page.mouse.down();
  await page.page.mouse.move(box.x + 62, box.y + 100);
  await page.page.mouse.up();
  expect(Math.abs((await width()) - (before - 28))).toBeLessThanOrEqual(4);
  const toggle = page.page.getByRole("button", { name: "Hide pane" });
  await toggle.click();
  await pane.waitFor({ state: "hidden" });
  // The ribbon's own button shows it again, and it is as it was: hiding does not end what runs in it.
  await page.page.getByRole("button", { name: "Roundtrip", exact: true }).click();
  await pane.waitFor();
  await page.paneFrame().getByRole("tab", { name: "Start" }).waitFor();
});

test("the ribbon's commands do what they say", async () => {
  const before = await page.sheetNames();
  await page.page.getByRole("button", { name: "Insert deals" }).click();
  await page.waitUntil(async () => (await page.sheetNames()).length === before.length + 1);
  const [added] = (await page.sheetNames()).filter((name) => !before.includes(name));
  await page.calculated();
  expect(await page.findCell(added, "OpenAI")).toBeTruthy();
  await page.page.getByRole("button", { name: "Share" }).click();
  await page.paneFrame().locator('[role="tab"][aria-selected="true"]', { hasText: "Share" }).waitFor();
  // A cell outside any table: the command says in the pane what to select.
  await page.showSheet("Summary");
  await page.select("A60");
  await page.page.getByRole("button", { name: "Circular flow" }).click();
  await page.paneFrame().locator('[role="tab"][aria-selected="true"]', { hasText: "Circular" }).waitFor();
});
