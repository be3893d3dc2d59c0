import { NORM } from "@formulajs/formulajs";
import { findFunction } from "../src/catalogue";
import { invoke } from "../src/catalogue/invoke";
import { backsolve } from "../src/domain/captable/backsolve";
import { convertibles } from "../src/domain/captable/convertibles";
import { pricedRound, type RoundTerms } from "../src/domain/captable/pricedRound";
import { type ShareClassRow, shareClasses } from "../src/domain/captable/shareClasses";
import { shareOfTier, tiersOf } from "../src/domain/captable/tiers";
import { spreadValues } from "../src/domain/captable/spreadValues";
import { waterfall } from "../src/domain/captable/waterfall";
import type { Outcome } from "../src/domain/kernel/outcome";
import { sum } from "../src/domain/kernel/sum";
import { numberOf } from "./circular";
import { seeded } from "./networks";
import { inPython } from "./peers";
import type { Row, Section } from "./report";

const SAMPLES = 41;
const SAMPLE_MILLISECONDS = 4;
const WARM_UP_MILLISECONDS = 150;

/** Processor's milliseconds of one call: the median of samples of many calls each. */
function median(call: (i: number) => number): number {
  const timed = (calls: number): number => {
    const start = process.cpuUsage();
    let total = 0;
    for (let i = 0; i < calls; i++) total += call(i);
    const { user, system } = process.cpuUsage(start);
    if (Number.isNaN(total)) throw new Error("a call gave no number");
    return (user + system) / 1000;
  };
  // Until the engine has settled on its fastest code.
  for (let spent = 0; spent < WARM_UP_MILLISECONDS;) spent += timed(1 + Math.floor(spent));
  let calls = 1;
  for (; timed(calls) < SAMPLE_MILLISECONDS && calls < 1 << 20;) calls *= 2;
  const samples = Array.from({ length: SAMPLES }, () => timed(calls) / calls).sort((a, b) => a - b);
  return samples[SAMPLES >> 1];
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

const HEADER = ["class", "shares", "preference", "seniority", "kind", "cap", "conversion", "strike"];

/** A company of so many classes: common, options, and preferred of every kind, later ones senior. */
function table(count: number): (string | number)[][] {
  const random = seeded(count);
  const kinds = ["nonparticipating", "participating", "capped"];
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return ["Common", 6_000_000, "", "", "common", "", "", ""];
    if (i % 4 === 3) return [`Options ${i}`, 200_000, "", "", "option", "", "", Math.round(100 * i * random()) / 100];
    const kind = kinds[i % 3];
    return [
      `Series ${i}`,
      1_000_000,
      Math.round(100 * (1 + 2 * i * random())) / 100,
      count - (i >> 1),
      kind,
      kind === "capped" ? 3 : "",
      1,
      "",
    ];
  });
}

function classRows(count: number): ShareClassRow[] {
  const number = (value: string | number): number => (value === "" ? NaN : Number(value));
  return table(count).map(([name, shares, preference, seniority, kind, cap, conversion, strike]) => ({
    name: String(name),
    shares: Number(shares),
    preference: number(preference),
    invested: NaN,
    seniority: number(seniority),
    kind: String(kind),
    cap: number(cap),
    capBasis: "",
    conversion: number(conversion),
    strike: number(strike),
  }));
}

const SECURITIES = Array.from({ length: 10 }, (_, i): (string | number)[] => {
  const [amount, cap] = [100_000 + 25_000 * i, 6_000_000 + 700_000 * i];
  if (i % 5 === 4) return [`Note ${i}`, "note", amount, cap, 0.2, 0.08, 1.5];
  return [`SAFE ${i}`, ["safe_post", "safe_pre", "mfn", "safe_post"][i % 5], amount, i % 5 === 2 ? 0 : cap, i % 2 ? 0.15 : 0, 0, 0];
});
const SECURITIES_HEADER = ["holder", "kind", "amount", "cap", "discount", "rate", "years"];

function roundTerms(): RoundTerms {
  const rows = SECURITIES.map(([holder, kind, amount, cap, discount, rate, years]) => ({
    holder: String(holder),
    kind: String(kind),
    amount: Number(amount),
    cap: Number(cap),
    discount: Number(discount),
    rate: Number(rate),
    years: Number(years),
    compounding: "",
    proRata: 0,
  }));
  return {
    shares: 9_000_000,
    pool: 500_000,
    poolTarget: 0.1,
    poolInPre: true,
    raised: 5_000_000,
    preMoney: 20_000_000,
    method: "ownership",
    convertibles: valueOf(convertibles(rows)),
  };
}

/** As an analyst's loop does it: everybody's conversion is tried again and again until no class changes its mind. Non-participating only. */
function naiveWaterfall(classes: readonly ShareClassRow[], exit: number): number {
  const converts = classes.map(({ preference }) => !(preference > 0));
  const payouts = classes.map(() => 0);
  for (let changed = true; changed;) {
    changed = false;
    let left = exit;
    const ranks = [...new Set(classes.filter((_, i) => !converts[i]).map(({ seniority }) => seniority))].sort((a, b) => a - b);
    payouts.fill(0);
    for (const rank of ranks) {
      const paid = classes.flatMap((one, i) => (!converts[i] && one.seniority === rank ? [i] : []));
      const due = paid.reduce((sum, i) => sum + classes[i].preference * classes[i].shares, 0);
      for (const i of paid) payouts[i] = classes[i].preference * classes[i].shares * Math.min(1, left / due);
      left = Math.max(0, left - due);
    }
    const shares = classes.reduce((sum, one, i) => sum + (converts[i] ? one.shares : 0), 0);
    classes.forEach((one, i) => converts[i] && (payouts[i] = (left * one.shares) / shares));
    classes.forEach((one, i) => {
      if (!converts[i] && (exit * one.shares) / (shares + one.shares) > payouts[i] && left / shares > one.preference) {
        converts[i] = true;
        changed = true;
      }
    });
  }
  return payouts[0];
}

/** The same backsolve by Brent's method over scipy's normal distribution, as public notebooks do it. */
const SCIPY = `
import json, sys, time
import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm
d = json.load(sys.stdin)
starts, weights = np.array(d["starts"]), np.array(d["weights"])
T, s, r = d["years"], d["volatility"], d["rate"]
def call(equity, strike):
    if strike == 0: return equity
    d1 = (np.log(equity / strike) + (r + s * s / 2) * T) / (s * np.sqrt(T))
    return equity * norm.cdf(d1) - strike * np.exp(-r * T) * norm.cdf(d1 - s * np.sqrt(T))
def value(equity):
    calls = [call(equity, k) for k in starts] + [0.0]
    return sum(w * (calls[k] - calls[k + 1]) for k, w in enumerate(weights))
solve = lambda: brentq(lambda e: value(e) - d["target"], 1, 1e12, xtol=1e-6, rtol=1e-14)
solve()
times = []
for _ in range(15):
    t = time.process_time(); x = solve(); times.append(time.process_time() - t)
print(sorted(times)[7] * 1000, x)
`;

const TERMS = { years: 3, volatility: 0.6, rate: 0.03, payout: 0 };

function waterfalls(): Row[] {
  const eight = valueOf(shareClasses(classRows(8)));
  const forty = tiersOf(valueOf(shareClasses(classRows(40))));
  const exits = Array.from({ length: 1000 }, (_, i) => (i + 1) * 1_000_000);
  const plain = classRows(8).map((row) => ({ ...row, kind: row.preference > 0 ? "nonparticipating" : "common", strike: NaN }));
  const plainClasses = valueOf(shareClasses(plain));
  const [ours, theirs] = [waterfall(tiersOf(plainClasses), 55e6).amounts[0], naiveWaterfall(plain, 55e6)];
  if (Math.abs(ours / theirs - 1) > 1e-9) throw new Error(`the loop gives ${theirs}, not ${ours}`);
  const eightTable = [HEADER, ...table(8)];
  const fortyTable = [HEADER, ...table(40)];
  return [
    row(
      "waterfall of 8 classes, tiers and payouts",
      median((i) => waterfall(tiersOf(eight), 1e6 * (i % 100)).amounts[0]),
      0.01,
    ),
    {
      ...row(
        "the same, non-participating only",
        median((i) => waterfall(tiersOf(plainClasses), 1e6 * (i % 100)).amounts[0]),
      ),
      peer: "conversions tried until nobody changes",
      peerMilliseconds: median((i) => naiveWaterfall(plain, 1e6 * (i % 100))),
    },
    row(
      "waterfall of 8 classes, from a cell",
      median((i) => numberOf("CAPTABLE.WATERFALL", 1e6 * (i % 100), eightTable)),
    ),
    row(
      "40 classes at 1,000 exits",
      median(() => exits.reduce((sum, exit) => sum + waterfall(forty, exit).amounts[0], 0)),
      50,
    ),
    row(
      "40 classes at 1,000 exits, from a cell",
      median(() => numberOf("CAPTABLE.WATERFALL", [exits], fortyTable)),
      50,
    ),
  ];
}

function rounds(): Row[] {
  const terms = roundTerms();
  const securities = [SECURITIES_HEADER, ...SECURITIES];
  const holders = [
    ["Founders", "Common", 8_500_000],
    ["Pool", "pool", 500_000],
  ];
  const cell = (i: number) => numberOf("CAPTABLE", holders, 5_000_000, 20_000_000 + i, "price", 0.1, securities);
  return [
    row(
      "round with 10 convertibles and a pool target",
      median((i) => valueOf(pricedRound({ ...terms, preMoney: 20_000_000 + i })).price),
      0.03,
    ),
    row("the same, from a cell", median(cell)),
  ];
}

function backsolves(): Row[] {
  const tiers = tiersOf(valueOf(shareClasses(classRows(8))));
  const price = 12;
  const found = valueOf(backsolve(tiers, 1, price, TERMS));
  const weights = Array.from({ length: tiers.count }, (_, k) => shareOfTier(tiers, k, 1));
  const peer = inPython("scipy (brentq, norm.cdf)", ["numpy", "scipy"], SCIPY, {
    ...TERMS,
    starts: tiers.starts,
    weights,
    target: price * tiers.classes[1].shares,
  });
  if (peer && Math.abs(peer.result / found - 1) > 1e-9) throw new Error(`scipy finds ${peer.result}, not ${found}`);
  const [own, spreads] = [spreadValues(50e6, tiers.starts, TERMS).values, callSpreads(50e6, tiers.starts)];
  if (spreads.some((value, k) => Math.abs(value - own[k]) > 1e-6 * 50e6))
    throw new Error(`formulajs gives ${spreads.join()}, not ${own.join()}`);
  const classTable = [HEADER, ...table(8)];
  const cell = (i: number) => numberOf("CAPTABLE.BACKSOLVE", price + i * 1e-6, "Series 1", classTable, 3, 0.6, 0.03, "equity");
  return [
    {
      ...row(
        "backsolve with 8 classes",
        median((i) => valueOf(backsolve(tiers, 1, price + i * 1e-6, TERMS))),
        0.1,
      ),
      ...(peer ? { peer: peer.name, peerMilliseconds: peer.milliseconds } : {}),
    },
    row("backsolve with 8 classes, from a cell", median(cell)),
    {
      ...row(
        "values of the tiers of 8 classes",
        median((i) => sum(spreadValues(50e6 + i, tiers.starts, TERMS).values)),
      ),
      peer: "@formulajs/formulajs (NORM.S.DIST)",
      peerMilliseconds: median((i) => sum(callSpreads(50e6 + i, tiers.starts))),
    },
    row(
      "option pricing of 8 classes, from a cell",
      median((i) => opmRows(classTable, 50e6 + i)),
    ),
  ];
}

/** The same tiers as spreads of Black–Scholes calls, with the normal distribution of a library of Excel's functions. */
function callSpreads(equity: number, strikes: readonly number[]): number[] {
  const { years, volatility, rate } = TERMS;
  const deviation = volatility * Math.sqrt(years);
  const call = (strike: number): number => {
    if (strike === 0) return equity;
    const d1 = (Math.log(equity / strike) + rate * years) / deviation + deviation / 2;
    return equity * NORM.S.DIST(d1, true) - strike * Math.exp(-rate * years) * NORM.S.DIST(d1 - deviation, true);
  };
  const calls = [...strikes.map(call), 0];
  return strikes.map((_, k) => calls[k] - calls[k + 1]);
}

function opmRows(classTable: unknown, equity: number): number {
  const spec = findFunction("CAPTABLE.OPM");
  const result = spec && invoke(spec, [equity, classTable, 3, 0.6, 0.03]);
  if (!result?.ok || !Array.isArray(result.value)) throw new Error("CAPTABLE.OPM gave no table");
  return Number(result.value[1][3]);
}

function row(what: string, milliseconds: number, target?: number): Row {
  return { what, milliseconds, ...(target === undefined ? {} : { target }) };
}

export const captable: Section = {
  title: "CAPTABLE",
  about:
    "Processor's time of one call, the median of 41 samples of many calls each, on the domain's functions and, where it says so, through the catalogue with arguments as Excel passes them.",
  run: () => Promise.resolve([...waterfalls(), ...rounds(), ...backsolves()]),
};
