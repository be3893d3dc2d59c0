import type { Column } from "../spec";

export type Binding = readonly [name: string, expression: string];

/**
 * LET bindings that read a range as the functions do: columns by header where the first row names the required ones, else by position;
 * rows without a first column are left out. Each column becomes `<prefix><column>`: numbers with 0 for a blank, texts as they are.
 *
 * @param range   an expression without a side: the LAMBDA's parameter
 * @param prefix  letters that begin every name bound
 */
export function tableBindings(range: string, prefix: string, columns: readonly Column[]): Binding[] {
  const required = columns.filter(({ optional }) => !optional);
  const name = (part: string) => `${prefix}${part}`;
  const at = (column: Column) => {
    const place = columns.indexOf(column) + 1;
    const bare = required.indexOf(column) + 1;
    const spaced = column.name.includes("_") ? `IFERROR(MATCH("${column.name.replaceAll("_", " ")}",${name("head")},0),0)` : "0";
    const positional =
      place === bare ? String(place) : `IF(${name("wide")}=${required.length},${bare},IF(${name("wide")}<${place},0,${place}))`;
    return `IF(${name("named")},IFERROR(MATCH("${column.name}",${name("head")},0),${spaced}),${positional})`;
  };
  const key = columns.findIndex(({ kind, optional }) => kind === "number" && !optional);
  const bindings: Binding[] = [
    [name("head"), `INDEX(${range},1,0)`],
    [name("wide"), `COLUMNS(${range})`],
    [
      name("named"),
      `SUM(${required.map((column) => `IFERROR(0*MATCH("${column.name}",${name("head")},0)+1,0)`).join(",")})=${required.length}`,
    ],
    [name("first"), at(columns[0])],
    [name("skip"), `IF(${name("named")},1,IF(ISNUMBER(INDEX(${range},1,${at(columns[key])})),0,1))`],
    [name("rows"), `FILTER(${range},(INDEX(${range},0,${name("first")})<>"")*(SEQUENCE(ROWS(${range}))>${name("skip")}))`],
    [name("zero"), `0*(CHOOSECOLS(${name("rows")},${name("first")})="")`],
  ];
  for (const column of columns) {
    const place = name(`at${column.name.replaceAll("_", "")}`);
    const bound = name(column.name.replaceAll("_", ""));
    const read = `CHOOSECOLS(${name("rows")},MAX(1,${place}))`;
    bindings.push([place, column === columns[0] ? name("first") : at(column)]);
    bindings.push([
      bound,
      column.kind === "number" ? `IF(${place}=0,${name("zero")},IFERROR(1*${read},0))` : `IF(${place}=0,IF(${name("zero")}=0,""),${read})`,
    ]);
  }
  return bindings;
}
