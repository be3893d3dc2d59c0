import { flowBindings } from "./netting";
import { letIn } from "./series";

/** A share of a company's outflow that is left and counts as none. */
const NOTHING_LEFT = "0.000000000001";

/**
 * LAMBDA of CIRCULARFLOW.EDGES: balanced flow forwarding. REDUCE carries what is left of each company's outflow (a share, first column) and what
 * of each link has gone round (a matrix). A step finds who can reach whom by squaring the matrix of links, solves π = πP with Σπ = 1 in
 * every component at once, and takes the largest multiple that fits; each step exhausts a company of every component, so there are no more than companies.
 */
export const edgesLambda = `LAMBDA(flows,${letIn(
  [
    ...flowBindings,
    ["sent", "MAKEARRAY(many,many,LAMBDA(i,j,IF(i=j,0,SUM(money*(payer=INDEX(names,i))*(payee=INDEX(names,j))))))"],
    ["squares", "SEQUENCE(1+ROUNDUP(LOG(many+1,2),0))"],
    ["ones", "order^0"],
    [
      "done",
      `REDUCE(HSTACK(ones,0*sent),order,LAMBDA(acc,step,${letIn(
        [
          ["left", "CHOOSECOLS(acc,1)"],
          ["links", "(sent>0)*(left>0)"],
          ["reach", "REDUCE(links+MUNIT(many),squares,LAMBDA(now,again,1*(MMULT(now,now)>0)))"],
          ["knot", "reach*TRANSPOSE(reach)"],
          ["inner", "sent*links*knot"],
          ["flow", "MMULT(inner,ones)"],
          ["live", "1*(flow>0)"],
          ["safe", "IF(flow>0,flow,1)"],
          ["walk", "TRANSPOSE(inner/safe)"],
          ["stationary", "MMULT(MINVERSE(MUNIT(many)-walk+live*knot*TRANSPOSE(live)),live)"],
          ["each", "IF(live=1,stationary/safe,0)"],
          ["fits", "IF(live*(each>0)=1,left/IF(each>0,each,1),1E+300)"],
          ["multiple", "MAP(order,LAMBDA(i,MIN(IF(INDEX(knot,i,0)=1,TRANSPOSE(fits),1E+300))))"],
          ["takes", "IF(live=1,multiple*each,0)"],
          ["rest", "left-takes"],
          ["empty", `live*(rest<=${NOTHING_LEFT}*left)`],
          ["taken", "IF(empty=1,left,takes)"],
        ],
        "IF(SUM(live)=0,acc,HSTACK(IF(empty=1,0,IF(live=1,rest,left)),DROP(acc,0,1)+inner*taken))",
      )}))`,
    ],
    ["rounds", "DROP(done,0,1)"],
    [
      "circular",
      "MAP(payer,payee,money,LAMBDA(one,other,amount,LET(i,MATCH(one,names,0),j,MATCH(other,names,0),IF(i=j,amount,IF(amount=0,0,amount*INDEX(rounds,i,j)/INDEX(sent,i,j))))))",
    ],
    ["place", "SEQUENCE(m_rows)"],
    ["first", "MIN(IF(m_kept>0,place,1E+9))"],
    ["last", "MAX(IF(m_kept>0,place,0))"],
    ["spots", "SEQUENCE(last-first+1,1,first)"],
    ["number", "MAP(spots,LAMBDA(k,IF(INDEX(m_kept,k)>0,SUM(m_kept*(place<=k)),0)))"],
    ["round", 'MAP(number,LAMBDA(k,IF(k=0,"",INDEX(circular,MAX(1,k)))))'],
    [
      "oneway",
      `MAP(number,LAMBDA(k,IF(k=0,"",LET(amount,INDEX(money,MAX(1,k)),rest,amount-INDEX(circular,MAX(1,k)),IF(rest<=${NOTHING_LEFT}*amount,0,rest)))))`,
    ],
  ],
  'IF(SUM(money)>=0,VSTACK(HSTACK("circular","rest"),HSTACK(round,oneway)))',
)})`;
