import type { TableParameter } from "../spec";
import type { Name } from "./series";

/**
 * Names for the LET of a portable that read a table of many columns in little text, as readTable does: `<prefix>_body` has the rows kept, a column
 * for each declared one in its order, blank text where a cell or a column is left out. A value missing where one is required is #VALUE!.
 */
export function tableRows(prefix: string, { name: table, columns }: TableParameter): Name[] {
  const required = columns.filter(({ optional }) => !optional);
  const at = (name: string) => columns.findIndex((column) => column.name === name) + 1;
  const key = required.find(({ kind }) => kind !== "text") ?? required[0];
  const bare = columns.map((column) => required.indexOf(column) + 1);
  const cell = `INDEX(${table},i,p)`;
  return [
    [
      `${prefix}_h`,
      `MAP(TAKE(${table},1),LAMBDA(head,SUBSTITUTE(SUBSTITUTE(LOWER(TRIM(IFERROR(LEFT(head,FIND("(",head)-1),head)))," ","_"),"-","_")))`,
    ],
    [`${prefix}_f`, `MAP(HSTACK(${columns.map(({ name }) => `"${name}"`).join(",")}),LAMBDA(word,IFERROR(XMATCH(word,${prefix}_h),0)))`],
    [`${prefix}_n`, required.map(({ name }) => `(INDEX(${prefix}_f,1,${at(name)})>0)`).join("*")],
    [`${prefix}_w`, `SUM(MAP(TAKE(${table},1),LAMBDA(head,1)))`],
    [
      `${prefix}_p`,
      `IF(${prefix}_n=1,${prefix}_f,IF(${prefix}_w=${required.length},HSTACK(${bare.join(",")}),MAP(SEQUENCE(1,${columns.length}),LAMBDA(k,IF(k<=${prefix}_w,k,0)))))`,
    ],
    [
      `${prefix}_all`,
      `MAKEARRAY(SUM(MAP(CHOOSECOLS(${table},1),LAMBDA(head,1))),${columns.length},LAMBDA(i,j,LET(p,INDEX(${prefix}_p,1,j),IF(p=0,"",IF(${cell}="","",${cell})))))`,
    ],
    [
      `${prefix}_top`,
      `IF(${prefix}_n=1,1,LET(cell,INDEX(${prefix}_all,1,${at(key.name)}),IF(ISERROR(cell),0,IF(cell="",0,IFERROR(0*cell,1)))))`,
    ],
    [
      `${prefix}_kept`,
      `MAP(SEQUENCE(SUM(MAP(CHOOSECOLS(${table},1),LAMBDA(head,1)))),LAMBDA(i,IF(i>${prefix}_top,SUM(MAP(INDEX(${prefix}_all,i,0),LAMBDA(cell,1*(cell<>"")))),0)))`,
    ],
    [`${prefix}_count`, `SUM(1*(${prefix}_kept>0))`],
    [
      `${prefix}_body`,
      `LET(rows,FILTER(${prefix}_all,${prefix}_kept>0),IF(${required.map(({ name }) => `SUM(1*(CHOOSECOLS(rows,${at(name)})=""))`).join("+")}>0,#VALUE!,rows))`,
    ],
  ];
}
