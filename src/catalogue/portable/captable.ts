import { antidilution } from "../captable/antidilution";
import { note } from "../captable/note";
import { safe } from "../captable/safe";
import { warrant } from "../captable/warrant";
import type { PortableFamily } from "./portable";
import { checked, callsAt, payAt, sharesFrom, slices, splitOf, totals } from "./captableClasses";
import { captableRoundLambda } from "./captableRound";
import { summaryLambda } from "./summaryLambda";

/** A limit that no price reaches, in a MIN that leaves out what is not given. */
const NONE = "1E+300";

export const captablePortable: PortableFamily = {
  CAPTABLE: { lambda: captableRoundLambda },
  "CAPTABLE.SAFE": {
    lambda: summaryLambda(safe, {
      let: [
        ["limit", 'IF(cap="",0,cap)'],
        [
          "sound",
          'IF(OR(AND(limit>0,capitalization=""),AND(price="",OR(limit=0,discount<>"")),AND(kind="post",limit>0,limit<=amount)),#VALUE!,1)',
        ],
        ["capprice", "IF(limit>0,sound*limit/capitalization,NA())"],
        ["cutprice", 'IF(discount="",NA(),sound*price*(1-discount))'],
        ["paid", `sound*MIN(IF(price="",${NONE},price),IF(discount="",${NONE},cutprice),IF(limit>0,capprice,${NONE}))`],
        ["issued", "amount/paid"],
      ],
      measures: {
        cap_price: "capprice",
        discount_price: "cutprice",
        conversion_price: "paid",
        shares: "issued",
        value: 'IF(price="",NA(),issued*price)',
        stake:
          'IF(capitalization="",NA(),IF(kind="pre",issued/(capitalization+issued),IF(issued>=capitalization,NA(),issued/capitalization)))',
      },
    }),
  },
  "CAPTABLE.NOTE": {
    lambda: summaryLambda(note, {
      let: [
        ["limit", 'IF(cap="",0,cap)'],
        ["periods", 'SWITCH(compounding,"simple",0,"semiannual",2,"quarterly",4,"monthly",12,"daily",365,1)'],
        ["accrued", "principal*IF(periods=0,rate*years,(1+rate/MAX(1,periods))^(periods*years)-1)"],
        ["owed", "principal+accrued"],
        ["capprice", "IF(limit>0,limit/capitalization,NA())"],
        ["cutprice", 'IF(discount="",NA(),price*(1-discount))'],
        ["paid", `MIN(price,IF(discount="",${NONE},cutprice),IF(limit>0,capprice,${NONE}))`],
      ],
      measures: {
        interest: "accrued",
        balance: "owed",
        cap_price: "capprice",
        discount_price: "cutprice",
        conversion_price: "paid",
        shares: "owed/paid",
        value: "owed/paid*price",
      },
    }),
  },
  "CAPTABLE.PRORATA": {
    lambda:
      'LAMBDA(ownership,round,target,pre_money,IF(IF(target="",TRUE,target=ownership),ownership*round,IF(pre_money="",#VALUE!,LET(cheque,MAX(0,target*(pre_money+round)-ownership*pre_money),IF(cheque-round>1E-14*(pre_money+round),#NUM!,MIN(cheque,round))))))',
  },
  "CAPTABLE.ANTIDILUTION": {
    lambda: summaryLambda(antidilution, {
      let: [
        ["issued", "new_money/new_price"],
        [
          "adjusted",
          'IF(AND(new_money>0,new_price<conversion_price),IF(method="ratchet",new_price,conversion_price*(base_shares+new_money/conversion_price)/(base_shares+issued)),conversion_price)',
        ],
      ],
      measures: {
        conversion_price: "adjusted",
        conversion_ratio: 'IF(issue_price="",conversion_price,issue_price)/adjusted',
        shares_issued: "issued",
        reduction: "1-adjusted/conversion_price",
      },
    }),
  },
  "CAPTABLE.WARRANT": {
    lambda: summaryLambda(warrant, {
      let: [
        ["gain", "shares*MAX(0,value-strike)"],
        ["held", "IF(gain=0,0,gain/value)"],
      ],
      measures: {
        intrinsic: "gain",
        net_shares: "held",
        withheld_shares: "IF(gain=0,0,shares-held)",
        exercise_cost: "IF(gain=0,0,shares*strike)",
      },
    }),
  },
  "CAPTABLE.WATERFALL": {
    lambda: `LAMBDA(exits,classes,debt,${checked(
      [
        totals,
        ["qowed", "SUM(qclaim)"],
        ["qlist", "TOCOL(exits)"],
        ["qexits", 'FILTER(qlist,(qlist<>"")*IFERROR(0*qlist+1,0))'],
        ["qmask", "VSTACK(1,qzero+1,IF(debt>0,1,0),IF((qcode=1)+(qcode=3)>0,0,1))"],
      ],
      `IF(SUM(1*(qexits<0))>0,#VALUE!,FILTER(REDUCE(VSTACK("class",q_class,"Debt",q_class&" decision"),qexits,LAMBDA(table,value,LET(bare,MAX(0,value-debt),near,MAP(qtotals,LAMBDA(due,1*(ABS(due-bare)<=value/2^50))),worth,IF(SUM(near)>0,MAX(near*qtotals),bare),place,SUM(1*(qtotals<=worth)),level,IF(place=0,0,INDEX(qkinks,MAX(1,place))),base,SUM(qn*${sharesFrom("level")}),price,IF(worth<=qowed,0,level+IF(base=0,0,(worth-INDEX(qtotals,MAX(1,place)))/MAX(base,1E-300))),part,(worth-qsenior)/IF(qbeside>0,qbeside,1),HSTACK(table,VSTACK(value,IF(worth<=qowed,qclaim*IF(part<0,0,IF(part>1,1,part)),${payAt("price")}),MIN(value,debt),IF(qcode=4,IF(price>qback*(1+1E-12),"converts",IF(price>qleave*(1+1E-12),"at cap","participates")),IF(qcode=5,IF(price>qjoin*(1+1E-12),"exercised","unexercised"),IF(price>qjoin*(1+1E-12),"converts","preference")))))))),qmask=1))`,
    )})`,
  },
  "CAPTABLE.EXITFOR": {
    lambda: `LAMBDA(classes,class,target,debt,${checked(
      [
        ["qmine", "1*(q_class=class)"],
        ["qdue", "SUM(qmine*qclaim)"],
        ["qcount", "SUM(qmine*qn)"],
        ["qtype", "SUM(qmine*qcode)"],
        [
          "qprice",
          "IF((qtype=3)+(qtype=4)*(target<=SUM(qmine*qceil)*(1+1E-12))>0,IF(qtype=4,MIN(target,SUM(qmine*qceil)),target)-qdue,target)/IF(qcount>0,qcount,1)+IF(qtype=5,SUM(qmine*qjoin),0)",
        ],
      ],
      `IF(SUM(qmine)=0,#VALUE!,IF(target=0,0,IF(target<=qdue*(1+1E-12),SUM(qmine*qsenior)+SUM(qmine*qbeside)*MIN(1,target/MAX(qdue,1E-300))+debt,IF(qcount=0,NA(),SUM(${payAt("qprice")})+debt))))`,
    )})`,
  },
  "CAPTABLE.BREAKPOINTS": {
    lambda: `LAMBDA(classes,debt,${checked(
      [
        totals,
        ["qstarts", "VSTACK(SORT(IF(qclaim>0,qsenior,-1)),qtotals)"],
        ["qlevels", "VSTACK(qzero-1,qkinks)"],
        ["qnexts", "VSTACK(DROP(qstarts,1),qnever)"],
        ["qkept", "(qstarts>=0)*(qnexts-qstarts>qnexts*10^-12)"],
        ["qtiers", "FILTER(HSTACK(qstarts,qlevels,qnexts),qkept=1)"],
        ["qnames", "TRANSPOSE(q_class)"],
        ["qtitle", 'IF(debt>0,HSTACK("from","to",qnames,"Debt","change"),HSTACK("from","to",qnames,"change"))'],
        ["qbegin", 'IF(debt>0,VSTACK(qtitle,HSTACK(0,debt,TRANSPOSE(qzero),1,"Debt")),qtitle)'],
      ],
      `REDUCE(qbegin,SEQUENCE(SUM(qkept)),LAMBDA(table,tier,LET(start,INDEX(qtiers,tier,1),level,INDEX(qtiers,tier,2),finish,INDEX(qtiers,tier,3),before,IF(tier=1,-1,INDEX(qtiers,MAX(1,tier-1),2)),taking,IF(level<0,(qclaim>0)*(qsenior=start),${sharesFrom("(level*(1+2*10^-12))")}),took,IF(before<0,qzero,${sharesFrom("(before*(1+2*10^-12))")}),base,SUM(taking*qn),split,IF(level<0,taking*qclaim/IF(qbeside>0,qbeside,1),taking*qn/IF(base>0,base,1)),words,IF(taking=0,IF((level>=0)*took>0,q_class&" at cap",""),IF(level<0,q_class&" preference",IF(took=1,"",IF(qcode=5,q_class&" exercise",IF((qcode=2)+(qcode=4)*(level>0)>0,q_class&" converts",q_class&" shares"))))),change,REDUCE("",words,LAMBDA(text,word,text&IF(word="","",IF(text="","","; ")&word))),finishes,IF(finish=qnever,"",finish+debt),VSTACK(table,IF(debt>0,HSTACK(start+debt,finishes,TRANSPOSE(split),0,change),HSTACK(start+debt,finishes,TRANSPOSE(split),change))))))`,
    )})`,
  },
  "CAPTABLE.OPM": {
    lambda: `LAMBDA(equity,classes,years,volatility,rate,yield,${checked(
      [
        ...slices,
        ["qcalls", callsAt("equity")],
        ["qspreads", "qcalls-VSTACK(DROP(qcalls,1),0)"],
        ["qvalues", `REDUCE(qzero,SEQUENCE(qcount),LAMBDA(sum,tier,sum+INDEX(qspreads,tier)*${splitOf("tier")}))`],
        ["qworth", 'IF(q_shares>0,qvalues/IF(q_shares>0,q_shares,1),"")'],
      ],
      `VSTACK(HSTACK("class","shares","value per share","value","part"),HSTACK(q_class,q_shares,qworth,qvalues,IF(SUM(qvalues)>0,qvalues/IF(SUM(qvalues)>0,SUM(qvalues),1),0*qvalues)))`,
    )})`,
  },
  "CAPTABLE.BACKSOLVE": {
    lambda: `LAMBDA(price,class,classes,years,volatility,rate,measure,yield,${checked(
      [
        ...slices,
        ["qmine", "1*(q_class=class)"],
        ["qsold", "SUM(qmine*q_shares)"],
        ["qown", "SUM(qmine*qn)"],
        ["qgoal", "price*qsold"],
        ["qpost", "IF(qown>0,qgoal/IF(qown>0,qown,1)*SUM(qn),0)"],
        ["qweights", `MAP(SEQUENCE(qcount),LAMBDA(tier,SUM(qmine*${splitOf("tier")})))`],
        ["qlow", "LN(MAX(qpost,10^-9))-30"],
        [
          "qlog",
          `REDUCE(qlow,SEQUENCE(52),LAMBDA(low,step,LET(halfway,low+60/2^step,calls,${callsAt("EXP(halfway)")},IF(SUM(qweights*(calls-VSTACK(DROP(calls,1),0)))<qgoal,halfway,low))))`,
        ],
        ["qequity", "EXP(qlog)"],
        ["qcalls", callsAt("qequity")],
        ["qspreads", "qcalls-VSTACK(DROP(qcalls,1),0)"],
        ["qabove", callsAt("(qequity*1.000001)")],
        ["qrise", "SUM(qweights*(qabove-VSTACK(DROP(qabove,1),0)))-SUM(qweights*qspreads)"],
        ["qvalues", `REDUCE(qzero,SEQUENCE(qcount),LAMBDA(sum,tier,sum+INDEX(qspreads,tier)*${splitOf("tier")}))`],
        ["qover", "IF(ABS(qpost/qequity-1)<10^-12,0,qpost/qequity-1)"],
        ["qshown", "IF(qown>0,qgoal/IF(qown>0,qown,1),0)*qn"],
        [
          "qtable",
          `HSTACK(q_class,q_shares,IF(q_shares>0,qvalues/IF(q_shares>0,q_shares,1),""),qvalues,qshown,IF(qmine=1,0,IF(qvalues>0,IF(ABS(qshown/IF(qvalues>0,qvalues,1)-1)<10^-12,0,qshown/IF(qvalues>0,qvalues,1)-1),"")))`,
        ],
      ],
      `IF(SUM(qmine)*qown*qsold=0,#VALUE!,IF(OR(ABS(SUM(qweights*qspreads)/qgoal-1)>0.0000001,qrise<qgoal*10^-13),#NUM!,IF(measure="",VSTACK(HSTACK("class","shares","value per share","value","headline","headline over value"),HSTACK("Company",SUM(qn),"",qequity,qpost,qover),qtable),SWITCH(measure,"equity",qequity,"post_money",qpost,"overvaluation",qover))))`,
    )})`,
  },
};
