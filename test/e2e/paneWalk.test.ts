import { actionBar, focused, openTab, press, said, tabTo } from "./support/pane";
import { openWorkbenchPage } from "./support/workbenchPage";

test("the two-minute walk by clicks: welcome, example, an input changed, circular report, undo", async () => {
  const page = await openWorkbenchPage();
  const pane = page.paneFrame();
  await press(pane, "Got it");
  await pane.getByRole("button", { name: "Got it" }).waitFor({ state: "detached" });
  await press(pane, "Load an example");
  await said(pane, /Inserted the article's workbook/);
  await page.waitForCell("Summary!A5", "Amazon's $50B buys 6.0% of OpenAI at $830B");
  await page.showSheet("Round");
  expect(await page.cellText("Round!A7")).toBe("Valuation");
  await page.typeInCell("B7", "900000000000");
  await page.waitForCell("Summary!A5", "Amazon's $50B buys 5.6% of OpenAI at $900B");

  await page.showSheet("Reported deals");
  await page.select("A8");
  await openTab(pane, "Circular");
  await press(pane, "Use 'Reported deals'!A8");
  await pane.getByText("Showing the table Deals", { exact: false }).waitFor();
  await press(pane, "Insert report");
  await said(pane, /Inserted .*: 'Circular 2'!A1:/);
  await page.calculated();
  expect(await page.errorCells()).toEqual([]);
  await press(pane, "Undo");
  await said(pane, /Took back/);
  expect(await page.sheetNames()).not.toContain("Circular 2");
  await page.close();
});

test("the walk by keyboard alone: the focus shows at every stop, Escape closes, and the focus comes back", async () => {
  const page = await openWorkbenchPage();
  const pane = page.paneFrame();
  await pane.getByRole("tab", { name: "Start" }).focus();
  await tabTo(page, "Got it");
  await page.press("Enter");
  await tabTo(page, "Load an example");
  await page.press("Enter");
  await said(pane, /Inserted the article's workbook/);
  expect((await focused(pane)).name).toBe("Load an example");

  await tabTo(page, "Start", "Shift+Tab");
  await page.press("ArrowRight", "ArrowRight");
  expect((await focused(pane)).name).toBe("Round");
  await page.press("Enter");
  await pane.getByRole("heading", { name: "Value a round" }).waitFor();
  await tabTo(page, /^Valuation/);
  await page.press("Control+a");
  await page.page.keyboard.type("1T");
  await pane.getByText("Amazon's $50B buys 5% of OpenAI at $1T post-money", { exact: false }).waitFor();

  await tabTo(page, "Round", "Shift+Tab");
  await page.press("ArrowRight", "Enter");
  await pane.getByRole("heading", { name: "Circular money" }).waitFor();
  await tabTo(page, /^OpenAI: pays/);
  await tabTo(page, /^Amazon: pays/);
  await page.press("Enter");
  await pane.getByText(/that Amazon pays in, .* can come back\.$/).waitFor();
  await tabTo(page, "Large view");
  await page.press("Enter");
  const dialog = pane.getByRole("dialog");
  await dialog.waitFor();
  await tabTo(page, "Next loop");
  await page.press("Enter");
  await dialog.getByText(/^Loop 1 of \d+: \$50B can go from Amazon to OpenAI and back to Amazon\.$/).waitFor();
  await page.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect((await focused(pane)).name).toBe("Large view");
  await tabTo(page, /^Amazon → OpenAI → Amazon/);
  await pane.getByText("$50B can go from Amazon to OpenAI and back to Amazon.").waitFor();

  await tabTo(page, "Insert report");
  await page.press("Enter");
  await said(pane, /Inserted .*Circular 2/);
  await tabTo(page, "Undo");
  await page.press("Enter");
  await said(pane, /Took back/);
  await tabTo(page, "Close");
  await page.press("Escape");
  await actionBar(pane)
    .getByText(/Took back/)
    .waitFor({ state: "detached" });
  await page.close();
});
