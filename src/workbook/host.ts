/** Whether a workbook is there to work on: the pane's page also opens in a plain browser, as a reference. */
export async function excelIsThere(): Promise<boolean> {
  if (typeof Office === "undefined") return false;
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel;
}

/** Light or dark as the host's own theme says; null where it does not say. */
export function hostTheme(): "light" | "dark" | null {
  const theme = typeof Office === "undefined" ? undefined : Office.context?.officeTheme;
  if (!theme) return null;
  if (typeof theme.isDarkTheme === "boolean") return theme.isDarkTheme ? "dark" : "light";
  const background = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(theme.bodyBackgroundColor ?? "");
  if (!background) return null;
  const [red, green, blue] = background.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

/** Opens the pane, or brings it to the front, at one of its tabs. */
export async function showPane(tab: string): Promise<void> {
  // Asked for twice, the hash stays as it is and the browser says nothing.
  if (window.location.hash === `#${tab}`) window.dispatchEvent(new Event("hashchange"));
  else window.location.hash = tab;
  await Office.addin.showAsTaskpane();
}
