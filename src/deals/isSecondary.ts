import hosts from "./data/secondaryHosts.json";
import type { Source } from "./deal";

const SECONDARY: Readonly<Record<string, string>> = hosts;

/** Whether a figure's only sources are mirrors or unsigned copies. */
export function isSecondary({ urls }: Source): boolean {
  return urls.length > 0 && urls.every((url) => hostOf(url) in SECONDARY);
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? "";
}
