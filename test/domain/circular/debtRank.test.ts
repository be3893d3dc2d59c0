import { debtRank } from "../../../src/domain/circular/debtRank";
import { seededRandom } from "../../../src/domain/kernel/seededRandom";
import { finish } from "../../../src/domain/kernel/steps";
import { graphOf, type Row } from "./support";

function stressOf(rows: readonly Row[], buffers: Readonly<Record<string, number>>, shock: Readonly<Record<string, number>>): number[] {
  const graph = graphOf(rows);
  const byName = (values: Readonly<Record<string, number>>) => Float64Array.from(graph.names, (name) => values[name] ?? 0);
  const stress = finish(debtRank(graph, byName(buffers), byName(shock)));
  if (!stress.ok) throw new Error(stress.message);
  return [...stress.value];
}

test("a loop that hardly loses anything comes to its geometric sum", () => {
  // B loses all that A does, A all but a trifle of what B does: h(A) = 2^-30 / (1 − (1 − 2^-28)) = 1/4.
  const rows: Row[] = [
    ["A", "B", 1],
    ["B", "A", 1 - 2 ** -28],
    ["A", "C", 0.5],
  ];
  const [a, b, c] = stressOf(rows, { A: 1, B: 1, C: 1 }, { A: 2 ** -30 });
  expect(a).toBeCloseTo(0.25, 9);
  expect(b).toBeCloseTo(0.25, 9);
  expect(c).toBeCloseTo(0.125, 9);
});

test("a loop as large as its buffers fails in the end, however small the shock", () => {
  const ring: Row[] = Array.from({ length: 50 }, (_, i) => [`R${i}`, `R${(i + 1) % 50}`, 1]);
  const rows: Row[] = [...ring, ["R0", "Other", 0.25]];
  const buffers = Object.fromEntries([...ring.map(([name]) => [name, 1]), ["Other", 1]]);
  const stress = stressOf(rows, buffers, { R7: 1e-7 });
  expect(stress.slice(0, 50).every((value) => value === 1)).toBe(true);
  expect(stress[50]).toBeCloseTo(0.25, 12);
});

test("what is foreseen is what following every round would give", () => {
  const random = seededRandom(3);
  for (let run = 0; run < 12; run++) {
    const rows: Row[] = [];
    for (let i = 0; i < 12; i++) for (let k = 0; k < 3; k++) rows.push([`C${i}`, `C${random.below(12)}`, 1 + random.below(9)]);
    const graph = graphOf(rows);
    // Buffers a little above or below what all exposures together come to: loops lose a thousandth, or gain one.
    const exposed = new Float64Array(graph.companies);
    for (let l = 0; l < graph.links; l++) exposed[graph.target[l]] += graph.amount[l];
    const buffers = exposed.map((amount) => Math.max(1, amount) * (run % 2 === 0 ? 1.001 : 0.9999) * (1 + 0.002 * random.uniform()));
    const shock = new Float64Array(graph.companies);
    shock[0] = 1e-3;
    const found = finish(debtRank(graph, buffers, shock));
    let stress = shock;
    for (let round = 0; round < 200_000; round++) {
      const next = shock.slice();
      for (let l = 0; l < graph.links; l++) next[graph.target[l]] += (graph.amount[l] / buffers[graph.target[l]]) * stress[graph.source[l]];
      for (let i = 0; i < next.length; i++) next[i] = Math.min(1, next[i]);
      if (next.every((value, i) => value === stress[i])) break;
      stress = next;
    }
    if (!found.ok) throw new Error(found.message);
    found.value.forEach((value, i) => expect(Math.abs(value - stress[i])).toBeLessThan(1e-9));
  }
});

test("the stress of large networks is what their companies do to one another, and none beyond the reach of the shock", () => {
  const random = seededRandom(8);
  const rows: Row[] = [];
  for (let i = 0; i < 3000; i++)
    rows.push([`C${i}`, `C${random.below(1500)}`, 1 + random.below(99)], [`C${random.below(1500)}`, `C${i}`, 1 + random.below(99)]);
  rows.push(["X", "Y", 5], ["Y", "X", 5], ["Z", "Z", 3]);
  const graph = graphOf(rows);
  const exposed = new Float64Array(graph.companies);
  for (let l = 0; l < graph.links; l++) exposed[graph.target[l]] += graph.amount[l];
  const buffers = exposed.map((amount) => amount * (0.3 + 1.5 * random.uniform()) + 1);
  const shock = new Float64Array(graph.companies);
  for (let i = 0; i < 5; i++) shock[i] = 0.5;
  const found = finish(debtRank(graph, buffers, shock));
  if (!found.ok) throw new Error(found.message);
  const next = shock.slice();
  for (let l = 0; l < graph.links; l++)
    next[graph.target[l]] += (graph.amount[l] / buffers[graph.target[l]]) * found.value[graph.source[l]];
  const worst = found.value.reduce((most, value, i) => Math.max(most, Math.abs(value - Math.min(1, next[i]))), 0);
  expect(worst).toBeLessThan(1e-14);
  expect(found.value.filter((value) => value === 1).length).toBeGreaterThan(100);
  expect(found.value.filter((value) => value > 0 && value < 1).length).toBeGreaterThan(100);
  for (const name of ["X", "Y", "Z"]) expect(found.value[graph.names.indexOf(name)]).toBe(0);
});

test("a company that would lose more than its buffer by itself fails at the least shock, and passes nothing on beyond that", () => {
  // H holds its own paper: 1 / (1 − 0.5) of the shock; K's own paper is worth more than its buffer.
  expect(
    stressOf(
      [
        ["H", "H", 5],
        ["H", "J", 4],
        ["K", "K", 20],
        ["J", "K", 1],
      ],
      { H: 10, J: 10, K: 10 },
      { H: 0.25 },
    ),
  ).toEqual([0.5, 0.2, 1]);
});
