import { circularflowDebtrank } from "../circularflow/debtrank";
import type { TableParameter } from "../spec";
import { letIn } from "./series";
import { leftOut, readTableInNatives } from "./readTableInNatives";

const [exposures, buffers, weights, shocks] = circularflowDebtrank.parameters as readonly TableParameter[];

/** Rounds after which stress has to have settled: enough for loops that pass on up to 97% of what they get. */
const ROUNDS = 1000;
const bad = (column: string, condition: string, otherwise: string) => `IF(SUM(1*(${column}${condition}))>0,#VALUE!,${otherwise})`;

/**
 * LAMBDA of CIRCULARFLOW.DEBTRANK. Increments passed on round by round add up to the least solution of h = min(1, shock + L·h), which is
 * reached by applying that from the shock on; all companies' shocks are carried side by side where each fails in turn.
 */
export const debtrankLambda = `LAMBDA(exposures,buffers,weights,shock,${letIn(
  [
    ...readTableInNatives("e", exposures),
    ...readTableInNatives("k", buffers),
    ["holders", "e_holder"],
    ["debtors", "e_counterparty"],
    ["lost", bad("e_amount", "<0", "e_amount")],
    ["known", "k_company"],
    ["room", bad("k_buffer", "<=0", "k_buffer")],
    ["named", "VSTACK(TOCOL(HSTACK(debtors,holders)),known)"],
    ["fresh", "MAP(SEQUENCE(k_count),LAMBDA(k,1*(MATCH(INDEX(known,k),known,0)=k)))"],
    ["list", "FILTER(known,fresh=1)"],
    ["many", "SUM(fresh)"],
    ["order", "SEQUENCE(many)"],
    ["shown", "MAP(list,LAMBDA(one,INDEX(named,MATCH(one,named,0))))"],
    ["buffer", "MAP(list,LAMBDA(one,SUM((known=one)*room)))"],
    ["bare", "SUM(MAP(named,LAMBDA(one,IFERROR(0*MATCH(one,list,0),1))))"],
    [
      "weigh",
      `IF(${leftOut("weights")},MAP(list,LAMBDA(one,SUM((holders=one)*lost))),${letIn(
        readTableInNatives("w", weights),
        bad("w_weight", "<0", "MAP(list,LAMBDA(one,SUM((w_company=one)*w_weight)))"),
      )})`,
    ],
    ["share", "weigh/SUM(weigh)"],
    ["leverage", "MAKEARRAY(many,many,LAMBDA(i,j,SUM((holders=INDEX(list,i))*(debtors=INDEX(list,j))*lost)/INDEX(buffer,i)))"],
    ["alone", leftOut("shock")],
    [
      "start",
      `IF(alone,MUNIT(many),${letIn(
        [
          // A company alone is no range: a blank row below makes it one.
          ["hits", 'IF(SUM(1*(TOCOL(shock)=TOCOL(shock)))=1,VSTACK(shock,""),shock)'],
          ...readTableInNatives("s", { ...shocks, name: "hits" }),
          ["strange", "SUM(MAP(s_company,LAMBDA(one,IFERROR(0*MATCH(one,list,0),1))))"],
          ["hit", "MAP(list,LAMBDA(one,SUM((s_company=one)*s_shock)))"],
        ],
        "IF(strange>0,#N/A,IF((MIN(s_shock)<0)+(MAX(s_shock)>1)>0,#VALUE!,IF(MAX(hit)>1,#NUM!,hit)))",
      )})`,
    ],
    ["stress", `REDUCE(start,SEQUENCE(${ROUNDS}),LAMBDA(now,step,LET(raised,start+MMULT(leverage,now),IF(raised<1,raised,1))))`],
    ["next", "start+MMULT(leverage,stress)"],
    ["moving", "MAX(IF(next<1,next,1)-stress)"],
    ["shock_of", "CHOOSECOLS(start,1)"],
    ["ends_of", "CHOOSECOLS(stress,1)"],
    ["added", "ends_of-shock_of"],
    ["losses", "ends_of*buffer"],
    ["spread", "MAP(order,LAMBDA(j,SUM(share*(CHOOSECOLS(stress,j)-CHOOSECOLS(start,j)))))"],
    ["fallen", "MAP(order,LAMBDA(j,SUM(1*(CHOOSECOLS(stress,j)>=1))-1))"],
    ["cost", "MAP(order,LAMBDA(j,SUM(buffer*(CHOOSECOLS(stress,j)-CHOOSECOLS(start,j)))))"],
  ],
  `IF(bare>0,#N/A,IF(moving>1E-11,#NUM!,IF(alone,VSTACK(HSTACK("company","weight","debtrank","failures","loss"),HSTACK(shown,share,spread,fallen,cost)),VSTACK(HSTACK("company","weight","shock","stress","added","loss"),HSTACK(shown,share,shock_of,ends_of,added,losses),HSTACK("System",1,SUM(share*shock_of),SUM(share*ends_of),SUM(share*added),SUM(losses))))))`,
)})`;
