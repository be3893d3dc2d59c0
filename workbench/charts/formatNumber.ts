import { format as formatted } from "numfmt";

/** A number as its cell shows it; a format that cannot be read shows the number plainly. */
export function formatNumber(value: number, format: string): string {
  try {
    return formatted(format, value);
  } catch {
    return String(value);
  }
}
