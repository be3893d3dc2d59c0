import { balancedForwarding } from "../../../src/domain/circular/balancedForwarding";
import { dependence } from "../../../src/domain/circular/dependence";
import { escapesByRelaxation } from "../../../src/domain/circular/escapesByRelaxation";
import { finnCycling } from "../../../src/domain/circular/finnCycling";
import { relax } from "../../../src/domain/circular/relaxation";
import { LARGEST_DIRECT } from "../../../src/domain/circular/sparseElimination";
import { systemOf } from "../../../src/domain/circular/leakySystem";
import { escapes } from "../../../src/domain/kernel/denseLeaky";
import { seededRandom } from "../../../src/domain/kernel/seededRandom";
import { finish } from "../../../src/domain/kernel/steps";
import { graphOf, imbalance, type Row } from "./randomFlows";

/** One knot of n companies: a ring, and as many links again at random. */
function knot(n: number, seed: number): Row[] {
  const random = seededRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < n; i++) {
    rows.push([`N${i}`, `N${(i + 1) % n}`, 1 + random.below(100)], [`N${i}`, `N${random.below(n)}`, 1 + random.below(100)]);
  }
  return rows;
}

/** A ring that loses a little at every tenth company, and a few short cuts through it. */
function ringWithChords(n: number, chords: number): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < n; i++) rows.push([`N${i}`, `N${(i + 1) % n}`, i % 10 === 0 ? 90 : 100]);
  for (let k = 1; k <= chords; k++) rows.push([`N${k * 150}`, `N${k * 40}`, 20 + k]);
  return rows;
}

const beyond = LARGEST_DIRECT + 152;

test("beyond what is solved directly, a sparse iteration gives the escapes that elimination gives", () => {
  const n = 100;
  const graph = graphOf(knot(n, 1));
  const leak = Float64Array.from({ length: n }, (_, i) => 1 + (i % 5));
  const members = Int32Array.from({ length: n }, (_, i) => i);
  const system = finish(systemOf(graph, members, new Int32Array(n).fill(-1), leak));
  const { escape, residual } = finish(escapesByRelaxation(system));
  const dense = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let l = system.start[i]; l < system.start[i + 1]; l++) dense[i * n + system.target[l]] = system.weight[l];
  const exact = finish(escapes(dense, system.leak.slice(), n));
  expect(residual).toBeLessThan(1e-12);
  for (let i = 0; i < n; i++) expect(Math.abs(escape[i] / exact[i] - 1)).toBeLessThan(1e-10);
});

test("a thinly linked knot beyond what is solved whatever its links is solved directly all the same, and as the iteration has it", () => {
  const graph = graphOf(knot(beyond, 2));
  const inputs = new Float64Array(beyond).fill(400);
  const found = finish(finnCycling(graph, inputs));
  if (!found.ok) throw new Error(found.message);
  expect(found.value.residual).toBe(0);
  const [received, paid] = [inputs.slice(), new Float64Array(beyond)];
  graph.amount.forEach((amount, l) => {
    received[graph.target[l]] += amount;
    paid[graph.source[l]] += amount;
  });
  const leak = received.map((amount, i) => amount - paid[i]);
  const members = Int32Array.from({ length: beyond }, (_, i) => i);
  const { escape } = finish(escapesByRelaxation(finish(systemOf(graph, members, new Int32Array(beyond).fill(-1), leak))));
  const cycled = received.reduce((sum, amount, i) => sum + amount - escape[i], 0);
  expect(Math.abs(found.value.cycled / cycled - 1)).toBeLessThan(1e-10);
});

test("the cycling index of a densely linked knot beyond what is solved directly tells its residual", () => {
  const random = seededRandom(5);
  const rows: Row[] = [];
  for (let i = 0; i < beyond; i++) {
    rows.push([`N${i}`, `N${(i + 1) % beyond}`, 1]);
    for (let k = 0; k < 18; k++) rows.push([`N${i}`, `N${random.below(beyond)}`, 1 + random.below(100)]);
  }
  const graph = graphOf(rows);
  const found = finish(finnCycling(graph, new Float64Array(beyond).fill(1e6)));
  if (!found.ok) throw new Error(found.message);
  expect(found.value.residual).toBeGreaterThan(0);
  expect(found.value.residual).toBeLessThan(1e-12);
  expect(found.value.index).toBeGreaterThan(0);
  // At most what is paid on to others can come back.
  const paid = graph.amount.reduce((sum, amount) => sum + amount, 0);
  expect(found.value.cycled).toBeLessThan(paid);
});

test("a slowly mixing closed knot beyond what is solved directly settles, foreseen from its sweeps", () => {
  // Two halves that hardly touch.
  const random = seededRandom(5);
  const rows: Row[] = [];
  for (const half of ["P", "Q"])
    for (let i = 0; i < 1500; i++)
      for (let k = 0; k < 4; k++) rows.push([`${half}${i}`, `${half}${random.below(1500)}`, 1 + random.below(9)]);
  for (const half of ["P", "Q"]) for (let i = 0; i < 1500; i++) rows.push([`${half}${i}`, `${half}${(i + 1) % 1500}`, 3]);
  rows.push(["P0", "Q0", 0.1], ["Q7", "P9", 0.1]);
  const graph = graphOf(rows);
  const members = Int32Array.from({ length: graph.companies }, (_, i) => i);
  const system = finish(systemOf(graph, members, new Int32Array(graph.companies).fill(-1), null));
  const { x, residual } = finish(relax(system, null, null, 1e-13, 1500));
  expect(residual).toBeLessThan(1e-9);
  const flow = graph.amount.map((amount, l) => (graph.source[l] === graph.target[l] ? 0 : amount * x[graph.source[l]]));
  for (const value of imbalance(graph, flow)) expect(Math.abs(value)).toBeLessThan(1e-7);
  // Between the halves: as much one way as the other.
  const [there, back] = [graph.companyNamed("p0") as number, graph.companyNamed("q7") as number];
  expect(Math.abs(x[there] / x[back] - 1)).toBeLessThan(1e-3);
});

test("balanced forwarding beyond what is solved directly is balanced, and its residual is told", () => {
  const graph = graphOf(ringWithChords(beyond, 12));
  const { circular, residual } = finish(balancedForwarding(graph));
  expect(residual).toBeLessThan(1e-9);
  for (const value of imbalance(graph, circular)) expect(Math.abs(value)).toBeLessThan(1e-8);
});

test("dependence in a knot beyond what is solved directly: all income is somebody's own money", () => {
  const rows = knot(beyond, 4);
  // One outsider is where all money comes from that is not handed round: everything depends on it in full.
  const paid = new Map<string, number>();
  for (const [from, to, amount] of rows) {
    paid.set(from, (paid.get(from) ?? 0) + amount);
    paid.set(to, (paid.get(to) ?? 0) - amount);
  }
  for (const [company, lack] of paid) if (lack > 0) rows.push(["Source", company, lack]);
  const graph = graphOf(rows);
  const found = finish(dependence(graph, graph.companyNamed("n5") as number, graph.companyNamed("source") as number));
  expect(found.ok && Math.abs(found.value - 1)).toBeLessThan(1e-9);
});
