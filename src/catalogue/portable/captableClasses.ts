import { classesParameter } from "../captable/classesParameter";
import { readTableInNatives } from "./readTableInNatives";
import type { Name } from "./series";

/** Beyond every price per share: a kink that is never reached. */
const NEVER = "qnever";

/** Kinds as numbers: 1 common, 2 nonparticipating, 3 participating, 4 capped, 5 option or warrant, 6 nonconvertible, 9 blank, 0 unknown. */
const KIND = `MAP(q_kind,LAMBDA(word,SWITCH(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(LOWER(word&""),"-","")," ",""),"_",""),"",9,"0",9,"common",1,"ordinary",1,"nonparticipating",2,"participating",3,"fullparticipating",3,"capped",4,"cappedparticipating",4,"participatingcapped",4,"option",5,"options",5,"warrant",5,"warrants",5,"nonconvertible",6,"straight",6,0)))`;

const read = readTableInNatives("q", classesParameter, "0");

/**
 * The classes argument in natives: names `q_class`, claims `qclaim`, as-converted shares `qn`, kinds `qcode`, kinks `qjoin`, `qleave`, `qback`, what ranks
 * before (`qsenior`) and beside (`qbeside`) each claim, all kinks in rising order (`qkinks`), and `qwrong`, above 0 where the function would refuse.
 */
export const classBindings: readonly Name[] = [
  ...read,
  ["qzero", "0*q_shares"],
  ["qnever", "10^300"],
  ["qclaim", "IF(q_invested>0,q_invested,q_shares*q_preference)"],
  ["qword", KIND],
  ["qcode", "IF(qword=9,IF(q_strike>0,5,IF(qclaim>0,IF(q_cap>0,4,2),1)),IF((qword=3)*(q_cap>0)>0,4,qword))"],
  ["qratio", "IF(q_conversion>0,q_conversion,1)"],
  ["qn", "IF(qcode=6,0,q_shares*qratio)"],
  ["qeach", "IF(q_invested>0,IF(qn>0,qclaim/IF(qn>0,qn,1),0),q_preference/qratio)"],
  ["qbeyond", 'IF(q_cap_basis="beyond",1,0)'],
  ["qtop", "q_cap+qbeyond"],
  ["qjoin", `IF(qn=0,${NEVER},IF(qcode=2,qeach,IF(qcode=5,q_strike/qratio,IF(qcode=4,IF(qtop>1,0,${NEVER}),0))))`],
  ["qleave", `IF((qcode=4)*(qn>0)*(qtop>1)>0,(qtop-1)*qeach,${NEVER})`],
  ["qback", `IF((qcode=4)*(qn>0)>0,qtop*qeach,${NEVER})`],
  ["qceil", "qtop*qclaim"],
  ["qrank", "IF(q_seniority>0,q_seniority,1)"],
  ["qsenior", "MAP(qrank,LAMBDA(rank,SUM(qclaim*(qrank<rank))))"],
  ["qbeside", "MAP(qrank,LAMBDA(rank,SUM(qclaim*(qrank=rank))))"],
  ["qall", `VSTACK(0,qjoin,qleave,qback)`],
  ["qkinks", `SORT(FILTER(qall,qall<qnever/10))`],
  [
    "qwrong",
    "SUM(1*(q_shares<0))+SUM(1*(q_preference<0))+SUM(1*(q_invested<0))+SUM(1*(q_seniority<0))+SUM(1*(q_cap<0))+SUM(1*(q_conversion<0))+SUM(1*(q_strike<0))+SUM(1*(qcode=0))+SUM((qclaim>0)*((qcode=1)+(qcode=5)))+SUM((qcode=4)*(q_cap<=0))+SUM((qcode=4)*(q_cap<1)*(qbeyond=0))+(SUM(qn)=0)+(SUM(MAP(q_class,LAMBDA(one,SUM(1*(q_class=one))-1)))>0)",
  ],
];

/** What every class gets at a residual value per as-converted share, the stack being paid. */
export function payAt(price: string): string {
  const whole = `(qclaim+qn*${price})`;
  const capped = `IF(${whole}<qceil,${whole},qceil)`;
  return `((qcode=1)*qn*${price}+((qcode=2)+(qcode=6))*IF(qn*${price}>qclaim,qn*${price},qclaim)+(qcode=3)*${whole}+(qcode=4)*IF(qn*${price}>${capped},qn*${price},${capped})+(qcode=5)*qn*IF(${price}>qjoin,${price}-qjoin,0))`;
}

/** 1 for the classes that take a part of the next unit from a residual value on. */
export function sharesFrom(price: string): string {
  return `IF(((${price}>=qjoin)*(${price}<qleave)+(${price}>=qback))>0,1,0)`;
}

/** Equity at every kink. */
export const totals: Name = ["qtotals", `MAP(qkinks,LAMBDA(kink,SUM(${payAt("kink")})))`];

/** Starts `qstarts` and residual values `qlevels` (below 0 in the stack) of all tiers, `qcount` of them; tiers of no width do no harm. */
export const slices: readonly Name[] = [
  totals,
  ["qstarts", "VSTACK(SORT(IF(qclaim>0,qsenior,0)),qtotals)"],
  ["qlevels", "VSTACK(qzero-1,qkinks)"],
  ["qcount", "SUM(0*qstarts+1)"],
];

/** Each class's part of a tier, by the tier's number. */
export function splitOf(tier: string): string {
  const active = `${sharesFrom("(level*(1+2*10^-12))")}*qn`;
  return `LET(start,INDEX(qstarts,${tier}),level,INDEX(qlevels,${tier}),IF(level<0,(qclaim>0)*(qsenior=start)*qclaim/IF(qbeside>0,qbeside,1),${active}/IF(SUM(${active})>0,SUM(${active}),1)))`;
}

/** The normal distribution function by its series, to full precision in every spreadsheet: N(z) = 1/2 + φ(z)·(z + z³/3 + z⁵/(3·5) + …), |z| ≤ 8. */
function normal(z: string): string {
  return `(0.5+${z}*EXP(-${z}*${z}/2)/SQRT(2*PI())*REDUCE(1,SEQUENCE(120,1,241,-2),LAMBDA(sum,odd,1+sum*${z}*${z}/odd)))`;
}

/** Black–Scholes calls on an equity value at every start of a tier. */
export function callsAt(equity: string): string {
  return `MAP(qstarts,LAMBDA(strike,LET(spot,${equity},IF(spot*strike>0,LET(deviation,volatility*SQRT(years),middle,(LN(spot/strike)+(rate-yield)*years)/deviation,upper,MAX(-8,MIN(8,middle+deviation/2)),lower,MAX(-8,MIN(8,middle-deviation/2)),spot*EXP(-yield*years)*${normal("upper")}-strike*EXP(-rate*years)*${normal("lower")}),IF(spot>0,spot*EXP(-yield*years),0)))))`;
}

/** Behind the checks: the body, or #VALUE! for a table that the function refuses. */
export function checked(bindings: readonly Name[], body: string): string {
  return `LET(${[...classBindings, ...bindings].map(([name, expression]) => `${name},${expression},`).join("")}IF(qwrong>0,#VALUE!,${body}))`;
}
