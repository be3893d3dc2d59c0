import { captableRound } from "../captable/captable";
import type { TableParameter } from "../spec";
import { letIn, type Name } from "./series";
import { leftOut, readTableInNatives } from "./readTableInNatives";

const tables = captableRound.parameters.filter((parameter): parameter is TableParameter => parameter.kind === "table");
const [holders, convertibles] = tables;

const bare = (expression: string) => ["_", "-", " "].reduce((text, mark) => `SUBSTITUTE(${text},"${mark}","")`, `LOWER(${expression})`);
const words = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .flatMap(([result, list]) => list.split(" ").map((word) => `"${word}",${result}`))
    .join(",");

/** 1 SAFE with a post-money cap, 2 with a pre-money cap, 3 note, 4 note with a post-money cap, 5 most favoured nation, 0 unknown. */
const KINDS = words({
  1: "safe safepost post postmoney postsafe postmoneysafe",
  2: "safepre pre premoney presafe premoneysafe",
  3: "note convertiblenote",
  4: "notepost",
  5: "mfn safemfn mfnsafe",
});
const PERIODS = words({ 0: "simple", 1: "compound annual", 2: "semiannual", 4: "quarterly", 12: "monthly", 365: "daily" });
const POOL_WORDS = ["unissued", "unallocated", "available", "options", "option", "esop", " "];

/** 1 for a holder that is the unissued pool, by its class or, without one, its own name. */
const isPool = `MAP(t_class,t_holder,LAMBDA(class,holder,LET(word,LOWER(TRIM(IF(class="",holder,class))),IF((RIGHT(word,4)="pool")*(${POOL_WORDS.reduce(
  (text, part) => `SUBSTITUTE(${text},"${part}","")`,
  "word",
)}="pool"),1,1*(SUBSTITUTE(word," options","")=SWITCH(LEFT(word,3),"uni","unissued","una","unallocated","ava","available","-"))))))`;

/** The converting securities: holder, label, money, 1/cap, whether the cap is post-money, 1/(1 − discount), whether most favoured nation, pro-rata. */
const securities = `IF(bare,HSTACK("","",0,0,0,1,0,0),${letIn(
  [
    ...readTableInNatives("v", convertibles, "0"),
    ["sort", `MAP(v_kind,v_rate,LAMBDA(word,each,IF(word="",IF(each>0,3,1),SWITCH(${bare("word")},${KINDS},0))))`],
    ["often", `MAP(v_compounding,LAMBDA(word,IF(word="",0,SWITCH(LOWER(word),${PERIODS},-1))))`],
    ["owing", "v_amount+v_amount*IF(often=0,v_rate*v_years,(1+v_rate/IF(often>0,often,1))^(often*v_years)-1)"],
    ["posted", "1*((sort=1)+(sort=4)>0)"],
    [
      "wrong",
      "SUM(1*(v_rate<0)+(v_years<0)+(v_amount<0)+(v_cap<0)+(v_discount<0)+(v_discount>=1)+(v_pro_rata<0)+(v_pro_rata>1)+(sort=0)+(often<0))",
    ],
  ],
  `IF(wrong>0,#VALUE!,IF(SUM(posted*(v_cap>0)*(v_cap<=owing))>0,#NUM!,HSTACK(v_holder,IF((sort=3)+(sort=4)>0,"Note","SAFE"),owing,IF(v_cap>0,1/IF(v_cap>0,v_cap,1),0),1*((sort<>2)*(sort<>3)>0),1/(1-v_discount),1*(sort=5),v_pro_rata)))`,
)})`;

const security = (position: number) => `CHOOSECOLS(lots,${position})`;

/**
 * Pool increase and conversion shares as functions of themselves: convex, rising and piecewise linear. Newton's method from nothing meets the
 * least solution, the only one, in as many steps as there are kinks on the way; slopes are taken by small differences.
 */
const NEWTON: readonly Name[] = [
  ["base", 'pre_money+IF(method="dollars",SUM(due),0)'],
  ["inpre", '1*(pool_basis="pre")'],
  ["thin", '1*(method<>"pre")'],
  ["permoney", "LAMBDA(p,k,(had+inpre*p+thin*k)/base)"],
  [
    "lot",
    "LAMBDA(p,k,LET(best,MAP(capping,posting,easing,LAMBDA(each,post,ease,MAX(each*(had+IF(post=1,k,p)),ease*permoney(p,k)))),MAP(order,due,favoured,LAMBDA(i,sum,mfn,sum*MAX(IF((order=i)+mfn*(order>i)*(1-favoured)>0,best,0))))))",
  ],
  ["lots_of", "LAMBDA(p,k,SUM(lot(p,k)))"],
  ["grown", "LAMBDA(p,k,MAX(0,pool_target*(had+p+k+raised*permoney(p,k))-pool))"],
  ["tiny", "had/1000000"],
  [
    "point",
    `REDUCE(HSTACK(0,0),SEQUENCE(24),LAMBDA(now,step,${letIn(
      [
        ["up", "INDEX(now,1,1)"],
        ["kept", "INDEX(now,1,2)"],
        ["fp", "grown(up,kept)"],
        ["fk", "lots_of(up,kept)"],
        ["pp", "1-(grown(up+tiny,kept)-fp)/tiny"],
        ["pk", "(grown(up,kept+tiny)-fp)/tiny"],
        ["kp", "(lots_of(up+tiny,kept)-fk)/tiny"],
        ["kk", "1-(lots_of(up,kept+tiny)-fk)/tiny"],
        ["fall", "pp*kk-pk*kp"],
      ],
      "IF((pp<=1E-9)+(kk<=1E-9)+(fall<=1E-9*pp*kk)>0,#NUM!,HSTACK(up+((fp-up)*kk+pk*(fk-kept))/fall,kept+((fk-kept)*pp+kp*(fp-up))/fall))",
    )}))`,
  ],
  ["raise", "INDEX(point,1,1)"],
  ["turning", "INDEX(point,1,2)"],
];

const MEASURES: Readonly<Record<string, string>> = {
  price: "price",
  post_money: "price*(had+raise+turning+raised/price)",
  effective_pre_money: "price*had",
  total_shares: "total",
  new_shares: "total-had-turned-bigger",
  conversion_shares: "turned",
  pool_increase: "bigger",
  new_stake: "(total-had-turned-bigger)/total",
  conversion_stake: "turned/total",
  pool_stake: "(pool+bigger)/total",
  existing_stake: "had/total",
};

/** LAMBDA of CAPTABLE. */
export const captableRoundLambda = `LAMBDA(${captableRound.parameters.map(({ name }) => name).join(",")},${letIn(
  [
    ...readTableInNatives("t", holders, "0"),
    ["had", "IF(SUM(1*(t_shares<0)+(t_pro_rata<0)+(t_pro_rata>1))+(SUM(t_shares)<=0)>0,#VALUE!,SUM(t_shares))"],
    ["pools", isPool],
    ["pool", "SUM(pools*t_shares)"],
    ["bare", leftOut("convertibles")],
    ["lots", securities],
    ["due", security(3)],
    ["capping", security(4)],
    ["posting", security(5)],
    ["easing", security(6)],
    ["favoured", security(7)],
    ["order", "SEQUENCE(SUM(0*due+1))"],
    ...NEWTON,
    [
      "price",
      "IF(ABS(lots_of(raise,turning)-turning)+ABS(grown(raise,turning)-raise)>0.000000000001*(had+turning+raise),#NUM!,1/permoney(raise,turning))",
    ],
    [
      "cut",
      'LAMBDA(many,IF(digits="",many,LET(units,many*10^digits,near,ROUND(units,0),IF(ABS(units-near)<=0.00000000001*MAX(1,near),near,ROUNDDOWN(units,0))/10^digits)))',
    ],
    ["exact", "lot(raise,turning)"],
    ["turns", "MAP(exact,LAMBDA(one,cut(one)))"],
    ["turned", "SUM(turns)"],
    ["bigger", "cut(raise)"],
    ["sold", "raised/price"],
    ["stakes", "VSTACK(t_shares,exact)/(had+SUM(exact))"],
    ["buys", `stakes*VSTACK(t_pro_rata,${security(8)})*sold`],
    ["bought", "MAP(buys,LAMBDA(one,cut(one)))"],
    ["rest", "cut(MAX(0,sold-SUM(buys)))"],
    ["first", "IF(SUM(pools)>0,MATCH(1,pools,0),0)"],
    ["issued", "VSTACK(IF(SEQUENCE(t_count)=first,bigger,0),bigger,turns,bought,rest)"],
    ["before", "VSTACK(t_shares,0,0*turns,0*bought,0)"],
    ["shown", "VSTACK(0*t_shares+1,(first=0)*(bigger>0),0*turns+IF(bare,0,1),1*(buys>0),1*(raised>0))=1"],
    ["after", "before+IF(shown,issued,0)"],
    ["total", "SUM(after)"],
  ],
  `IF(measure="",${letIn(
    [
      ["who", `VSTACK(t_holder,"Option pool",${security(1)},t_holder,${security(1)},"New investors")`],
      ["what", `VSTACK(IF(t_class="","Common",t_class),"pool",${security(2)},IF(bought>=0,"New money"),"New money")`],
      ["table", "HSTACK(who,what,before,issued,after,after/total,after*price)"],
    ],
    `IF(total>0,VSTACK(HSTACK("holder","class","shares before","new shares","shares after","fully diluted","value"),FILTER(table,shown)))`,
  )},SWITCH(measure,${Object.entries(MEASURES)
    .map(([name, expression]) => `"${name}",${expression}`)
    .join(",")}))`,
)})`;
