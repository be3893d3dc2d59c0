import { flowsParameter } from "../circularflow/flows";
import type { TableParameter } from "../spec";
import { letIn, type Name } from "./series";
import { readTableInNatives } from "./readTableInNatives";

/**
 * Flows in natives: `payer`, `payee`, `money`, the companies in `names` (first spelling, in the order of first appearance), `many`, `order`.
 *
 * @param others  companies that may stand in no flow: a column, and how many there are
 */
export const flowBindingsOf = (
  parameter: TableParameter,
  others?: { readonly column: string; readonly count: string },
): readonly Name[] => [
  ...readTableInNatives("m", { ...parameter, columns: parameter.columns.slice(0, 3) }),
  ["payer", "m_from"],
  ["payee", "m_to"],
  ["money", "IF(MIN(m_amount)<0,#VALUE!,m_amount)"],
  ["list", others ? `VSTACK(TOCOL(HSTACK(payer,payee)),${others.column})` : "TOCOL(HSTACK(payer,payee))"],
  ["fresh", `MAP(SEQUENCE(2*m_count${others ? `+${others.count}` : ""}),LAMBDA(k,1*(MATCH(INDEX(list,k),list,0)=k)))`],
  ["names", "FILTER(list,fresh=1)"],
  ["many", "SUM(fresh)"],
  ["order", "SEQUENCE(many)"],
];

export const flowBindings = flowBindingsOf(flowsParameter);

/**
 * LAMBDA of CIRCULARFLOW.NET: the largest net payer pays the largest net receiver, a row each. The companies' positions, what is left of them
 * and as they were, are the first rows of what REDUCE carries, the payments come behind.
 */
export const netLambda = `LAMBDA(flows,${letIn(
  [
    ...flowBindings,
    ["sorted", "SORT(names)"],
    ["into", "MAP(sorted,LAMBDA(one,SUM(money*(payee=one))))"],
    ["out", "MAP(sorted,LAMBDA(one,SUM(money*(payer=one))))"],
    ["open", "MAP(into,out,LAMBDA(got,gave,IF(ABS(got-gave)<=2E-15*(got+gave),0,got-gave)))"],
    ["places", "14-INT(LOG10(MAX(1E-99,SUM(money))))"],
    [
      "paid",
      `REDUCE(VSTACK(HSTACK(open,open,open),HSTACK("from","to","amount")),order,LAMBDA(acc,step,${letIn(
        [
          ["left", "TAKE(CHOOSECOLS(acc,1),many)"],
          // Who is level but for rounding goes by name.
          ["sizes", "MAP(left,LAMBDA(one,ROUND(one,places)))"],
          ["debtor", "MATCH(MIN(sizes),sizes,0)"],
          ["creditor", "MATCH(MAX(sizes),sizes,0)"],
          ["least", "INDEX(left,debtor)"],
          ["most", "INDEX(left,creditor)"],
          // The last pair settles what rounding has left on either side.
          ["amount", "IF(SUM(1*(left<>0))=2,MAX(most,0-least),MIN(most,0-least))"],
          ["rest", "left+amount*((order=debtor)-(order=creditor))"],
          ["clean", "IF(rest*rest<=open*open/2^96,0,rest)"],
        ],
        "IF((least<0)*(most>0)=0,acc,VSTACK(HSTACK(clean,open,open),DROP(acc,many),HSTACK(INDEX(sorted,debtor),INDEX(sorted,creditor),amount)))",
      )}))`,
    ],
  ],
  "IF(SUM(1*(open<>0))=0,#N/A,DROP(paid,many))",
)})`;
