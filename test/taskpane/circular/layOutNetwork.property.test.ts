import fc from "fast-check";
import { layOutNetwork, MOST_NODES, type NetworkNode, textWidth } from "../../../src/taskpane/tabs/circular/layOutNetwork";
import type { FlowRow } from "../../../src/workbook/read/flowRows";

const row = (from: string, to: string, amount: number): FlowRow => ({ from, to, amount, probability: null, start: null, term: 0 });
const company = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((n) => `Company ${n}`),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom("Microsoft", "WWWWWWWWWWWW", "Société Générale de Financement", "日本電信電話株式会社", "x"),
);
const rows = fc.array(fc.tuple(company, company, fc.double({ min: 0, max: 1e13, noNaN: true })), { minLength: 1, maxLength: 120 });
const room = fc.record({
  width: fc.integer({ min: 270, max: 1_400 }),
  height: fc.integer({ min: 250, max: 1_000 }),
  letters: fc.constantFrom(11, 12, 13),
});
const network = fc.tuple(rows, room).map(([list, space]) => {
  const flows = list.map(([from, to, amount]) => row(from, to, amount));
  return { flows, space, drawn: layOutNetwork(flows, space) };
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a name is drawn: four fifths of its height above the line. */
function nameBox({ label, labelX, labelY, anchor }: NetworkNode, letters: number): Box {
  const width = textWidth(label) * letters;
  const left = anchor === "start" ? labelX : anchor === "end" ? labelX - width : labelX - width / 2;
  return { left, right: left + width, top: labelY - 0.8 * letters, bottom: labelY + 0.2 * letters };
}
const circleBox = ({ x, y, radius }: NetworkNode): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
const HAIR = 1e-6;
const overlap = (a: Box, b: Box) =>
  a.left < b.right - HAIR && b.left < a.right - HAIR && a.top < b.bottom - HAIR && b.top < a.bottom - HAIR;

test("names and companies stay inside the room", () => {
  fc.assert(
    fc.property(network, ({ space, drawn }) => {
      for (const node of drawn.nodes)
        for (const { left, right, top, bottom } of [nameBox(node, space.letters), circleBox(node)]) {
          expect([left, top].every((edge) => edge >= -HAIR)).toBe(true);
          expect(right).toBeLessThanOrEqual(space.width + HAIR);
          expect(bottom).toBeLessThanOrEqual(space.height + HAIR);
        }
    }),
  );
});

test("no name covers another or a company, and no two companies touch", () => {
  fc.assert(
    fc.property(network, ({ space, drawn: { nodes } }) => {
      nodes.forEach((one, i) =>
        nodes.forEach((other, j) => {
          if (i === j) return;
          expect(overlap(nameBox(one, space.letters), nameBox(other, space.letters))).toBe(false);
          expect(overlap(nameBox(one, space.letters), circleBox(other))).toBe(false);
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius);
        }),
      );
    }),
  );
});

test("the largest are drawn, everybody is counted, and money is kept", () => {
  fc.assert(
    fc.property(network, ({ flows, drawn: { nodes, links, left } }) => {
      const names = new Set(flows.flatMap(({ from, to }) => [from.toLowerCase(), to.toLowerCase()]));
      expect(nodes.length + left).toBe(names.size);
      expect(nodes.length).toBe(Math.min(MOST_NODES, names.size));
      const sizes = nodes.map(({ paid, received }) => paid + received);
      expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
      if (left > 0) return;
      const own = flows.filter(({ from, to }) => from.toLowerCase() === to.toLowerCase()).reduce((sum, { amount }) => sum + amount, 0);
      const total = flows.reduce((sum, { amount }) => sum + amount, 0);
      expect(Math.abs(links.reduce((sum, { amount }) => sum + amount, 0) + own - total)).toBeLessThanOrEqual(1e-9 * total);
    }),
  );
});

test("whatever it is given, what is drawn are numbers, and a name is cut only where it has no room", () => {
  fc.assert(
    fc.property(network, ({ drawn: { nodes, links } }) => {
      for (const { x, y, radius, labelX, labelY, label, name } of nodes) {
        expect([x, y, radius, labelX, labelY].every(Number.isFinite)).toBe(true);
        expect(label === name || label.endsWith("…")).toBe(true);
      }
      for (const { path, width, middle } of links) {
        expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+ Q-?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+$/);
        expect([width, ...middle].every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

test("payments of a hundred thousand companies are laid out", () => {
  const many = Array.from({ length: 200_000 }, (_, i) => row(`A ${i % 100_003}`, `B ${(i * 7) % 99_991}`, 1 + (i % 1_000)));
  const { nodes, left } = layOutNetwork(many, { width: 290, height: 250, letters: 11 });
  expect(nodes).toHaveLength(MOST_NODES);
  expect(left).toBeGreaterThan(100_000);
});
