import { aivaluationRound } from "../aivaluation/aivaluationRound";
import { expected } from "../aivaluation/expected";
import { roundMeasures } from "../aivaluation/roundArguments";
import { sensitivity } from "../aivaluation/sensitivity";
import type { TableParameter } from "../spec";
import { fundingRoundsLambda } from "./fundingRounds";
import type { PortableFamily } from "./portable";
import { readTableInNatives } from "./readTableInNatives";
import { letIn, type Name, readSeriesInNatives } from "./series";
import { summaryLambda } from "./summaryLambda";

/** Post- and pre-money, an error where the terms contradict each other. */
const money = (raised: string, valuation: string): Name[] => [
  ["amount", `1*${raised}`],
  ["worth", `1*${valuation}`],
  [
    "post",
    'IF((basis="post")*(amount>=worth)+(basis="secondary")*(amount>worth*(1+1E-12))+(part>amount*(1+1E-12))+(noncash>part*(1+1E-12))>0,#NUM!,IF(basis="pre",worth+amount,worth))',
  ],
  ["before", 'post-IF(basis="secondary",0,amount)'],
];
const part: Name = ["part", 'IF(investment="",0,investment)'];

/** Each measure where its arguments are given. */
const FORMULAS: Readonly<Record<string, string>> = {
  pre_money: "before",
  post_money: "post",
  new_money_stake: "MIN(1,amount/post)",
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

const stake = (amount: string) =>
  `IF(valuation="",NA(),IF(basis="pre",${amount}/(valuation+${amount}),IF((basis="post")*(${amount}>=valuation)+(${amount}>valuation*(1+1E-12))>0,#NUM!,MIN(1,${amount}/valuation))))`;

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
        ...readTableInNatives("t", expected.parameters[0] as TableParameter),
        ["start", 'LET(first,MIN(MAP(t_year,LAMBDA(cell,IF(cell=0,"",cell)))),IF(first>=1900,first,0))'],
        ["broken", "(MIN(t_amount)<0)+(MIN(t_probability)<0)+(MAX(t_probability)>1)+(MAX(t_year)>9999)+(start=0)*(MAX(t_year)>=1900)"],
        ["paid", "IF(broken>0,#VALUE!,IF(chained,SCAN(1,t_probability,LAMBDA(acc,one,acc*one)),t_probability))"],
        ["firm", "SUM((paid>=1-1E-12)*t_amount)"],
        ["mean", "SUM(paid*t_amount)"],
        ["all", "SUM(t_amount)+0*mean"],
        ["worth_now", 'SUM(paid*t_amount*(1+rate)^(0-MAP(t_year,LAMBDA(cell,IF((cell="")+(cell=0)>0,0,cell-start)))))'],
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
