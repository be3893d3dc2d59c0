/** Excel's own limit. */
const SHEET_NAME_LIMIT = 31;

/** A sheet's name itself, or with the first number that is free; names are compared without case. Takes it. */
export function freeSheetName(taken: Set<string>, wanted: string): string {
  return free(taken, (n) => (n === 1 ? wanted : `${wanted.slice(0, SHEET_NAME_LIMIT - 4)} ${n}`));
}

/** The same by any rule of numbering: `nth(1)` is the name itself. */
export function free(taken: Set<string>, nth: (n: number) => string): string {
  let n = 1;
  while (taken.has(nth(n).toLowerCase())) n++;
  taken.add(nth(n).toLowerCase());
  return nth(n);
}
