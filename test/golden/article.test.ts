import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../support/evaluate";

/**
 * The article's case as one model: the round, and the clouds that compete for it. The circular part (what comes back through the cloud
 * bill) is in CIRCULARFLOW.PAIR's golden table. Facts come from src/deals/data; figures printed in the article are checked as printed.
 */
interface Fact {
  readonly id: string;
  readonly value: number;
  readonly growth?: number;
  readonly shares?: Readonly<Record<string, number>>;
}

const facts = JSON.parse(readFileSync(join(__dirname, "../../src/deals/data/cloud.json"), "utf8")) as Fact[];

function fact(id: string): Fact {
  const found = facts.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no fact ${id}`);
  return found;
}

function number(formula: string): number {
  const result = evaluate(formula);
  if (!result.ok || typeof result.value !== "number") throw new Error(`${formula}: ${JSON.stringify(result)}`);
  return result.value;
}

describe("the round: 100 raised at 830 after 500, 50 of it from one investor", () => {
  const measure = (name: string, rest = "") => number(`AIVALUATION(100,830,"${name}",,500,50${rest})`);

  test.each([
    ["pre_money", 730, 0],
    ["new_money_stake", 0.12048, 5],
    ["investor_stake", 0.06024, 5],
    ["step_up", 1.46, 2],
    ["headline_step_up", 1.66, 2],
  ])("%s is %d", (name, printed, decimals) => expect(measure(name)).toBeCloseTo(printed, decimals));

  test("a grid over what is raised and valued holds the article's cell", () => {
    const grid = 'AIVALUATION.SENSITIVITY({50;100},{500,830},"investor_stake",,500,50)';
    expect(number(`INDEX(${grid},3,3)`)).toBe(measure("investor_stake"));
  });

  test("two rounds in a row: the round before leaves 500, this one 830", () => {
    const rounds = 'AIVALUATION.ROUNDS({"Before",40,500;"Article",100,830})';
    expect(number(`INDEX(${rounds},3,5)`)).toBe(measure("step_up"));
    expect(number(`INDEX(${rounds},3,11)`)).toBeCloseTo(measure("new_money_stake"), 12);
    expect(number(`INDEX(${rounds},3,9)`)).toBeCloseTo((460 / 500) * (730 / 830), 12);
  });

  test("at a margin of 30% on a cloud bill of 38 the stake costs what 641 would", () => {
    expect(measure("net_cost", ",,,,11.4")).toBeCloseTo(50 - 0.3 * 38, 12);
    expect(measure("effective_valuation", ",,,,11.4")).toBeCloseTo(640.76, 9);
  });
});

describe("the clouds: AWS +20%, Azure +40%, Google Cloud +34%", () => {
  const [aws, azure, google] = ["ART-12", "ART-13", "ART-14"].map((id) => fact(id).value);
  const { Amazon = 0, Microsoft = 0, Google = 0 } = fact("CLD-21").shares ?? {};

  test("the growth rates are the article's", () => expect([aws, azure, google]).toEqual([0.2, 0.4, 0.34]));

  // Market shares of Q3 2025 (Synergy Research, one definition for all three) stand for revenue: a crossing depends on ratios alone.
  test("Microsoft overtakes AWS in the third year, Google Cloud in the eighth, and Microsoft stays ahead of Google Cloud", () => {
    const microsoft = `CLOUDSHARE.CROSSOVER(${Amazon},${aws},${Microsoft},${azure},2025)`;
    expect(number(`INDEX(${microsoft},1,2)`)).toBeCloseTo(Math.log(29 / 20) / Math.log(1.4 / 1.2), 9);
    expect(number(`INDEX(${microsoft},2,2)`)).toBe(2028);
    const googleCloud = `CLOUDSHARE.CROSSOVER(${Amazon},${aws},${Google},${google},2025)`;
    expect(number(`INDEX(${googleCloud},1,2)`)).toBeCloseTo(Math.log(29 / 13) / Math.log(1.34 / 1.2), 9);
    expect(number(`INDEX(${googleCloud},2,2)`)).toBe(2033);
    const never = evaluate(`CLOUDSHARE.CROSSOVER(${Microsoft},${azure},${Google},${google})`);
    expect(never).toMatchObject({ ok: false, error: { error: "#N/A", message: expect.stringContaining("more slowly") } });
  });

  test("by reported revenue of Q3 2025 Google Cloud needs seven years, by the projection too", () => {
    const [awsRevenue, googleRevenue] = [fact("CLD-01").value, fact("CLD-02").value];
    const years = number(`INDEX(CLOUDSHARE.CROSSOVER(${awsRevenue},${aws},${googleRevenue},${google}),1,2)`);
    expect(years).toBeCloseTo(Math.log(33 / 15.2) / Math.log(1.34 / 1.2), 9);
    const projection = `CLOUDSHARE({"AWS","Google Cloud"},{${awsRevenue},${googleRevenue}},{${aws},${google}},8,"revenue")`;
    const gap = (year: number) => number(`INDEX(${projection},${year + 2},2)`) - number(`INDEX(${projection},${year + 2},3)`);
    expect(gap(Math.floor(years))).toBeGreaterThan(0);
    expect(gap(Math.ceil(years))).toBeLessThan(0);
    expect(number(`CLOUDSHARE.REQUIRED(${awsRevenue},${aws},${googleRevenue},${years})`)).toBeCloseTo(google, 9);
  });

  test("AWS still adds more money than Google Cloud in a year", () => {
    const parts = `CLOUDSHARE.CONTRIBUTION({${fact("CLD-01").value},${fact("CLD-02").value}},{${aws},${google}})`;
    expect(number(`INDEX(${parts},2,2)`)).toBeCloseTo(5.5e9, 0);
    expect(number(`INDEX(${parts},3,2)`)).toBeLessThan(5.5e9);
  });

  test("5.43 a year through the cloud bill is five points of AWS's growth in 2025", () => {
    const growth = `CLOUDSHARE.EXCIRCULAR({${fact("CLD-08").value},${fact("CLD-07").value}},{0,${38e9 / 7}})`;
    expect(number(`INDEX(${growth},3,2)`)).toBeCloseTo(fact("CLD-07").growth ?? NaN, 2);
    expect(number(`INDEX(${growth},3,4)`)).toBeCloseTo(38 / 7 / 107.6, 9);
  });
});
