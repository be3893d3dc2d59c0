import { cutFields, openTab, seriousFindings, sidewaysScrolls, TABS } from "./support/pane";
import { openWorkbenchPage } from "./support/workbenchPage";

const LOOKS = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "high contrast", options: { colorScheme: "dark", forcedColors: "active" } },
] as const;

test.each(LOOKS)("$name: every tab fits 320 pixels, and axe-core finds nothing serious", async ({ options }) => {
  const page = await openWorkbenchPage(options);
  const pane = page.paneFrame();
  expect(await pane.evaluate(() => window.innerWidth)).toBe(320);
  const problems: string[] = [];
  for (const tab of TABS) {
    await openTab(pane, tab);
    problems.push(...(await sidewaysScrolls(pane)).map((one) => `${tab}: ${one}`));
    problems.push(...(await cutFields(pane)).map((one) => `${tab}: ${one}`));
    problems.push(...(await seriousFindings(pane)).map((one) => `${tab}: ${one}`));
  }
  expect(problems).toEqual([]);
  await page.close();
});

test("the parts that open: function page, forms for one's own deals, large network", async () => {
  const page = await openWorkbenchPage({ colorScheme: "light" });
  const pane = page.paneFrame();
  const problems: string[] = [];
  const look = async (where: string) => {
    problems.push(...(await sidewaysScrolls(pane)).map((one) => `${where}: ${one}`));
    problems.push(...(await seriousFindings(pane)).map((one) => `${where}: ${one}`));
  };
  await openTab(pane, "Functions");
  await pane.getByRole("searchbox").fill("aivaluation");
  await look("search");
  await pane.getByRole("button", { name: /^AIVALUATION What a priced round/ }).click();
  await pane.getByRole("heading", { name: "AIVALUATION", level: 1 }).waitFor();
  await look("function page");
  await openTab(pane, "Deals");
  for (const way of ["Add one", "Paste or import"]) {
    await pane.getByRole("button", { name: way }).click();
    await look(way);
  }
  await openTab(pane, "Circular");
  await pane.getByRole("button", { name: "Large view" }).click();
  await pane.getByRole("dialog").waitFor();
  await look("large network");
  expect(problems).toEqual([]);
  await page.close();
});

test("a tab's script is loaded when the tab is opened, the security policy holds, and nothing leaves the machine", async () => {
  const page = await openWorkbenchPage();
  const pane = page.paneFrame();
  await pane.evaluate(() => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      seen.push(`${violatedDirective} ${blockedURI}`),
    );
    Object.assign(window, { seenViolations: seen });
  });
  const loaded = (file: string) => page.requests.some((request) => request.includes(file));
  const files = {
    Deals: "DealsTab",
    Round: "RoundTab",
    Circular: "CircularTab",
    Clouds: "CloudsTab",
    "Cap table": "CapTableTab",
    Functions: "FunctionsTab",
    Share: "ShareTab",
  };
  for (const [tab, file] of Object.entries(files)) {
    expect([tab, loaded(file)]).toEqual([tab, false]);
    await openTab(pane, tab as keyof typeof files);
    expect([tab, loaded(file)]).toEqual([tab, true]);
  }
  expect(await pane.evaluate(() => (window as unknown as { seenViolations: string[] }).seenViolations)).toEqual([]);
  const policy = await pane.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(page.outsideRequests).toEqual([]);
  await page.close();
});
