import loadHighs from "highs";
import { findFunction } from "../src/catalogue";
import { invoke } from "../src/catalogue/invoke";
import { type Cases, inProcess, measure } from "./measure";
import { dealNetwork, type FlowRow, hardNetworks } from "./networks";
import type { Row, Section } from "./report";

/** A call as Excel makes it: raw arguments in, one number out; anything else stops the run. */
export function numberOf(name: string, ...args: unknown[]): number {
  const spec = findFunction(name);
  if (!spec) throw new Error(`no function ${name}`);
  const result = invoke(spec, args);
  if (!result.ok) throw new Error(result.error.message);
  if (Array.isArray(result.value)) return result.value.length;
  if (typeof result.value !== "number") throw new Error(`${name} gave ${String(result.value)}`);
  return result.value;
}

const onDeals = (name: string, measureName?: string) => (rows: number) => {
  const flows = dealNetwork(rows);
  return measure(() => (measureName ? numberOf(name, flows, measureName) : numberOf(name, flows)));
};

/** Cases that run in a process of their own, by name. */
export const circularCases: Cases = {
  amount: onDeals("CIRCULARFLOW", "circular_amount"),
  summary: onDeals("CIRCULARFLOW"),
  nodes: onDeals("CIRCULARFLOW.NODES"),
  net: onDeals("CIRCULARFLOW.NET"),
  loops: (rows) => {
    const flows = dealNetwork(rows);
    return measure(() => numberOf("CIRCULARFLOW.LOOPS", flows, null, 100));
  },
  ...Object.fromEntries(
    Object.entries(hardNetworks).map(([shape, network]) => [
      shape,
      (rows: number) => {
        const flows = network(rows);
        return measure(() => numberOf("CIRCULARFLOW", flows, "circular_amount"));
      },
    ]),
  ),
};

const TARGETS = [
  [26, 5],
  [20_000, 300],
  [100_000, 2000],
  [1_000_000, 30_000],
] as const;

async function isolatedRow(what: string, name: string, size: number, target?: number): Promise<Row & { result: number }> {
  const run = await inProcess(name, size);
  return { what: `${what}, ${size.toLocaleString("en")} rows`, ...run, ...(target === undefined ? {} : { target }) };
}

/** The same amount from HiGHS, a linear programming solver; building its text is not counted. */
async function byLinearProgramme(flows: readonly FlowRow[]): Promise<{ amount: number; milliseconds: number }> {
  const highs = await loadHighs();
  const amounts = new Map<string, number>();
  for (const [from, to, amount] of flows) amounts.set(`${from}>${to}`, (amounts.get(`${from}>${to}`) ?? 0) + amount);
  const balance = new Map<string, string[]>();
  const add = (company: string, term: string): void => void (balance.get(company) ?? balance.set(company, []).get(company))?.push(term);
  [...amounts.keys()].forEach((link, f) => {
    const [from, to] = link.split(">");
    if (from === to) return;
    add(from, `- f${f}`);
    add(to, `+ f${f}`);
  });
  const lines = (terms: readonly string[]): string => terms.join("\n ");
  const programme = [
    `Maximize\n obj: ${lines([...amounts.keys()].map((_, f) => `+ f${f}`))}`,
    `Subject To\n${[...balance.values()].map((terms, c) => ` c${c}: ${lines(terms)} = 0`).join("\n")}`,
    `Bounds\n${[...amounts.values()].map((amount, f) => ` 0 <= f${f} <= ${amount}`).join("\n")}`,
    "End",
  ].join("\n");
  const start = performance.now();
  const { ObjectiveValue } = highs.solve(programme);
  return { amount: ObjectiveValue, milliseconds: performance.now() - start };
}

export const circular: Section = {
  title: "CIRCULARFLOW",
  about:
    "Calls through the catalogue, with arguments as Excel passes them, each size in a process of its own. Deal-like networks: power-law, amounts from cents to billions, one row in five paying part of an earlier one back.",
  async run() {
    const rows: Row[] = [];
    for (const [size, target] of TARGETS) {
      const row = await isolatedRow("circular amount", "amount", size, target);
      if (size > 20_000) {
        rows.push(row);
        continue;
      }
      const peer = await byLinearProgramme(dealNetwork(size));
      if (Math.abs(peer.amount - row.result) > 1e-6 * row.result) throw new Error(`HiGHS finds ${peer.amount}, not ${row.result}`);
      rows.push({ ...row, peer: "highs", peerMilliseconds: peer.milliseconds });
    }
    for (const [size, target] of TARGETS) rows.push(await isolatedRow("whole summary", "summary", size, target));
    for (const [size] of TARGETS) rows.push(await isolatedRow(".NET", "net", size));
    for (const size of [26, 1000, 20_000]) rows.push(await isolatedRow(".NODES", "nodes", size));
    for (const [size] of TARGETS.slice(0, 3)) rows.push(await isolatedRow(".LOOPS, the top 100", "loops", size));
    for (const shape of Object.keys(hardNetworks))
      for (const size of [100_000, 1_000_000]) rows.push(await isolatedRow(`circular amount, ${shape}`, shape, size));
    return rows;
  },
};
