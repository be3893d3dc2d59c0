import { hhi } from "../cloudshare/hhi";
import { overtaking } from "../cloudshare/overtaking";
import type { FunctionSpec } from "../spec";
import type { PortableFamily } from "./portable";
import { letIn, readSeriesInNatives } from "./series";

/** Years that are added up one by one while the series does not converge yet: by then the gap is closed (see FadingLead). */
const DIRECT_YEARS = 3600;
const SERIES_TERMS = 60;
/** Years whose revenue is followed, as in `crossover`. */
const FOLLOWED_YEARS = 20_000;

/** What the challenger gains in `years`: year by year as long as needed, then by the closed sum. */
const gainOf = (years: string) =>
  `(SUM(gains*(direct_years<${years})*(direct>0))+IF(${years}>direct,SUM(weights*(1-kept^(terms*(${years}-direct)))/(1-kept^terms)),0))`;

/** Leader's or challenger's revenue after so many whole years. */
const revenueAfter = (revenue: string, growth: string, years: string) =>
  `REDUCE(${revenue},SEQUENCE(MAX(1,${years})),LAMBDA(acc,k,IF(k>${years},acc,acc*(1+common+(${growth}-common)*IF(k=1,1,kept^(k-1))))))`;

export const cloudsharePortable: PortableFamily = {
  CLOUDSHARE: {
    lambda: `LAMBDA(names,revenue,growth,years,measure,rest,rest_growth,fade,${letIn(
      [
        ...readSeriesInNatives("in", ["revenue", "growth"], ["names"]),
        ["amounts", "VSTACK(revenue_nums,rest)"],
        ["rates", "VSTACK(growth_nums,rest_growth)"],
        ["width", "SUM(0*rates+1)"],
        ["common", "SUM(amounts*rates)/SUM(amounts)"],
        ["repeated", "SUM(MAP(names_texts,LAMBDA(name,SUM(1*(names_texts=name)))))>width-1"],
        ["speeds", "TOROW(rates)"],
        [
          "paths",
          "MAKEARRAY(years+1,width,LAMBDA(i,j,INDEX(amounts,j)*REDUCE(1,SEQUENCE(years+1),LAMBDA(acc,k,IF(k<i,acc*(1+common+(INDEX(rates,j)-common)*(1-fade*(k>1))^(k-1)),acc)))))",
        ],
        ["total", "BYROW(paths,LAMBDA(line,SUM(line)))"],
        ["shares", "paths/total"],
        ["paces", "common+(speeds-common)*(1-fade*(SEQUENCE(MAX(1,years))>1))^(SEQUENCE(MAX(1,years))-1)"],
        ["hhi", "10000*BYROW(DROP(shares,,-1),LAMBDA(line,SUM(line*line)))"],
        ["shown_paths", "IF(rest>0,paths,DROP(paths,,-1))"],
        ["shown_shares", "IF(rest>0,shares,DROP(shares,,-1))"],
        ["list", 'TOROW(IF(rest>0,VSTACK(names_texts,"Rest"),names_texts))'],
        ["span", "SEQUENCE(years+1,1,0)"],
      ],
      `IF(years<>INT(years),#NUM!,IF((MIN(revenue_nums)<0)+(MIN(growth_nums)<-1)+repeated>0,#VALUE!,IF(SUM(amounts)=0,#DIV/0!,IF(ISNUMBER(SUM(total)),SWITCH(measure,"revenue",VSTACK(HSTACK("Year",list,"Total"),HSTACK(span,shown_paths,total)),"share",VSTACK(HSTACK("Year",list),HSTACK(span,shown_shares)),"hhi",VSTACK(HSTACK("Year","HHI"),HSTACK(span,hhi)),"growth",IF(years=0,HSTACK("Year",list),VSTACK(HSTACK("Year",list),HSTACK(SEQUENCE(MAX(1,years)),IF(rest>0,paces,DROP(paces,,-1))))),VSTACK(HSTACK("Year",MAP(list,LAMBDA(name,name&" revenue")),"Total revenue",MAP(list,LAMBDA(name,name&" share")),"HHI"),HSTACK(span,shown_paths,total,shown_shares,hhi))),SUM(total)))))`,
    )})`,
  },
  "CLOUDSHARE.CROSSOVER": {
    lambda: `LAMBDA(leader,leader_growth,challenger,challenger_growth,start,fade,${letIn(
      [
        ["edge", "challenger_growth-leader_growth"],
        ["lead", "LN(leader)-LN(challenger)"],
        ["kept", "1-fade"],
        ["weight", "1/(1+leader/challenger)"],
        ["common", "leader_growth+edge*weight"],
        ["slow", "-edge*weight/(1+common)"],
        ["fast", "edge*(1-weight)/(1+common)"],
        ["spread", "MAX(-slow,fast)"],
        ["direct", `IF(spread<=0.5,0,IF(kept=0,1,MIN(${DIRECT_YEARS},ROUNDUP(LN(0.5/spread)/LN(kept),0))))`],
        ["direct_years", "SEQUENCE(MAX(1,direct),1,0)"],
        ["gains", "MAP(direct_years,LAMBDA(n,LN((1+fast*IF(n=0,1,kept^n))/(1+slow*IF(n=0,1,kept^n)))))"],
        ["terms", `SEQUENCE(${SERIES_TERMS})`],
        ["first", "IF(direct=0,1,kept^direct)"],
        ["weights", "(-1)^(terms+1)*((fast*first)^terms-(slow*first)^terms)/terms"],
        ["steps", "2^SEQUENCE(50,1,49,-1)"],
        ["whole", `IF(fade*(edge>0)*(lead>0)=0,0,REDUCE(0,steps,LAMBDA(acc,step,IF(${gainOf("(acc+step)")}<lead,acc+step,acc))))`],
        [
          "years",
          `IF(challenger>leader*(1+1E-15),NA(),IF(edge<=1E-15*(1+leader_growth),NA(),IF(lead<=0,0,IF(fade=0,lead/LN((1+challenger_growth)/(1+leader_growth)),IF(kept=0,LET(gain,LN((1+fast)/(1+slow)),IF(lead<=gain*(1+1E-13),MIN(1,lead/gain),NA())),IF(whole>=2^50-1,NA(),whole+(lead-IF(whole=0,0,${gainOf("whole")}))/LN((1+fast*IF(whole=0,1,kept^whole))/(1+slow*IF(whole=0,1,kept^whole)))))))))`,
        ],
        ["nearest", "ROUND(years,0)"],
        ["whole_years", "IF(ABS(years-nearest)<=0.000000001*MAX(1,years),nearest,ROUNDUP(years,0))"],
        ["followed", `whole_years<=${FOLLOWED_YEARS}`],
        ["last", "MAX(0,whole_years-1)"],
        [
          "meeting",
          `IF(followed,IFERROR(${revenueAfter("leader", "leader_growth", "last")}*(1+common+(leader_growth-common)*IF(last=0,1,kept^last))^MIN(1,years-last),""),"")`,
        ],
        ["challenger_then", `IF(followed,IFERROR(${revenueAfter("challenger", "challenger_growth", "whole_years")},""),"")`],
        ["leader_then", `IF(followed,IFERROR(${revenueAfter("leader", "leader_growth", "whole_years")},""),"")`],
        ["table", spilled(overtaking, ["years", "start+whole_years", "meeting", "challenger_then", "leader_then"])],
      ],
      `IF(${["leader", "leader_growth", "challenger", "challenger_growth"].map((name) => `SUM(0*TOCOL(${name})+1)`).join("+")}>4,#VALUE!,IF(IFERROR(years,-1)<0,#N/A,FILTER(table,CHOOSECOLS(table,2)<>"")))`,
    )})`,
  },
  "CLOUDSHARE.REQUIRED": {
    // Past the range of numbers the ratio is taken in two halves.
    lambda:
      "LAMBDA(leader,leader_growth,challenger,years,IF(challenger>leader*(1+1E-15),NA(),(1+leader_growth)*IF(leader/1E+300>challenger,((leader^0.5/challenger^0.5)^(1/years))^2,(leader/challenger)^(1/years))-1))",
  },
  "CLOUDSHARE.HHI": {
    lambda: `LAMBDA(values,remainder,${letIn(
      [
        ...readSeriesInNatives("in", ["values"]),
        ["largest", "MAX(values_nums)"],
        ["parts", "values_nums/largest"],
        ["total", "SUM(parts)+remainder/largest"],
        ["squares", "SUM(parts*parts)"],
        ["points", "10000*squares/total^2"],
        ["table", spilled(hhi, ["points", "total^2/squares", "points+10000*(remainder/largest/total)^2"])],
      ],
      "IF(MIN(values_nums)<0,#VALUE!,IF(largest=0,#DIV/0!,IF(remainder>0,table,TAKE(table,2))))",
    )})`,
  },
  "CLOUDSHARE.CONTRIBUTION": {
    lambda: `LAMBDA(current,growth,${letIn(
      [
        ...readSeriesInNatives("in", ["current", "growth"]),
        ["before", "current_nums/(1+growth_nums)"],
        ["added", "before*growth_nums"],
        ["total", "SUM(before)"],
        ["change", "SUM(added)"],
      ],
      'IF((MIN(current_nums)<0)+(MIN(growth_nums)<=-1)>0,#VALUE!,IF(total=0,#DIV/0!,VSTACK(HSTACK("Previous","Added","Points of growth","Share of growth"),HSTACK(before,added,added/total,added/change))))',
    )})`,
  },
  "CLOUDSHARE.EXCIRCULAR": {
    lambda: `LAMBDA(revenue,circular,${letIn(
      [
        ...readSeriesInNatives("in", ["revenue", "circular"]),
        ["without", "MAP(revenue_nums,circular_nums,LAMBDA(all,part,IF(ABS(all-part)<=1E-12*all,0,all-part)))"],
        ["grown", "DROP(revenue_nums,1)/DROP(revenue_nums,-1)-1"],
        ["without_grown", "DROP(without,1)/DROP(without,-1)-1"],
      ],
      'IF((MIN(revenue_nums)<0)+(MIN(circular_nums)<0)>0,#VALUE!,IF(SUM(in_kept)<2,#VALUE!,IF(MIN(without)<0,#NUM!,VSTACK(HSTACK("Without circular","Growth","Growth without","Points taken away"),HSTACK(TAKE(without,1),"","",""),HSTACK(DROP(without,1),grown,without_grown,grown-without_grown)))))',
    )})`,
  },
};

/** Label and value rows of a summary without a measure, in the order declared. */
function spilled(spec: FunctionSpec, values: readonly string[]): string {
  return `VSTACK(${(spec.measures ?? []).map(({ label }, i) => `HSTACK("${label}",${values[i]})`).join(",")})`;
}
