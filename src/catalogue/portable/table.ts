import type { TableParameter } from "../spec";
import type { Name } from "./series";

/**
 * Names for the LET of a portable that read a table as readTable does: each column's values in the rows kept as `<prefix>_<column>`, numbers
 * or texts, blank where they are left out; `<prefix>_<column>_head` is the column's header in lower case. A value missing where one is required is #VALUE!.
 */
export function readTableInNatives(prefix: string, { name: table, columns }: TableParameter): Name[] {
  const at = (column: string) => `${prefix}_${column}_at`;
  const filled = (column: string) => `${prefix}_${column}_i`;
  const required = columns.filter(({ optional }) => !optional);
  const [key] = required.filter(({ kind }) => kind !== "text");
  const pick = (range: string, column: string) => `CHOOSECOLS(${range},MAX(1,${at(column)}))`;
  return [
    [
      `${prefix}_h`,
      `MAP(TAKE(${table},1),LAMBDA(head,SUBSTITUTE(SUBSTITUTE(LOWER(TRIM(IFERROR(LEFT(head,FIND("(",head)-1),head)))," ","_"),"-","_")))`,
    ],
    ...columns.map(({ name, aliases = [] }): Name => {
      const words = [name, ...aliases].map((word) => `head="${word}"`).join(",");
      return [`${prefix}_${name}_f`, `IFERROR(XMATCH(1,MAP(${prefix}_h,LAMBDA(head,1*OR(${words})))),0)`];
    }),
    [`${prefix}_n`, `1*(${required.map(({ name }) => `${prefix}_${name}_f`).join("*")}>0)`],
    [`${prefix}_c`, `1*(${table}<>"")`],
    [`${prefix}_rows`, `SUM(0*CHOOSECOLS(${prefix}_c,1)+1)`],
    [`${prefix}_w`, `SUM(0*TAKE(${prefix}_c,1)+1)`],
    ...columns.map((column, i): Name => {
      const bare = required.indexOf(column) + 1;
      return [
        at(column.name),
        `IF(${prefix}_n=1,${prefix}_${column.name}_f,IF(${prefix}_w=${required.length},${bare},IF(${prefix}_w>${i},${i + 1},0)))`,
      ];
    }),
    ...columns.map(({ name }): Name => [filled(name), `IF(${at(name)}=0,0*SEQUENCE(${prefix}_rows),${pick(`${prefix}_c`, name)})`]),
    [
      `${prefix}_top`,
      `IF(${prefix}_n=1,1,SUM(TAKE(MAP(${pick(table, key.name)},LAMBDA(cell,IF(ISERROR(cell),0,IF(cell="",0,IFERROR(0*cell,1))))),1)))`,
    ],
    [`${prefix}_kept`, `((${columns.map(({ name }) => filled(name)).join("+")})>0)*(SEQUENCE(${prefix}_rows)>${prefix}_top)`],
    [`${prefix}_count`, `SUM(${prefix}_kept)`],
    [`${prefix}_whole`, `IF(${prefix}_count=0,0,IF(SUM(${prefix}_kept*(${required.map(({ name }) => filled(name)).join("*")}=0))>0,0,1))`],
    ...columns.map(({ name, kind }): Name => {
      const values = `FILTER(IF(${filled(name)}=1,${pick(table, name)},""),${prefix}_kept=1)`;
      const read = kind === "text" ? values : `MAP(${values},LAMBDA(cell,IF(cell="","",1*cell)))`;
      return [`${prefix}_${name}`, `IF(${prefix}_whole=1,${read},#VALUE!)`];
    }),
  ];
}
