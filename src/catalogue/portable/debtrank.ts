import { circularflowDebtrank } from "../circularflow/debtrank";
import type { TableParameter } from "../spec";
import { letIn } from "./series";
import { readTableInNatives } from "./table";

const [exposures, buffers, weights] = circularflowDebtrank.parameters as readonly TableParameter[];

/** Rounds after which stress has to have settled: enough for loops that pass on up to 97% of what they get. */
const ROUNDS = 1000;
const trimmed = (texts: string) => `MAP(${texts},LAMBDA(text,TRIM(text)))`;
const blank = (range: string) => `IFERROR(SUM(1*(TOCOL(${range})<>""))=0,FALSE)`;
const bad = (column: string, condition: string, otherwise: string) => `IF(SUM(1*(${column}${condition}))>0,#VALUE!,${otherwise})`;

/**
 * LAMBDA of CIRCULARFLOW.DEBTRANK. Increments passed on round by round add up to the least solution of h = min(1, shock + L·h), which is
 * reached by applying that from the shock on; all companies' shocks are carried side by side where each fails in turn.
 */
export const debtrankLambda = `LAMBDA(exposures,buffers,weights,shock,${letIn(
  [
    ...readTableInNatives("e", exposures),
    ...readTableInNatives("k", buffers),
    ["holders", trimmed("e_holder")],
    ["debtors", trimmed("e_counterparty")],
    ["lost", bad("e_amount", "<0", "e_amount")],
    ["known", trimmed("k_company")],
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
      `IF(${blank("weights")},MAP(list,LAMBDA(one,SUM((holders=one)*lost))),${letIn(
        [...readTableInNatives("w", weights), ["heavy", trimmed("w_company")]],
        bad("w_weight", "<0", "MAP(list,LAMBDA(one,SUM((heavy=one)*w_weight)))"),
      )})`,
    ],
    ["share", "weigh/SUM(weigh)"],
    ["leverage", "MAKEARRAY(many,many,LAMBDA(i,j,SUM((holders=INDEX(list,i))*(debtors=INDEX(list,j))*lost)/INDEX(buffer,i)))"],
    ["alone", `${blank("shock")}`],
    [
      "start",
      `IF(alone,MUNIT(many),${letIn(
        [
          // A company alone is no range: a blank row below makes it one.
          ["hits", 'VSTACK(shock,"")'],
          ["heads", "MAP(TAKE(hits,1),LAMBDA(head,LOWER(TRIM(head))))"],
          ["titled", 'IFERROR(XMATCH("company",heads),0)'],
          ["wide", "SUM(0*MAP(TAKE(hits,1),LAMBDA(head,1))+1)"],
          ["amount_at", 'IF(titled>0,IFERROR(XMATCH("shock",heads),0),IF(wide>1,2,0))'],
          ["who", "MAP(CHOOSECOLS(hits,MAX(1,titled)),LAMBDA(text,TRIM(text)))"],
          ["much", 'MAP(CHOOSECOLS(hits,MAX(1,amount_at)),LAMBDA(cell,IF(amount_at=0,1,IF(cell="",1,cell))))'],
          ["kept", '(who<>"")*(SEQUENCE(SUM(MAP(who,LAMBDA(one,1))))>1*(titled>0))'],
          ["strange", "SUM(MAP(who,kept,LAMBDA(one,take,IF(take=1,IFERROR(0*MATCH(one,list,0),1),0))))"],
          ["hit", "MAP(list,LAMBDA(one,SUM(IF(kept*(who=one)>0,much,0))))"],
        ],
        "IF(strange>0,#N/A,IF(SUM(kept*(IF(kept=1,much,0)<0))+SUM(kept*(IF(kept=1,much,0)>1))>0,#VALUE!,IF(MAX(hit)>1,#NUM!,hit)))",
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
