import { pair } from "../circularflow/pair";
import type { TableParameter } from "../spec";
import type { Name } from "./series";
import { summaryLambda } from "./summaryLambda";
import { leftOut, readTableInNatives } from "./readTableInNatives";

const tables = pair.parameters.filter((parameter): parameter is TableParameter => parameter.kind === "table");
const read = (prefix: string, name: string) =>
  tables.filter((table) => table.name === name).flatMap((table) => readTableInNatives(prefix, table));

/** Amounts by year of the list `years`; a negative one is refused. */
const byYear = (prefix: string) => `IF(MIN(${prefix}_amount)<0,#VALUE!,MAP(years,LAMBDA(one,SUM((${prefix}_year=one)*${prefix}_amount))))`;
const unitIn = (year: string) => `SUM((u_year=${year})*u_amount)`;
const present = (amounts: string) => `SUM(${amounts}/growing)`;
const ratio = (part: string, whole: string) => `IF(${whole}>0,(${part})/${whole},IF(measure="",NA(),1/0))`;

const names: readonly Name[] = [
  ...read("i", "invested"),
  ...read("b", "returned"),
  ["named", "SORT(UNIQUE(VSTACK(i_year,b_year)))"],
  // Nothing in the year 0 beside calendar years is a blank row.
  [
    "years",
    "IF(SUM((i_year=0)*i_amount)+SUM((b_year=0)*b_amount)=0,FILTER(named,(named<>0)+(MIN(MAP(named,LAMBDA(one,IF(one=0,9999,one))))<1900)>0,named),named)",
  ],
  ["many", "SUM(0*years+1)"],
  ["outs", byYear("i")],
  ["backs", byYear("b")],
  // What is still out at the end of a year: the round-trip money of the year is the fall, never more than what comes back.
  ["still", "SCAN(0,outs-backs,LAMBDA(acc,more,IF(acc+more<=1E-12*SUM(outs),0,acc+more)))"],
  ["ready", "outs+TAKE(VSTACK(0,still),many)"],
  ["trips", "IF(backs<ready,backs,ready)"],
  ["growing", "(1+rate)^(years-MIN(years))"],
  ["invested_all", "SUM(outs)"],
  ["returned_all", "SUM(backs)"],
  ["trips_all", "SUM(trips)"],
  ["busy", "SUM(1*(trips>0))"],
  ["pv_out", present("outs")],
  ["pv_back", present("backs")],
  ["pv_trip", present("trips")],
];

/** Growth of the unit, less what the loop gave it in either year. */
const growth = (taken: boolean) => {
  const without = (year: string) => (taken ? `-SUM((years=${year})*trips)` : "");
  return `IF(SUM(1*(u_year=last-1))=0,NA(),LET(base,${unitIn("(last-1)")}${without("(last-1)")},IF(base>1E-12*${unitIn("(last-1)")},(${unitIn("last")}${without("last")})/base-1,IF(measure="",NA(),1/0))))`;
};
/** The unit's table is read only where it is given: what is left out is no range. */
const withUnit = (body: string) =>
  `IF(${leftOut("unit_revenue")},NA(),LET(${[...read("u", "unit_revenue"), ["last", "IF(MIN(u_amount)<0,#VALUE!,MAX(u_year))"]]
    .map(([name, expression]) => `${name},${expression},`)
    .join("")}${body}))`;

/** LAMBDA of CIRCULARFLOW.PAIR. */
export const pairLambda = summaryLambda(pair, {
  let: [...names, ["grown", withUnit(`HSTACK(${growth(false)},${growth(true)})`)]],
  measures: {
    invested: "invested_all",
    returned: "returned_all",
    round_trip: "trips_all",
    ratio: ratio("trips_all", "invested_all"),
    years: "busy",
    per_year: ratio("trips_all", "busy"),
    pv_invested: "pv_out",
    pv_returned: "pv_back",
    pv_round_trip: "pv_trip",
    pv_ratio: ratio("pv_trip", "pv_out"),
    net_cash: "margin*returned_all-invested_all",
    pv_net_cash: "margin*pv_back-pv_out",
    break_even_margin: ratio("invested_all", "returned_all"),
    pv_break_even_margin: ratio("pv_out", "pv_back"),
    growth: "INDEX(grown,1,1)",
    growth_without: "INDEX(grown,1,2)",
    growth_from_loop: "INDEX(grown,1,1)-INDEX(grown,1,2)",
  },
});
