import { circularflowClearing } from "../circularflow/clearing";
import { circularflowFinn } from "../circularflow/finn";
import type { TableParameter } from "../spec";
import { flowBindings, flowBindingsOf } from "./netting";
import type { PortableFamily } from "./portable";
import { leftOut, readTableInNatives } from "./readTableInNatives";
import { letIn, type Name } from "./series";
import { summaryLambda } from "./summaryLambda";

const finnInputs = circularflowFinn.parameters[1] as TableParameter;
const [obligations, assets, liabilities] = circularflowClearing.parameters as readonly TableParameter[];

/** The sum of each company in `names`, out of a column of companies and one of amounts; a negative amount is refused. */
const byCompany = (companies: string, amounts: string) =>
  `IF(MIN(${amounts})<0,#VALUE!,MAP(names,LAMBDA(one,SUM((${companies}=one)*${amounts}))))`;

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

const finn = summaryLambda(circularflowFinn, {
  let: [
    ...flowBindings,
    sent,
    ...throughput,
    [
      "extra",
      `IF(${leftOut("inputs")},0*order,${letIn(
        [...readTableInNatives("i", finnInputs), ["strangers", "SUM(MAP(i_company,LAMBDA(one,IFERROR(0*MATCH(one,names,0),1))))"]],
        `IF(strangers>0,#N/A,${byCompany("i_company", "i_input")})`,
      )})`,
    ],
    ["through", "MAP(order,LAMBDA(j,MAX(INDEX(got,j)+INDEX(extra,j),INDEX(gave,j))))"],
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
    ...readTableInNatives("a", assets),
    ["debts", `IF(${leftOut("liabilities")},HSTACK("",0),${letIn(readTableInNatives("d", liabilities), "HSTACK(d_company,d_amount)")})`],
    ["debtors", "CHOOSECOLS(debts,1)"],
    ["others", 'LET(all,VSTACK(a_company,debtors),FILTER(all,all<>""))'],
    ...flowBindingsOf(obligations, { column: "others", count: "SUM(MAP(others,LAMBDA(one,1)))" }),
    sent,
    ["own", byCompany("a_company", "a_amount")],
    ["outside", byCompany("debtors", "CHOOSECOLS(debts,2)")],
    ["owed", "MAP(order,LAMBDA(i,INDEX(outside,i)+SUM(money*(payer=INDEX(names,i)))))"],
    ["part", "MAKEARRAY(many,many,LAMBDA(j,i,IF(INDEX(owed,i)>0,INDEX(sent,i,j)/INDEX(owed,i),0)))"],
    [
      "fallen",
      "REDUCE(0*order,order,LAMBDA(state,step,LET(pays,MMULT(MINVERSE(MUNIT(many)-(state>0)*part),IF(state>0,own,owed)),state+step*(state=0)*(owed-own-MMULT(part,pays)>0.000000000001*owed))))",
    ],
    ["paid", "MMULT(MINVERSE(MUNIT(many)-(fallen>0)*part),IF(fallen>0,own,owed))"],
    ["has", "own+MMULT(part,paid)"],
  ],
  'IF(SUM(own)+SUM(owed)>=0,VSTACK(HSTACK("company","owed","paid","recovery","shortfall","left","round"),HSTACK(names,owed,paid,IF(owed>0,IFERROR(paid/owed,0),""),owed-paid,IF(fallen>0,0,has-owed),fallen)))',
)})`;

export const knockOnPortable: PortableFamily = {
  "CIRCULARFLOW.DEPEND": { lambda: depend },
  "CIRCULARFLOW.FINN": { lambda: finn },
  "CIRCULARFLOW.CLEARING": { lambda: clearing },
};
