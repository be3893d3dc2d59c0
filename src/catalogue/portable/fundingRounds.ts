import { ROUNDS_HEADER, rounds } from "../aivaluation/rounds";
import type { TableParameter } from "../spec";
import { letIn, type Name } from "./series";
import { leftOut, readTableInNatives } from "./readTableInNatives";

const [roundsTable, holdersTable] = rounds.parameters as readonly TableParameter[];

const isPool = (name: string) => `1*OR(RIGHT(" "&${name},5)=" pool",RIGHT(" "&${name},5)=" esop")`;
const roundValue = (column: string) => `INDEX(${column},k)`;

/** The round k played on the shares in the last row of `acc`: all shares after it, by holder. */
const PLAY: readonly Name[] = [
  ["had", "TAKE(acc,-1)"],
  ["had_all", "SUM(had)"],
  ["pooled", "SUM(had*pools)"],
  ["stake", roundValue("stakes")],
  ["goal", roundValue("goals")],
  ["big", "(had_all-pooled)/(1-stake-goal)"],
  ["grows", "(goal>0)*(goal*big>pooled)"],
  ["now", "IF(grows=1,big,had_all/(1-stake))"],
  ["cost", `${roundValue("posts")}/now`],
  ["sale", `${roundValue("sales")}/cost`],
  ["loose", "had_all-pooled"],
  ["staying", "IF(sale=0,1,MAX(0,1-sale/loose))"],
  ["topped", "IF(grows=1,goal*big,pooled)"],
  ["broken", "IF((stake+goal>=1-1E-12)+(sale>loose*(1+1E-12))>0,#NUM!,0)"],
];

/** LAMBDA of AIVALUATION.ROUNDS: the holders are listed first, then the shares are played round by round, a row each. */
export const fundingRoundsLambda = `LAMBDA(rounds,holders,${letIn(
  [
    ...readTableInNatives("t", roundsTable),
    ["usual", '1*(LEFT(INDEX(t_h,1,MAX(1,INDEX(t_p,1,3))),3)="pre")*(t_top=1)'],
    [
      "bases",
      'MAP(t_basis,LAMBDA(word,IF(word="",IF(usual=1,"pre","post"),LOWER(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(LOWER(word),"-money","")," money",""),"money","")))))',
    ],
    ["titles", 'MAP(t_round,SEQUENCE(t_count),LAMBDA(title,k,IF(title="","Round "&k,""&title)))'],
    ["buyers", 'MAP(t_investor,titles,LAMBDA(buyer,title,IF(buyer="",title&" investors",buyer)))'],
    ["goals", 'MAP(t_pool,LAMBDA(goal,IF(goal="",0,goal)))'],
    ["cash", 't_raised*(bases<>"secondary")'],
    ["posts", 't_valuation+t_raised*(bases="pre")'],
    ["pres", "posts-cash"],
    ["stakes", "cash/posts"],
    ["sales", 't_secondary+t_raised*(bases="secondary")'],
    [
      "sound",
      'IF((MIN(t_raised)<0)+(MIN(t_valuation)<=0)+(MIN(goals)<0)+(MAX(goals)>=1)+(MIN(t_secondary)<0)+SUM(1*((bases<>"post")*(bases<>"pre")*(bases<>"secondary")>0))>0,#VALUE!,IF((MIN(pres)<=0)+(MAX(sales-t_secondary-t_valuation)>0)>0,#NUM!,1))',
    ],
    [
      "owners",
      `IF(${leftOut("holders")},HSTACK("Existing holders",1),${letIn(
        [
          ...readTableInNatives("o", holdersTable),
          ["folks", 'MAP(o_holder,SEQUENCE(o_count),LAMBDA(person,k,IF(person="","Holder "&k,""&person)))'],
          ["sum_held", "SUM(o_shares)"],
          ["fractions", "(MAX(o_shares)<=1)*(SUM((o_shares>0)*(o_shares<1))>0)"],
          ["twice", "SUM(MAP(folks,LAMBDA(person,SUM(1*(folks=person)))))>o_count"],
        ],
        'IF(twice+(MIN(o_shares)<0)+fractions*(sum_held>1+1E-9)>0,#VALUE!,IF(sum_held=0,#NUM!,IF(fractions*(sum_held<1-1E-9)>0,VSTACK(HSTACK(folks,o_shares),HSTACK("Others",1-sum_held)),HSTACK(folks,o_shares))))',
      )})`,
    ],
    ["first", "CHOOSECOLS(owners,1)"],
    ["has_pool", `SUM(MAP(first,LAMBDA(person,${isPool("person")})))`],
    [
      "folk",
      `REDUCE(first,SEQUENCE(t_count),LAMBDA(acc,k,${letIn(
        [
          ["joined", `IF((${roundValue("goals")}>0)*(has_pool=0)*(SUM(1*(acc="Option pool"))=0)>0,VSTACK(acc,"Option pool"),acc)`],
          ["buyer", roundValue("buyers")],
        ],
        `IF((${roundValue("t_raised")}+${roundValue("t_secondary")}>0)*(SUM(1*(joined=buyer))=0)>0,VSTACK(joined,buyer),joined)`,
      )}))`,
    ],
    ["cols", "TOROW(folk)"],
    ["firsts", "SUM(MAP(first,LAMBDA(person,1)))"],
    ["wide", "SUM(MAP(folk,LAMBDA(person,1)))"],
    ["flags", `MAP(cols,LAMBDA(person,${isPool("person")}))`],
    ["pools", "IF(SUM(flags)=0,flags,1*(SEQUENCE(1,wide)=XMATCH(1,flags)))"],
    ["start", "MAP(SEQUENCE(1,wide),LAMBDA(n,IF(n<=firsts,INDEX(owners,MIN(n,firsts),2),0)))"],
    [
      "played",
      `REDUCE(start,SEQUENCE(t_count),LAMBDA(acc,k,${letIn(
        PLAY,
        `VSTACK(acc,broken+had*(1-pools)*staying+pools*topped+(cols=${roundValue("buyers")})*(stake*now+sale))`,
      )}))`,
    ],
    ["totals", "BYROW(played,LAMBDA(line,SUM(line)))"],
    ["after", "DROP(totals,1)"],
    ["checked", "sound+SUM(totals)"],
    ["steps", 'MAP(SEQUENCE(t_count),LAMBDA(k,IF(k=1,"",INDEX(pres,k)/INDEX(posts,MAX(1,k-1)))))'],
  ],
  `IF(ISNUMBER(checked),VSTACK(HSTACK(${ROUNDS_HEADER.map((head) => `"${head}"`).join(",")},cols),HSTACK(titles,t_raised,pres,posts,steps,posts/after,after,MAP(1-DROP(totals,-1)/after,LAMBDA(part,IF(ABS(part)<1E-14,0,part))),DROP(played,1)/after)),checked)`,
)})`;
