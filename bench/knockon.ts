import { findFunction } from "../src/catalogue";
import { invokeInSteps } from "../src/catalogue/invoke";
import { type Cases, inProcess, type Measured } from "./measure";
import { dealNetwork, type FlowRow, seeded } from "./networks";
import { inPython, type PeerRun } from "./peers";
import type { Row, Section } from "./report";

/** The most rows that a column holds. */
const CEILING = 1_048_576;
const DENSE_MILLISECONDS = 5000;

type Call = (flows: FlowRow[]) => readonly [name: string, ...args: unknown[]];

/** For each company a random part of what it pays, up to `most` of it. */
function byCompany(flows: readonly FlowRow[], most: number): [string, number][] {
  const paid = new Map<string, number>();
  for (const [from, to, amount] of flows) {
    paid.set(from, (paid.get(from) ?? 0) + amount);
    paid.set(to, paid.get(to) ?? 0);
  }
  const random = seeded(5);
  return [...paid].map(([company, amount]) => [company, Math.round((amount * random() * most + 1) * 100) / 100]);
}

const CALLS: Readonly<Record<string, Call>> = {
  EDGES: (flows) => ["CIRCULARFLOW.EDGES", flows],
  FINN: (flows) => ["CIRCULARFLOW.FINN", flows, null, "cycling_index"],
  DEPEND: (flows) => ["CIRCULARFLOW.DEPEND", flows, flows[0][1], flows[3][0]],
  FAIL: (flows) => ["CIRCULARFLOW.FAIL", flows, flows[0][0]],
  CLEARING: (flows) => ["CIRCULARFLOW.CLEARING", flows, byCompany(flows, 0.5)],
  DEBTRANK: (flows) => ["CIRCULARFLOW.DEBTRANK", flows, byCompany(flows, 20), null, [[flows[0][0], 0.5]]],
  BENCHMARK: (flows) => ["CIRCULARFLOW.BENCHMARK", flows, 2, "random_mean"],
};

/** Few links a company, money from outside for a good part of what each passes on: what the sparse iteration is for. */
function thinNetwork(rows: number): FlowRow[] {
  const random = seeded(9);
  const companies = Math.ceil(rows / 3);
  const name = (i: number): string => `N${i}`;
  return Array.from({ length: rows }, (_, k) => {
    const i = k % companies;
    return [name(i), name(k < companies ? (i + 1) % companies : Math.floor(random() * companies)), 1 + Math.floor(random() * 100)];
  });
}

/** As many companies as there are rows for at a quarter of all pairs. */
function denseNetwork(companies: number): FlowRow[] {
  const random = seeded(7);
  const flows: FlowRow[] = Array.from({ length: companies }, (_, i) => [`N${i}`, `N${(i + 1) % companies}`, 1 + random() * 100]);
  while (flows.length < Math.min(CEILING, (companies * companies) / 4))
    flows.push([`N${Math.floor(random() * companies)}`, `N${Math.floor(random() * companies)}`, 1 + random() * 100]);
  return flows;
}

/**
 * Runs a call in steps: the longest of them is how long Excel would wait at most. On the processor's clock, which counts what the engine does beside the
 * computation, such as collecting garbage, on other threads too.
 */
function stepped([name, ...args]: ReturnType<Call>): Measured<number> {
  const spec = findFunction(name);
  if (!spec) throw new Error(`no function ${name}`);
  const clock = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const [wall, cpu] = [performance.now(), clock()];
  const steps = invokeInSteps(spec, args);
  let longest = 0;
  for (;;) {
    const start = clock();
    const { done, value } = steps.next();
    longest = Math.max(longest, clock() - start);
    if (!done) continue;
    if (!value.ok) throw new Error(value.error.message);
    return { result: longest, milliseconds: performance.now() - wall, cpuMilliseconds: clock() - cpu };
  }
}

const NETWORKS = { deals: dealNetwork, dense: denseNetwork, thin: thinNetwork };

/** Cases that run in a process of their own, by function and network. */
export const knockOnCases: Cases = Object.fromEntries(
  Object.entries(CALLS).flatMap(([name, call]) =>
    Object.entries(NETWORKS).map(([network, rows]) => [`${name} ${network}`, (size: number) => stepped(call(rows(size)))]),
  ),
);

async function isolated(name: string, network: keyof typeof NETWORKS, size: number, what: string, target?: number): Promise<Row> {
  const { result, ...run } = await inProcess(`${name} ${network}`, size);
  return {
    what: `.${name}, ${what}`,
    ...run,
    note: `longest stretch ${result.toPrecision(2)} ms`,
    ...(target === undefined ? {} : { target }),
  };
}

const SETUP = `
import json, sys, time
import numpy as np
from scipy.sparse import csr_matrix
flows = json.load(sys.stdin)
t = time.process_time()
names = {}
for f, to, a in flows:
    names.setdefault(f, len(names)); names.setdefault(to, len(names))
n = len(names)
F = csr_matrix(([a for _, _, a in flows], ([names[f] for f, _, _ in flows], [names[to] for _, to, _ in flows])), shape=(n, n))
paid, received = np.asarray(F.sum(axis=1)).ravel(), np.asarray(F.sum(axis=0)).ravel()
T = np.maximum(paid, received)
`;

/** As ecological network analysis does it: the whole inverse, of which only the diagonal is wanted. */
const FINN = `${SETUP}
G = F.toarray() / T[:, None]
N = np.linalg.inv(np.eye(n) - G)
print((time.process_time() - t) * 1000, (T * (1 - 1 / np.diag(N))).sum() / T.sum())
`;

/** One sparse solve of the same system; from and to are those of the first and fourth row. */
const DEPEND = `${SETUP}
from scipy.sparse import diags, eye
from scipy.sparse.linalg import spsolve
on, of = names[flows[3][0]], names[flows[0][1]]
A = (F @ diags(1 / T)).T.tolil()
A[on, :] = 0
b = np.zeros(n); b[on] = 1
h = spsolve((eye(n) - A.tocsr()).tocsc(), b)
col = F.tocsc()[:, of].toarray().ravel()
print((time.process_time() - t) * 1000, (col * h).sum() / received[of])
`;

function beside(row: Row, name: string, programme: string, flows: readonly FlowRow[]): Row {
  const peer: PeerRun | null = inPython(name, ["numpy", "scipy"], programme, flows);
  return peer ? { ...row, peer: peer.name, peerMilliseconds: peer.milliseconds } : row;
}

export const knockOn: Section = {
  title: "Attribution, dependence, failure, significance",
  about:
    "Calls through the catalogue, each in a process of its own, once: the engine's warm-up is in them. The longest stretch is the most processor's time between two pauses; peers' times are the processor's too.",
  async run() {
    const rows: Row[] = [];
    for (const size of [20, 1000]) {
      const flows = dealNetwork(size);
      const what = `${size.toLocaleString("en")} rows`;
      rows.push(await isolated("EDGES", "deals", size, what), await isolated("FAIL", "deals", size, what));
      rows.push(beside(await isolated("FINN", "deals", size, what), "numpy, whole inverse", FINN, flows));
      rows.push(beside(await isolated("DEPEND", "deals", size, what), "scipy, sparse solve", DEPEND, flows));
      for (const name of ["CLEARING", "DEBTRANK", "BENCHMARK"]) rows.push(await isolated(name, "deals", size, what));
    }
    const dense = denseNetwork(2000);
    const denseWhat = `one knot of 2,000 companies, ${dense.length.toLocaleString("en")} rows`;
    rows.push(beside(await isolated("FINN", "dense", 2000, denseWhat, DENSE_MILLISECONDS), "numpy, whole inverse", FINN, dense));
    rows.push(await isolated("EDGES", "dense", 500, "one knot of 500 companies, 62,500 rows"));
    rows.push(await isolated("EDGES", "thin", 9000, "one knot of 3,000 companies, 9,000 rows"));
    rows.push(await isolated("FINN", "thin", 9000, "one knot of 3,000 companies, 9,000 rows"));
    for (const name of ["DEPEND", "FAIL", "CLEARING", "DEBTRANK", "BENCHMARK"])
      for (const size of [100_000, CEILING]) rows.push(await isolated(name, "deals", size, `${size.toLocaleString("en")} rows`));
    return rows;
  },
};
