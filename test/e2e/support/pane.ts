import { readFileSync } from "node:fs";
import type { Frame, Locator } from "playwright-core";
import type { WorkbenchPage } from "./workbenchPage";

export const TABS = ["Start", "Deals", "Round", "Circular", "Clouds", "Cap table", "Functions", "Share"] as const;

/** Opens a tab of the pane by a click, and waits for what stands in it. */
export async function openTab(pane: Frame, name: (typeof TABS)[number]): Promise<void> {
  await pane.getByRole("tab", { name, exact: true }).click();
  await pane.getByRole("tabpanel", { name }).getByRole("heading", { level: 1 }).waitFor();
}

export function press(pane: Frame, name: string | RegExp): Promise<void> {
  return pane.getByRole("button", { name, exact: true }).click();
}

/** The bar at the foot of the pane that tells how actions end. */
export function actionBar(pane: Frame): Locator {
  return pane.getByRole("status", { name: "What the last action did" });
}

/** Waits until the bar says something that matches. */
export async function said(pane: Frame, expected: RegExp): Promise<string> {
  const bar = actionBar(pane);
  try {
    await bar.filter({ hasText: expected }).waitFor();
  } catch (error) {
    throw new Error(`The pane says ${JSON.stringify(await bar.innerText())}, not ${String(expected)}.`, { cause: error });
  }
  return bar.innerText();
}

/**
 * What axe-core finds serious or critical in the pane as it stands, one line each. Left out are the stops without size by which Fluent
 * notices the keyboard coming and going: they hand the focus on at once.
 */
export async function seriousFindings(pane: Frame): Promise<readonly string[]> {
  const script = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(script);
  return pane.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(
      { include: [document.documentElement], exclude: [["[data-tabster-dummy]"]] },
      { resultTypes: ["violations"] },
    );
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`));
  });
}

/** What reaches past the right edge of the pane, or scrolls sideways; frames that scroll by design excepted. */
export function sidewaysScrolls(pane: Frame): Promise<readonly string[]> {
  return pane.evaluate(() => {
    const found: string[] = [];
    const about = (element: Element) =>
      `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40) ?? ""}`;
    // Inside a part of the panel that stays in the pane and hides or scrolls what does not fit.
    const cutOff = (element: Element) => {
      for (let around = element.parentElement; around && around.id !== "panel" && around !== document.body; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== "visible" && around.getBoundingClientRect().right <= window.innerWidth + 0.5)
          return true;
      }
      return false;
    };
    if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page");
    for (const element of document.querySelectorAll("body *")) {
      const { overflowX } = getComputedStyle(element);
      if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`scrolls: ${about(element)}`);
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > window.innerWidth + 0.5 && !cutOff(element)) found.push(`past the edge: ${about(element)}`);
    }
    return found;
  });
}

interface Focused {
  readonly role: string;
  readonly name: string;
  /** An outline, or the mark by which Fluent draws its own ring. */
  readonly visible: boolean;
}

/** What has the focus in the pane. */
export function focused(pane: Frame): Promise<Focused> {
  return pane.evaluate(() => {
    const element = document.activeElement as HTMLElement | SVGElement;
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])] : [];
    const name =
      element.getAttribute("aria-label") ??
      (labels.map(({ textContent }) => textContent).join(" ") || (element as HTMLElement).innerText || element.textContent || "");
    const ringed =
      element.hasAttribute("data-fui-focus-visible") ||
      element.closest("[data-fui-focus-within]") !== null ||
      getComputedStyle(element).outlineStyle !== "none";
    const circle = element.querySelector("circle");
    // Fields draw a line of the brand's colour under themselves; companies in the drawing a thick rim.
    const inField = element.closest(".fui-Input, .fui-Select, .fui-Textarea, .fui-SearchBox") !== null;
    const rimmed = circle !== null && parseFloat(getComputedStyle(circle).strokeWidth) >= 3;
    return {
      role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
      name: name.trim(),
      visible: element.matches(":focus-visible") && (ringed || inField || rimmed),
    };
  });
}

/** More presses than any tab has places to stop at. */
const MOST_PRESSES = 120;

/** Presses Tab until the focus is on what has that name; every stop on the way must be seen. */
export async function tabTo(page: WorkbenchPage, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const pane = page.paneFrame();
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.press(key);
    const at = await focused(pane);
    passed.push(at.name);
    if (!at.visible && at.role !== "body") throw new Error(`The focus does not show on ${at.role} ${at.name}.`);
    if (typeof name === "string" ? at.name === name : name.test(at.name)) return;
  }
  throw new Error(`${key} does not reach ${String(name)}; it passed ${passed.slice(0, 40).join(" | ")}.`);
}

/** Fields that do not show all they hold. */
export function cutFields(pane: Frame): Promise<readonly string[]> {
  return pane.evaluate(() =>
    [...document.querySelectorAll("input")]
      .filter((field) => field.scrollWidth > field.clientWidth + 1)
      .map(({ value, labels, ariaLabel }) => `cut off: ${labels?.[0]?.textContent ?? ariaLabel ?? ""} "${value}"`),
  );
}
