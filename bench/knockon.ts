import { readFileSync } from "node:fs";
import { findFunction } from "../src/catalogue";
import { invokeInSteps } from "../src/catalogue/invoke";
import { slice } from "../src/functions/inSlices";
import { eliminateLeaky } from "../src/domain/kernel/denseLeaky";
import { finish } from "../src/domain/kernel/steps";
import { AS_IN_BROWSERS, type Cases, inProcess, measure, type Measured } from "./measure";
import { dealNetwork, type FlowRow, seeded } from "./networks";
import { type Peer, run } from "./peers";
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

/** Every hundredth of the rows happens by chance, at least some. */
function uncertain(flows: readonly FlowRow[]): [string, string, number, number][] {
  const every = Math.min(100, Math.ceil(flows.length / 40));
  return flows.map(([from, to, amount], row) => [from, to, amount, row % every === 0 ? 0.5 : 1]);
}

const CALLS: Readonly<Record<string, Call>> = {
  AMOUNT: (flows) => ["CIRCULARFLOW", flows, "circular_amount"],
  LOOPS: (flows) => ["CIRCULARFLOW", flows, "scc_amount"],
  EXPECTED: (flows) => ["CIRCULARFLOW.EXPECTED", uncertain(flows), "expected"],
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

/** Processor's time of this thread alone, in milliseconds: what Linux tells; elsewhere that of the whole process. */
function threadClock(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

/** Runs a call as Excel's runtime does, in slices between which the thread is free: the longest of them is how long Excel would wait at most. */
async function sliced([name, ...args]: ReturnType<Call>): Promise<Measured<number>> {
  const spec = findFunction(name);
  if (!spec) throw new Error(`no function ${name}`);
  const clock = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const [wall, cpu] = [performance.now(), clock()];
  const steps = invokeInSteps(spec, args);
  for (let longest = 0; ;) {
    const start = threadClock();
    const last = slice(steps);
    longest = Math.max(longest, threadClock() - start);
    if (!last) {
      await new Promise((next) => setTimeout(next, 0));
      continue;
    }
    if (!last.value.ok) throw new Error(last.value.error.message);
    return { result: longest, milliseconds: performance.now() - wall, cpuMilliseconds: clock() - cpu };
  }
}

const WORDS: Readonly<Record<string, string>> = { AMOUNT: "circular amount", LOOPS: "amount on loops" };

const NETWORKS = { deals: dealNetwork, dense: denseNetwork, thin: thinNetwork };

/** Cases that run in a process of their own, by function and network. */
export const knockOnCases: Cases = Object.fromEntries(
  Object.entries(CALLS).flatMap(([name, call]) =>
    Object.entries(NETWORKS).map(([network, rows]) => [`${name} ${network}`, (size: number) => sliced(call(rows(size)))]),
  ),
);

/** The dense part alone of what knots cost: elimination of all companies, where everyone pays everyone. */
function elimination(companies: number): Row {
  const random = seeded(3);
  const { milliseconds, cpuMilliseconds } = measure(() => {
    const flows = new Float64Array(companies * companies).map(() => random());
    return finish(eliminateLeaky(flows, new Float64Array(companies).fill(1), companies, companies));
  });
  return { what: `dense LU of ${companies.toLocaleString("en")} companies`, milliseconds, cpuMilliseconds, target: DENSE_MILLISECONDS };
}

async function isolated(name: string, network: keyof typeof NETWORKS, size: number, what: string): Promise<Row> {
  const { result, ...run } = await inProcess(`${name} ${network}`, size, AS_IN_BROWSERS);
  return {
    what: `${WORDS[name] ?? `.${name}`}, ${what}`,
    ...run,
    note: `longest stretch ${result < 10 ? result.toFixed(1) : result.toFixed(0)} ms`,
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

const numpy = (name: string, programme: string): Peer => ({
  name,
  language: "Python",
  needs: ["numpy", "scipy"],
  programme: SETUP + programme,
});

/** As ecological network analysis does it: the whole inverse, of which only the diagonal is wanted. */
const FINN = numpy(
  "numpy, whole inverse",
  `
G = F.toarray() / T[:, None]
N = np.linalg.inv(np.eye(n) - G)
print((time.process_time() - t) * 1000, (T * (1 - 1 / np.diag(N))).sum() / T.sum())
`,
);

/** One sparse solve of the same system; from and to are those of the first and fourth row. */
const DEPEND = numpy(
  "scipy, sparse solve",
  `
from scipy.sparse import diags, eye
from scipy.sparse.linalg import spsolve
on, of = names[flows[3][0]], names[flows[0][1]]
A = (F @ diags(1 / T)).T.tolil()
A[on, :] = 0
b = np.zeros(n); b[on] = 1
h = spsolve((eye(n) - A.tocsr()).tocsc(), b)
col = F.tocsc()[:, of].toarray().ravel()
print((time.process_time() - t) * 1000, (col * h).sum() / received[of])
`,
);

/** The definition: the stationary flow of what is left, the largest multiple that fits, and again. */
const EDGES = numpy(
  "numpy, by definition",
  `
from scipy.sparse.csgraph import connected_components
R = F.toarray(); own = np.trace(R); np.fill_diagonal(R, 0); total = own
while True:
    count, of = connected_components(R > 0, connection="strong")
    groups = [np.flatnonzero(of == c) for c in np.flatnonzero(np.bincount(of) > 1)]
    if not groups: break
    for g in groups:
        W = R[np.ix_(g, g)]
        P = W / W.sum(axis=1)[:, None]
        A = P.T - np.eye(len(g)); A[-1, :] = 1
        b = np.zeros(len(g)); b[-1] = 1
        flow = np.linalg.solve(A, b)[:, None] * P
        flow *= (W[flow > 0] / flow[flow > 0]).min()
        total += flow.sum()
        left = W - flow; left[left < 1e-12 * W.max()] = 0
        R[np.ix_(g, g)] = left
print((time.process_time() - t) * 1000, total)
`,
);

/** Minimum cost flow in whole cents. */
const SIMPLEX: Peer = {
  name: "networkx, network simplex",
  language: "Python",
  needs: ["networkx"],
  programme: `
import json, sys, time
import networkx as nx
flows = json.load(sys.stdin)
t = time.process_time()
G = nx.DiGraph(); own = 0
for f, to, a in flows:
    cents = round(a * 100)
    if f == to: own += cents
    elif G.has_edge(f, to): G[f][to]["capacity"] += cents
    else: G.add_edge(f, to, capacity=cents, weight=-1)
cost, _ = nx.network_simplex(G)
print((time.process_time() - t) * 1000, (own - cost) / 100)
`,
};

/** Strongly connected components from rows, by the three libraries that Debian packages. */
const COMPONENTS: readonly Peer[] = [
  {
    name: "networkx",
    language: "Python",
    needs: ["networkx"],
    programme: `
import json, sys, time
import networkx as nx
flows = json.load(sys.stdin)
t = time.process_time()
G = nx.DiGraph(); G.add_edges_from((f, to) for f, to, _ in flows)
of = {v: c for c, group in enumerate(nx.strongly_connected_components(G)) for v in group}
print((time.process_time() - t) * 1000, sum(a for f, to, a in flows if of[f] == of[to]))
`,
  },
  {
    name: "python-igraph",
    language: "Python",
    needs: ["igraph"],
    programme: `
import json, sys, time
import igraph
flows = json.load(sys.stdin)
t = time.process_time()
names = {}
for f, to, _ in flows:
    names.setdefault(f, len(names)); names.setdefault(to, len(names))
edges = [(names[f], names[to]) for f, to, _ in flows]
of = igraph.Graph(n=len(names), edges=edges, directed=True).connected_components(mode="strong").membership
print((time.process_time() - t) * 1000, sum(a for (f, to), (_, _, a) in zip(edges, flows) if of[f] == of[to]))
`,
  },
  {
    name: "R igraph",
    language: "R",
    needs: ["igraph"],
    programme: `
t <- sum(proc.time()[1:2])
of <- components(graph_from_edgelist(as.matrix(flows[, 1:2]), directed = TRUE), mode = "strong")$membership
total <- sum(flows[of[flows[, 1]] == of[flows[, 2]], 3])
cat((sum(proc.time()[1:2]) - t) * 1000, format(total, digits = 15))
`,
  },
];

function beside(row: Row, peer: Peer, flows: readonly FlowRow[]): Row {
  const measured = run(peer, flows);
  return measured ? { ...row, peer: peer.name, peerMilliseconds: measured.milliseconds } : { ...row, peer: `${peer.name}: not installed` };
}

export const knockOn: Section = {
  title: "Attribution, dependence, failure, significance",
  about:
    "Calls through the catalogue, each in a process of its own, once: the engine's warm-up is in them. They run as in Excel, in slices between which the thread is free, and with memory that comes from the system as in browsers, which costs time on this machine; the longest stretch is the most processor's time that it is not, collected garbage included; peers' times are the processor's too. R's packages for this (systemicrisk, enaR, NetworkRiskMeasures) are not in Debian.",
  async run() {
    const rows: Row[] = [];
    for (const size of [20, 1000]) {
      const flows = dealNetwork(size);
      const what = `${size.toLocaleString("en")} rows`;
      rows.push(beside(await isolated("AMOUNT", "deals", size, what), SIMPLEX, flows));
      rows.push(beside(await isolated("EDGES", "deals", size, what), EDGES, flows));
      rows.push(beside(await isolated("FINN", "deals", size, what), FINN, flows));
      rows.push(beside(await isolated("DEPEND", "deals", size, what), DEPEND, flows));
      for (const name of ["FAIL", "CLEARING", "DEBTRANK", "BENCHMARK", "EXPECTED"]) rows.push(await isolated(name, "deals", size, what));
    }
    const many = dealNetwork(100_000);
    const onLoops = await isolated("LOOPS", "deals", 100_000, "100,000 rows");
    for (const peer of COMPONENTS) rows.push(beside(onLoops, peer, many));
    const dense = denseNetwork(2000);
    const denseWhat = `one knot of 2,000 companies, ${dense.length.toLocaleString("en")} rows`;
    rows.push(elimination(2000));
    rows.push(beside(await isolated("FINN", "dense", 2000, denseWhat), FINN, dense));
    rows.push(await isolated("EDGES", "dense", 2000, denseWhat));
    const middle = denseNetwork(200);
    rows.push(beside(await isolated("EDGES", "dense", 200, "one knot of 200 companies, 10,000 rows"), EDGES, middle));
    rows.push(await isolated("EDGES", "thin", 9000, "one knot of 3,000 companies, 9,000 rows"));
    rows.push(await isolated("FINN", "thin", 9000, "one knot of 3,000 companies, 9,000 rows"));
    rows.push(await isolated("EXPECTED", "deals", 100_000, "100,000 rows, 1,000 of them uncertain"));
    rows.push(await isolated("FINN", "deals", 30_000, "30,000 rows, one knot of 3,601 companies"));
    for (const size of [CEILING / 8, CEILING])
      for (const name of ["DEPEND", "FAIL", "CLEARING", "DEBTRANK", "BENCHMARK"])
        rows.push(await isolated(name, "deals", size, `${size.toLocaleString("en")} rows${name === "BENCHMARK" ? ", two draws" : ""}`));
    return rows;
  },
};
