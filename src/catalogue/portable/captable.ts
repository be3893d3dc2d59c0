import { antidilution } from "../captable/antidilution";
import { note } from "../captable/note";
import { safe } from "../captable/safe";
import { warrant } from "../captable/warrant";
import type { PortableFamily } from "./portable";
import { summaryLambda } from "./summaryLambda";

/** A limit that no price reaches, in a MIN that leaves out what is not given. */
const NONE = "1E+300";

export const captablePortable: PortableFamily = {
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
      'LAMBDA(ownership,round,target,pre_money,IF(IF(target="",TRUE,target=ownership),ownership*round,IF(pre_money="",#VALUE!,LET(cheque,MAX(0,target*(pre_money+round)-ownership*pre_money),IF(cheque>round,#NUM!,cheque)))))',
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
};
