import type { Workbench } from "../../../workbench/node";
import { normalForm } from "../../workbench/files/normalForm";

/** Heights follow from contents; where the view stands is not the workbook's. */
const NOT_HELD = new Set(["rowData", "scrollTop", "scrollLeft", "zoomRatio", "selections"]);

/**
 * All that the workbook holds: values, formulas, formats, links, widths, drop-downs, tables, names, charts, settings, protection. Looks that
 * say nothing (no fill, not bold) count as none.
 */
export async function workbookState({ grid, calculated }: Workbench): Promise<unknown> {
  await calculated();
  return plain(normalForm(grid.book.save()));
}

interface Cell {
  readonly runs: readonly { readonly ts?: object }[];
  readonly s?: Readonly<Record<string, unknown>>;
}

/** Links carry the look of their cell once more. */
function runsSayNoMore({ runs, s = {} }: Cell): boolean {
  return runs.every(({ ts = {} }) => Object.entries(ts).every(([key, look]) => JSON.stringify(look) === JSON.stringify(s[key])));
}

interface GridRule {
  readonly ranges: readonly {
    readonly startRow: number;
    readonly endRow: number;
    readonly startColumn: number;
    readonly endColumn: number;
  }[];
}

/** What a rule says by the cells it is for: one rule for two cells and two that say the same are the same. */
function byCell(rules: readonly GridRule[]): object {
  const cells = new Map<string, object>();
  for (const { ranges, ...rule } of rules)
    for (const { startRow, endRow, startColumn, endColumn } of ranges)
      for (let row = startRow; row <= endRow; row++)
        for (let column = startColumn; column <= endColumn; column++) cells.set(`${row},${column}`, rule);
  return Object.fromEntries([...cells].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value))
    return value.some((one) => (one as GridRule | null)?.ranges) ? plain(byCell(value as GridRule[])) : value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !NOT_HELD.has(key) && !(key === "runs" && runsSayNoMore(value as Cell)))
    .map(([key, inner]): [string, unknown] => (key === "rangeThemeStyleRuleMap" ? [key, Object.values(inner as object)] : [key, inner]))
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([key, inner]) => !saysNothing(key, inner));
  return Object.fromEntries(entries);
}

const PLAIN: Readonly<Record<string, unknown>> = {
  bl: 0,
  it: 0,
  fs: 11,
  ff: "Calibri",
  tb: 1,
  errorStyle: 1,
  showInputMessage: true,
  showErrorMessage: true,
};

function saysNothing(key: string, value: unknown): boolean {
  if (value === null || value === undefined || value === "" || PLAIN[key] === value) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
