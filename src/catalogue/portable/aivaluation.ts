import { aivaluationRound } from "../aivaluation/aivaluationRound";
import { expected } from "../aivaluation/expected";
import { roundMeasures } from "../aivaluation/roundArguments";
import { sensitivity } from "../aivaluation/sensitivity";
import { fundingRoundsLambda } from "./fundingRounds";
import type { PortableFamily } from "./portable";
import { letIn, type Name, readSeriesInNatives } from "./series";
import { summaryLambda } from "./summaryLambda";

/** Post- and pre-money, an error where the terms contradict each other. */
const money = (raised: string, valuation: string): Name[] => [
  ["amount", `1*${raised}`],
  ["worth", `1*${valuation}`],
  [
    "post",
    'IF((basis="post")*(amount>=worth)+(basis="secondary")*(amount>worth)+(part>amount*(1+1E-12))+(noncash>part*(1+1E-12))>0,#NUM!,IF(basis="pre",worth+amount,worth))',
  ],
  ["before", 'post-IF(basis="secondary",0,amount)'],
];
const part: Name = ["part", 'IF(investment="",0,investment)'];

/** Each measure where its arguments are given. */
const FORMULAS: Readonly<Record<string, string>> = {
  pre_money: "before",
  post_money: "post",
  new_money_stake: "amount/post",
  investor_stake: "part/post",
  retained: "before/post",
  step_up: "before/prior",
  headline_step_up: "post/prior",
  revenue_multiple: "post/revenue",
  cash_in: "part-noncash+0*post",
  net_cost: "part-noncash*(1-noncash_fair)-returned+0*post",
  effective_valuation: "(part-noncash*(1-noncash_fair)-returned)/(part/post)",
  cash_valuation: "(part-noncash)/(part/post)",
};
const NEEDS: Readonly<Record<string, string>> = {
  investor_stake: "investment",
  step_up: "prior",
  headline_step_up: "prior",
  revenue_multiple: "revenue",
  cash_in: "investment",
  net_cost: "investment",
  effective_valuation: "investment",
  cash_valuation: "investment",
};
const ECONOMICS = ["cash_in", "net_cost", "effective_valuation", "cash_valuation"];

const column = (range: string, position: string) => `CHOOSECOLS(${range},MAX(1,${position}))`;
const stake = (amount: string) =>
  `IF(valuation="",NA(),IF(basis="pre",${amount}/(valuation+${amount}),IF((basis="post")*(${amount}>=valuation)+(${amount}>valuation)>0,#NUM!,${amount}/valuation)))`;

export const aivaluationPortable: PortableFamily = {
  AIVALUATION: {
    lambda: summaryLambda(aivaluationRound, {
      let: [part, ...money("raised", "valuation")],
      measures: Object.fromEntries(
        Object.entries(FORMULAS).map(([name, formula]) => {
          const missing = NEEDS[name] ? `1*(${NEEDS[name]}="")` : "";
          const idle = ECONOMICS.includes(name) ? '+(measure="")*(noncash+returned=0)' : "";
          const overZero = missing && name !== "investor_stake" && formula.includes("/") ? `+(measure="")*(${NEEDS[name]}=0)` : "";
          return [name, missing ? `IF(${missing}${idle}${overZero}>0,NA(),${formula})` : formula];
        }),
      ),
    }),
  },
  "AIVALUATION.ROUNDS": { lambda: fundingRoundsLambda },
  "AIVALUATION.SENSITIVITY": {
    lambda: `LAMBDA(${sensitivity.parameters.map(({ name }) => name).join(",")},${letIn(
      [
        ...readSeriesInNatives("down", ["raised_values"]),
        ...readSeriesInNatives("across", ["valuation_values"]),
        part,
        ["lacks", `SWITCH(measure,${roundMeasures.map(({ name }) => `"${name}",${NEEDS[name] ? `1*(${NEEDS[name]}="")` : 0}`).join(",")})`],
        ["label", `SWITCH(measure,${roundMeasures.map((one) => `"${one.name}","${one.label}"`).join(",")})`],
        [
          "grid",
          `MAKEARRAY(SUM(down_kept),SUM(across_kept),LAMBDA(i,j,${letIn(
            money("INDEX(raised_values_nums,i)", "INDEX(valuation_values_nums,j)"),
            `SWITCH(measure,${roundMeasures.map(({ name }) => `"${name}",${FORMULAS[name]}`).join(",")})`,
          )}))`,
        ],
      ],
      'IF((MIN(raised_values_nums)<0)+(MIN(valuation_values_nums)<=0)+(investment="")*(noncash>0)>0,#VALUE!,IF(lacks=1,#N/A,VSTACK(HSTACK(label,TOROW(valuation_values_nums)),HSTACK(raised_values_nums,grid))))',
    )})`,
  },
  "AIVALUATION.EXPECTED": {
    lambda: summaryLambda(expected, {
      let: [
        ["heads", 'MAP(TAKE(tranches,1),LAMBDA(head,LOWER(TRIM(IFERROR(LEFT(head,FIND("(",head)-1),head)))))'],
        ["amount_at", 'IFERROR(XMATCH("amount",heads),0)'],
        ["odds_at", 'IFERROR(XMATCH("probability",heads),0)'],
        ["named", "1*(amount_at*odds_at>0)"],
        ["first_at", "IF(named=1,amount_at,1)"],
        ["second_at", "IF(named=1,odds_at,2)"],
        ["year_at", 'IF(named=1,IFERROR(XMATCH("year",heads),0),IF(COLUMNS(tranches)>2,3,0))'],
        ["filled", '1*(tranches<>"")'],
        ["amount_in", column("filled", "first_at")],
        ["odds_in", column("filled", "second_at")],
        ["year_in", `IF(year_at=0,0*amount_in,${column("filled", "year_at")})`],
        [
          "headed",
          'IF(named=1,1,SUM(TAKE(MAP(CHOOSECOLS(tranches,1),LAMBDA(cell,IF(ISERROR(cell),0,IF(cell="",0,IFERROR(0*cell,1))))),1)))',
        ],
        ["kept", "(amount_in+odds_in+year_in>0)*(SEQUENCE(ROWS(tranches))>headed)"],
        ["whole", "IF(SUM(kept)=0,0,IF(SUM(kept*(amount_in*odds_in=0))>0,0,1))"],
        ["amounts", `IF(whole=1,MAP(FILTER(${column("tranches", "first_at")},kept=1),LAMBDA(cell,1*cell)),#VALUE!)`],
        ["odds", `IF(whole=1,MAP(FILTER(${column("tranches", "second_at")},kept=1),LAMBDA(cell,1*cell)),#VALUE!)`],
        ["due", `IF(year_at=0,0*amounts,FILTER(IF(year_in=1,${column("tranches", "year_at")},""),kept=1))`],
        ["start", "IF(MIN(due)>=1900,MIN(due),0)"],
        ["broken", "(MIN(amounts)<0)+(MIN(odds)<0)+(MAX(odds)>1)+(MAX(due)>9999)+(start=0)*(MAX(due)>=1900)"],
        ["paid", "IF(broken>0,#VALUE!,IF(chained,SCAN(1,odds,LAMBDA(acc,one,acc*one)),odds))"],
        ["firm", "SUM((paid=1)*amounts)"],
        ["mean", "SUM(paid*amounts)"],
        ["all", "SUM(amounts)+0*mean"],
        ["worth_now", 'SUM(paid*amounts*(1+rate)^(0-MAP(due,LAMBDA(cell,IF(cell="",0,cell-start)))))'],
      ],
      measures: {
        firm: "firm",
        expected: "mean",
        ceiling: "all",
        present_value: 'IF((measure="")*(rate=0)>0,NA(),worth_now)',
        firm_stake: stake("firm"),
        expected_stake: stake("mean"),
        ceiling_stake: stake("all"),
      },
    }),
  },
};
