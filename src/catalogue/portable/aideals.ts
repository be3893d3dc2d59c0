import groups from "../../deals/data/groups.json";
import { aidealsFunction } from "../aideals/aideals";
import { flows } from "../aideals/flows";
import type { FunctionSpec } from "../spec";
import { dealColumn, dealsTable } from "./dealsTable";
import type { PortableFamily } from "./portable";
import { letIn, type Name } from "./series";

const DATA = dealsTable.name;
/** Later than any day, for a filter without one; and later still, for a deal that nothing has replaced. */
const ALWAYS = "1E+8";
const NEVER = "1E+9";

const column = (name: string) => `CHOOSECOLS(${DATA},${dealColumn(name)})`;
const text = (word: string) => `"${word.replaceAll('"', '""')}"`;

/** One for every row whose word is among those of a list with commas, or for all where the list is blank; #VALUE! where a word is none of the options. */
function among(parameter: string, name: string, spec: FunctionSpec): Name[] {
  const declared = spec.parameters.find((held) => held.name === parameter);
  const options = declared?.kind === "choice" ? declared.options.map(({ value }) => value) : [];
  const spaceless = (expression: string) => `SUBSTITUTE(${expression}," ","")`;
  const padded = `",,"&SUBSTITUTE(LOWER(${spaceless(parameter)}),",",",,")&",,"`;
  const left = options.reduce((rest, word) => `SUBSTITUTE(${rest},${text(`,${word.replaceAll(" ", "")},`)},"")`, `${name}_list`);
  return [
    [`${name}_list`, padded],
    [`${name}_rest`, `SUBSTITUTE(${left},",","")`],
    [
      name,
      `IF(${parameter}="",MAP(${column(parameter)},LAMBDA(word,1)),IF(${name}_rest<>"",#VALUE!,MAP(${column(parameter)},LAMBDA(word,IFERROR(0*FIND(","&${spaceless("word")}&",",${name}_list)+1,0)))))`,
    ],
  ];
}

/** The rows that the filter of AIDEALS leaves, of the given columns under the given header. */
function filtered(spec: FunctionSpec, header: readonly string[], shown: readonly string[], extra: string): string {
  const group = `SWITCH(LOWER(TRIM(company)),${Object.entries(groups)
    .map(([unit, name]) => `${text(unit.toLowerCase())},${text(name)},`)
    .join("")}TRIM(company))`;
  const names: Name[] = [
    ["group", group],
    [
      "day",
      `IF(as_of="",${ALWAYS},IF(ISNUMBER(as_of),as_of,LET(iso,TRIM(as_of)&"-01-01",DATE(1*LEFT(iso,4),1*MID(iso,6,2),1*MID(iso,9,2)))))`,
    ],
    ...among("kind", "kinds", spec),
    ...among("status", "firm", spec),
    ["side", `IF(group="",1,(${column("from_group")}=group)+(${column("to_group")}=group))`],
    ["until", `IF(${column("ends")}="",${NEVER},${column("ends")})`],
    ["on", `IF(${column("deal")}=1,1*(${column("date")}<=day),0)`],
    ["mask", `IF((on=1)*(until>day)*(side>0)*kinds*firm${extra}>0,1,0)`],
    ["found", `FILTER(CHOOSECOLS(${DATA},${shown.map(dealColumn).join(",")}),mask=1)`],
  ];
  return `LAMBDA(company,kind,status,as_of,${letIn(
    names,
    `IF(SUM(mask)=0,#N/A,VSTACK(HSTACK(${header.map(text).join(",")}),IF(found="","",found)))`,
  )})`;
}

const DEALS = ["from", "to", "amount", "kind", "status", "date", "term", "source", "note", "id"];
const FLOWS = ["from", "to", "amount", "date", "kind", "status", "qualifier", "id"];

/** Lookups in the table of deals that the share copy carries on a sheet: they filter anew when their arguments change. */
export const aidealsPortable: PortableFamily = {
  AIDEALS: { lambda: filtered(aidealsFunction, DEALS, DEALS, ""), table: dealsTable },
  "AIDEALS.FLOWS": {
    lambda: filtered(
      flows,
      FLOWS,
      FLOWS.map((name) => (name === "from" || name === "to" ? `${name}_group` : name)),
      `*(${column("payment")}=1)`,
    ),
    table: dealsTable,
  },
  "AIDEALS.FIELD": {
    lambda: `LAMBDA(id,field,MAP(IF(field=field,id),IF(id=id,field),LAMBDA(one,word,LET(held,INDEX(${DATA},MATCH(TRIM(one),${column("id")},0),MATCH(word,TAKE(${DATA},1),0)),IF(held="",#N/A,held)))))`,
    table: dealsTable,
  },
};
