import type { Holder } from "../blocks/capTableInputs";

/** Holders of a range: holder, class, shares or holder, shares, with a header row or none. A sentence where it is no such table. */
export function holdersOf(values: readonly (readonly unknown[])[]): readonly Holder[] | string {
  const wide = (values[0]?.length ?? 0) >= 3;
  if ((values[0]?.length ?? 0) < 2) return "Select two columns (holder, shares) or three (holder, class, shares).";
  const at = wide ? 2 : 1;
  const first = typeof values[0][at] === "number" ? 0 : 1;
  const holders: Holder[] = [];
  for (let r = first; r < values.length; r++) {
    const row = values[r];
    if (row.every((cell) => cell === "" || cell === null)) continue;
    const shares = row[at];
    if (typeof shares !== "number" || shares < 0) return `Row ${r + 1} of the selection: shares must be a number, zero or more.`;
    if (row[0] === "" || row[0] === null) return `Row ${r + 1} of the selection: the holder is blank.`;
    holders.push({ holder: String(row[0]), shareClass: wide ? String(row[1] ?? "") : "Common", shares });
  }
  return holders.length > 0 ? holders : "There is no holder in the selection.";
}
