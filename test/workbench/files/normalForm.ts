import type { ICellData, IStyleData, IWorkbookData } from "@univerjs/core";

/**
 * A snapshot without what has no meaning: ids (sheets are counted instead), the order of an object's keys, empty resources and cells, margins
 * of unused rows and columns, values cached as "", styles by reference, rich texts' bookkeeping. Two workbooks that look and compute the
 * same have the same normal form.
 */
export function normalForm(snapshot: IWorkbookData): unknown {
  const sheetNumber = new Map(snapshot.sheetOrder.map((id, index) => [id, `#${index}`]));
  const styleOf = (style: ICellData["s"]): IStyleData | undefined =>
    (typeof style === "string" ? snapshot.styles[style] : style) ?? undefined;
  const sheets = snapshot.sheetOrder.map((id) => {
    const { cellData, columnData, ...others } = snapshot.sheets[id];
    const rest = { ...others, id: undefined, rowCount: undefined, columnCount: undefined };
    const cells = Object.entries(cellData ?? {}).flatMap(([row, columns]) =>
      Object.entries((columns ?? {}) as Record<string, ICellData>).map(
        ([column, cell]) => [`${row},${column}`, normalCell(cell, styleOf)] as const,
      ),
    );
    const columns = Object.entries(columnData ?? {}).map(([key, column]) => [key, { ...column, s: styleOf(column?.s) }]);
    return {
      ...rest,
      cells: Object.fromEntries(cells.filter(([, cell]) => Object.keys(cell).length > 0)),
      columns: Object.fromEntries(columns),
    };
  });
  const resources = Object.fromEntries((snapshot.resources ?? []).map(({ name, data }) => [name, JSON.parse(data || "{}")]));
  const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
  const kept = Object.entries(resources).filter(([, value]) => !isEmpty(value));
  return JSON.parse(JSON.stringify({ sheets, resources: withoutIds(Object.fromEntries(kept), sheetNumber) }, sorted));
}

function normalCell({ p, v, t, f, s, custom }: ICellData, styleOf: (style: ICellData["s"]) => IStyleData | undefined) {
  const url = p?.body?.customRanges?.[0]?.properties?.url as string | undefined;
  const runs = p?.body?.textRuns?.map(({ st, ed, ts }) => ({ st, ed, ts }));
  const value = v === "" || v === null ? undefined : v;
  return withoutUndefined({
    f,
    v: value,
    // Text forced to be text and other text are both text.
    t: value === undefined ? undefined : t === 4 ? 1 : t,
    text: p?.body?.dataStream,
    url: url?.replace(/gid=[^&]*/, "gid"),
    runs: runs?.length ? runs : undefined,
    s: styleOf(s),
    custom,
  });
}

const withoutUndefined = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const IDS = new Set(["id", "uid", "cfId", "unitId", "rangeType", "startAbsoluteRefType", "endAbsoluteRefType", "sourceRange"]);

function withoutIds(value: unknown, sheets: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutIds(entry, sheets));
  if (typeof value === "string") return sheets.get(value) ?? value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => !IDS.has(key) && inner !== undefined);
  const isNames = entries.every(([, inner]) => typeof inner === "object" && inner !== null && "formulaOrRefString" in inner);
  if (isNames && entries.length > 0) return entries.map(([, inner]) => withoutIds(inner, sheets));
  return Object.fromEntries(entries.map(([key, inner]) => [sheets.get(key) ?? key, withoutIds(inner, sheets)]));
}

/** JSON replacer that puts keys in order. */
const sorted = (_key: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
