import type { Column, TableParameter } from "../spec";
import type { Name } from "./series";

const isText = ({ kind }: Column) => kind === "text";

/**
 * Names for the LET of a portable that read a table as `readTable` does for the functions: columns by header where the first row names all the
 * required ones, else by position; rows of nothing are dropped. Each column becomes `<prefix>_<column>`, in the rows kept: texts trimmed, numbers
 * with `blank` where a cell or the column is left out and no default is declared. A value missing where one is required, and a word among
 * numbers, are #VALUE!. `<prefix>_count` rows are kept of `<prefix>_rows`, those where `<prefix>_kept` is 1.
 */
export function readTableInNatives(prefix: string, { name: table, columns }: TableParameter, blank: '""' | "0" = '""'): Name[] {
  const of = (name: string) => `${prefix}_${name}`;
  const required = columns.filter(({ optional }) => !optional);
  const place = (column: Column) => columns.indexOf(column) + 1;
  const key = required.find((column) => !isText(column));
  const cell = `INDEX(${table},i,at)`;
  // What arrives as zero beside a text is a blank that went through another formula.
  const something = columns.some((column, i) => isText(column) && (!column.optional || i === 0)) ? '(cell<>"")*(cell<>0)' : '1*(cell<>"")';
  const inOrder = `MAP(SEQUENCE(1,${columns.length}),LAMBDA(k,IF(k<=${of("w")},k,0)))`;
  const leads = required.every((column, i) => columns[i] === column);
  const bare = `HSTACK(${columns.map((column) => required.indexOf(column) + 1).join(",")})`;
  return [
    [
      of("h"),
      `MAP(TAKE(${table},1),LAMBDA(head,SUBSTITUTE(SUBSTITUTE(LOWER(TRIM(IFERROR(LEFT(head,FIND("(",head)-1),head)))," ","_"),"-","_")))`,
    ],
    [
      of("f"),
      `MAP(HSTACK(${columns.map(({ name, aliases = [] }) => `"|${[name, ...aliases].join("|")}|"`).join(",")}),LAMBDA(words,IFERROR(XMATCH(1,MAP(${of("h")},LAMBDA(head,IFERROR(0*FIND("|"&head&"|",words)+1,0)))),0)))`,
    ],
    [of("n"), `1*${required.map((column) => `(INDEX(${of("f")},1,${place(column)})>0)`).join("*")}`],
    [of("w"), `SUM(MAP(TAKE(${table},1),LAMBDA(head,1)))`],
    [of("rows"), `SUM(MAP(CHOOSECOLS(${table},1),LAMBDA(head,1)))`],
    [of("p"), `IF(${of("n")}=1,${of("f")},${leads ? inOrder : `IF(${of("w")}=${required.length},${bare},${inOrder})`})`],
    [
      of("all"),
      `MAKEARRAY(${of("rows")},${columns.length},LAMBDA(i,j,LET(at,INDEX(${of("p")},1,j),IF(at=0,"",IF(${cell}="","",${cell})))))`,
    ],
    [
      of("top"),
      `IF(${of("n")}=1,1,${key ? `LET(cell,INDEX(${of("all")},1,${place(key)}),IF(ISERROR(cell),0,IF(cell="",0,IFERROR(0*cell,1))))` : 0})`,
    ],
    [
      of("kept"),
      `MAP(SEQUENCE(${of("rows")}),LAMBDA(i,IF(i>${of("top")},1*(SUM(MAP(INDEX(${of("all")},i,0),LAMBDA(cell,${something})))>0),0)))`,
    ],
    [of("count"), `SUM(${of("kept")})`],
    [
      of("body"),
      `LET(lines,FILTER(${of("all")},${of("kept")}=1),IF(${required.map((column) => `SUM(1*(CHOOSECOLS(lines,${place(column)})=""))`).join("+")}>0,#VALUE!,lines))`,
    ],
    ...columns.map((column): Name => {
      const values = `CHOOSECOLS(${of("body")},${place(column)})`;
      if (isText(column)) return [of(column.name), `MAP(${values},LAMBDA(cell,TRIM(cell)))`];
      return [of(column.name), `MAP(${values},LAMBDA(cell,IF(cell="",${column.default ?? blank},1*cell)))`];
    }),
  ];
}

/** Whether a range argument was left out, or holds nothing: it must not be read then. */
export const leftOut = (range: string) => `IFERROR(SUM(1*(TOCOL(${range})<>""))=0,FALSE)`;
