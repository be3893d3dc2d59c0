import { focused, openTab, press, said, seriousFindings, sidewaysScrolls, tabTo } from "./support/pane";
import { openWorkbenchPage, type WorkbenchPage } from "./support/workbenchPage";

const THEN = "2026-01-31";
const NOW = "2026-07-01";
const SHEET = "Reported deals";

let page: WorkbenchPage;
const pane = () => page.paneFrame();
const section = () => pane().getByRole("region", { name: "Update an inserted table" });
const differences = (group: string | RegExp) => section().getByRole("list", { name: group }).getByRole("listitem");

beforeAll(async () => {
  page = await openWorkbenchPage({ colorScheme: "light" });
  await openTab(pane(), "Deals");
  await pane().getByLabel("As of").fill(THEN);
  await press(pane(), "Insert deal table");
  await said(pane(), /Inserted the deal table/);
});
afterAll(() => page.close());

/** Every text of a column of the sheet, down to the last that is filled. */
async function column(letter: string): Promise<string[]> {
  const texts = await page.cellTexts(...Array.from({ length: 80 }, (_, i) => `${SHEET}!${letter}${i + 1}`));
  while (texts.at(-1) === "") texts.pop();
  return texts;
}

test("by clicks: nothing to do on its own day; later the differences first, some of them done, and taken back", async () => {
  await section().getByRole("button", { name: "Compare" }).click();
  await section().getByText(`nothing in it is otherwise on ${THEN}.`).waitFor();
  const before = { refs: await column("L"), asOf: await page.cellText(`${SHEET}!A2`) };
  expect(before.refs).toContain("ART-01");
  await pane().getByLabel("As of").fill(NOW);
  await section().getByRole("button", { name: "Compare" }).click();
  await section()
    .getByText(/^The table is of 2026-01-31; \d+ differences on 2026-07-01\.$/)
    .waitFor();
  // Shown, and nothing written yet.
  expect(await column("L")).toEqual(before.refs);
  expect(await differences("New deals").allInnerTexts()).toContainEqual(expect.stringMatching(/^Amazon → OpenAI \(DEAL-001\)\s+\$50B · /));
  const gone = await differences("Superseded or withdrawn").allInnerTexts();
  expect(gone).toContainEqual(expect.stringMatching(/\(ART-01\)\s+superseded by DEAL-001 of 2026-02-27: the row goes$/));
  expect(await seriousFindings(pane())).toEqual([]);
  expect(await sidewaysScrolls(pane())).toEqual([]);

  await section().getByRole("button", { name: "None: Differences" }).click();
  expect(await section().getByRole("button", { name: "Update 0 picked" }).isDisabled()).toBe(true);
  await section()
    .getByRole("checkbox", { name: /\(DEAL-001\)/ })
    .check();
  await section()
    .getByRole("checkbox", { name: /\(ART-01\)/ })
    .check();
  await press(pane(), "Update 2 picked");
  await said(pane(), /^Updated Deals to 2026-07-01: 1 deal added, 1 deal removed\./);
  const after = await column("L");
  expect(after).toContain("DEAL-001");
  expect(after).not.toContain("ART-01");
  expect(after).toHaveLength(before.refs.length);
  expect(await page.cellText(`${SHEET}!A2`)).toMatch(/^As of 2026-07-01\./);

  // What was not picked is offered again.
  await section().getByRole("button", { name: "Compare" }).click();
  expect(await differences("New deals").allInnerTexts()).not.toContainEqual(expect.stringContaining("(DEAL-001)"));
  expect(await differences("New deals").count()).toBeGreaterThan(2);
  await press(pane(), "Undo");
  await said(pane(), /^Took back the update of Deals\./);
  expect({ refs: await column("L"), asOf: await page.cellText(`${SHEET}!A2`) }).toEqual(before);
});

test("one's own edit is listed apart, kept unless picked, and asked about even then", async () => {
  await page.showSheet(SHEET);
  const row = (await column("L")).indexOf("DEAL-022") + 1;
  await page.typeInCell(`C${row}`, "7000000000");
  await pane().getByLabel("As of").fill(THEN);
  await section().getByRole("button", { name: "Compare" }).click();
  const own = differences("Your own edits: kept unless picked");
  expect(await own.allInnerTexts()).toEqual([expect.stringMatching(/\(DEAL-022\)\s+Amount: \$7B is yours, \$8B reported$/)]);
  const box = own.getByRole("checkbox");
  expect(await box.isChecked()).toBe(false);
  await box.check();
  await press(pane(), "Update 1 picked");
  await said(pane(), /1 edit of your own in the table Deals will be overwritten\. Go on\?/);
  await press(pane(), "Cancel");
  expect(await page.cellText(`${SHEET}!C${row}`)).toBe("$7.0B");
  await press(pane(), "Update 1 picked");
  await press(pane(), "Yes, go on");
  await said(pane(), /^Updated Deals/);
  expect(await page.cellText(`${SHEET}!C${row}`)).toBe("$8.0B");
  await press(pane(), "Undo");
  await said(pane(), /^Took back/);
  expect(await page.cellText(`${SHEET}!C${row}`)).toBe("$7.0B");
});

test("by keyboard alone: compare, leave one out, update, take back", async () => {
  const before = await column("L");
  await pane().getByLabel("As of").fill(NOW);
  await pane().getByRole("button", { name: "Insert deal table" }).focus();
  await tabTo(page, "Compare");
  await page.press("Enter");
  await section()
    .getByText(/differences? on 2026-07-01\.$/)
    .waitFor();
  await tabTo(page, /^Update \d+ picked$/);
  const count = Number(/\d+/.exec((await focused(pane())).name)?.[0]);
  await tabTo(page, /\(DEAL-002\)/);
  await page.press("Space");
  await tabTo(page, `Update ${count - 1} picked`, "Shift+Tab");
  await page.press("Enter");
  await said(pane(), /^Updated Deals to 2026-07-01: \d+ deals added/);
  const after = await column("L");
  expect(after).toContain("DEAL-001");
  expect(after).not.toContain("DEAL-002");
  await tabTo(page, "Undo");
  await page.press("Enter");
  await said(pane(), /^Took back the update of Deals\./);
  expect(await column("L")).toEqual(before);
});
