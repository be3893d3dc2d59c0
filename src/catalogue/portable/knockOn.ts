import { circularflowClearing } from "../circularflow/clearing";
import { circularflowFinn } from "../circularflow/finn";
import type { TableParameter } from "../spec";
import { flowBindings, flowBindingsOf } from "./netting";
import type { PortableFamily } from "./portable";
import { letIn, type Name } from "./series";
import { summaryLambda } from "./summaryLambda";

/** Sum by company of a two-column table that may be left out. */
const byCompany = (table: string) =>
  `MAP(names,LAMBDA(name,IFERROR(SUM(IFERROR((MAP(CHOOSECOLS(${table},1),LAMBDA(text,TRIM(text)))=name)*CHOOSECOLS(${table},2),0)),0)))`;

/** The matrix of flows, by the order of the names. */
const sent: Name = ["sent", "MAKEARRAY(many,many,LAMBDA(i,j,SUM(money*(payer=INDEX(names,i))*(payee=INDEX(names,j)))))"];

const throughput: readonly Name[] = [
  ["got", "MAP(order,LAMBDA(j,SUM(money*(payee=INDEX(names,j)))))"],
  ["gave", "MAP(order,LAMBDA(i,SUM(money*(payer=INDEX(names,i)))))"],
];

const depend = `LAMBDA(flows,of,on,${letIn(
  [
    ...flowBindings,
    sent,
    ...throughput,
    ["source", "MATCH(TRIM(on),names,0)"],
    ["sink", "MATCH(TRIM(of),names,0)"],
    [
      "system",
      "MAKEARRAY(many,many,LAMBDA(j,i,IF(i=j,1.00000000001*MAX(INDEX(got,j),INDEX(gave,j))+1E-290,0)-IF(i=source,0,INDEX(sent,i,j))))",
    ],
    ["first", "MAP(order,LAMBDA(j,INDEX(sent,source,j)))"],
    ["share", "MMULT(MINVERSE(system),first)"],
    ["traced", "SUM(MAP(order,LAMBDA(i,INDEX(sent,i,sink)*IF(i=source,1,INDEX(share,i)))))"],
  ],
  "MIN(1,traced/INDEX(got,sink))",
)})`;

const inputRows = 'IFERROR(SUM(IFERROR(0*CHOOSECOLS(inputs,2)+1,0)*(CHOOSECOLS(inputs,1)<>"")),0)';
const finn = summaryLambda(circularflowFinn, {
  let: [
    ...flowBindings,
    sent,
    ...throughput,
    ["extra", byCompany("inputs")],
    [
      "known",
      "SUM(MAP(names,LAMBDA(name,IFERROR(SUM(IFERROR((MAP(CHOOSECOLS(inputs,1),LAMBDA(text,TRIM(text)))=name)*(0*CHOOSECOLS(inputs,2)+1),0)),0))))",
    ],
    ["negative", "IFERROR(SUM(IFERROR(1*(CHOOSECOLS(inputs,2)<0),0)),0)"],
    ["through", `IF(negative>0,#VALUE!,IF(known<${inputRows},#N/A,MAP(order,LAMBDA(j,MAX(INDEX(got,j)+INDEX(extra,j),INDEX(gave,j))))))`],
    ["system", "MAKEARRAY(many,many,LAMBDA(i,j,IF(i=j,1.000000000001,0)-IF(INDEX(through,i)>0,INDEX(sent,i,j)/INDEX(through,i),0)))"],
    ["inverse", "MINVERSE(system)"],
    ["total", "SUM(through)"],
    ["again", "SUM(MAP(order,LAMBDA(i,LET(back,1-1/INDEX(inverse,i,i),IF(back<0.0000000001,0,INDEX(through,i)*back)))))"],
    ["boundary", "LET(rest,total-SUM(got),IF(rest<0.0000000000001*total,0,rest))"],
  ],
  measures: {
    cycling_index: "again/total",
    throughflow: "IF(total>0,total,1/0)",
    path_length: 'IF(boundary>0,total/boundary,IF(measure="",NA(),1/0))',
    cycled: "again",
    inputs: "boundary",
    throughput: "total+total-SUM(got)+total-SUM(gave)+SUM(got)-total",
    residual: "0",
  },
});

const clearing = `LAMBDA(obligations,assets,liabilities,${letIn(
  [
    [
      "others",
      `VSTACK(LET(all,IF(ISNUMBER(INDEX(assets,1,2)),assets,DROP(assets,1)),CHOOSECOLS(all,1)),IFERROR(LET(all,IF(ISNUMBER(INDEX(liabilities,1,2)),liabilities,DROP(liabilities,1)),CHOOSECOLS(all,1)),""))`,
    ],
    ["named", `FILTER(others,others<>"")`],
    ...flowBindingsOf(circularflowClearing.parameters[0] as TableParameter, {
      column: "MAP(named,LAMBDA(text,TRIM(text)))",
      count: 'SUM(1*(named<>""))',
    }),
    sent,
    ["own", byCompany("assets")],
    ["outside", byCompany("liabilities")],
    ["owed", "MAP(order,LAMBDA(i,INDEX(outside,i)+SUM(money*(payer=INDEX(names,i)))))"],
    ["part", "MAKEARRAY(many,many,LAMBDA(j,i,IF(INDEX(owed,i)>0,INDEX(sent,i,j)/INDEX(owed,i),0)))"],
    [
      "fallen",
      "REDUCE(0*order,order,LAMBDA(state,step,LET(pays,MMULT(MINVERSE(MUNIT(many)-(state>0)*part),IF(state>0,own,owed)),state+step*(state=0)*(owed-own-MMULT(part,pays)>0.000000000001*owed))))",
    ],
    ["paid", "MMULT(MINVERSE(MUNIT(many)-(fallen>0)*part),IF(fallen>0,own,owed))"],
    ["has", "own+MMULT(part,paid)"],
  ],
  'IF(IFERROR(SUM(IFERROR(1*(CHOOSECOLS(assets,2)<0),0)),0)+IFERROR(SUM(IFERROR(1*(CHOOSECOLS(liabilities,2)<0),0)),0)>0,#VALUE!,VSTACK(HSTACK("company","owed","paid","recovery","shortfall","left","round"),HSTACK(names,owed,paid,IF(owed>0,IFERROR(paid/owed,0),""),owed-paid,IF(fallen>0,0,has-owed),fallen)))',
)})`;

export const knockOnPortable: PortableFamily = {
  "CIRCULARFLOW.DEPEND": { lambda: depend },
  "CIRCULARFLOW.FINN": { lambda: finn },
  "CIRCULARFLOW.CLEARING": { lambda: clearing },
};
