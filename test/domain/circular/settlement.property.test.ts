import fc from "fast-check";
import { positions } from "../../../src/domain/circular/positions";
import { finish } from "../../../src/domain/kernel/steps";
import { settlement } from "../../../src/domain/circular/settlement";
import { flows, graphOf, type Row } from "./support";

const paymentsOf = (rows: readonly Row[]) => {
  const graph = graphOf(rows);
  return finish(settlement(graph)).map(({ from, to, amount }) => [graph.names[from], graph.names[to], amount] as Row);
};

test("payments settle every net position, come to the net settlement, and are fewer than companies", () => {
  fc.assert(
    fc.property(flows({ companies: 20, rows: 80, amount: fc.integer({ min: 0, max: 1e6 }).map((cents) => cents / 100) }), (rows) => {
      const graph = graphOf(rows);
      const { net } = finish(positions(graph));
      const left = net.slice();
      const payments = finish(settlement(graph));
      for (const { from, to, amount } of payments) {
        expect(amount).toBeGreaterThan(0);
        left[from] += amount;
        left[to] -= amount;
      }
      for (const value of left) expect(Math.abs(value)).toBeLessThanOrEqual(1e-9);
      const total = payments.reduce((sum, { amount }) => sum + amount, 0);
      expect(total).toBeCloseTo(
        net.reduce((sum, value) => sum + Math.max(0, value), 0),
        7,
      );
      expect(payments.length).toBeLessThan(graph.companies);
    }),
  );
});

test("whole amounts settle exactly, whatever the order of rows", () => {
  fc.assert(
    fc.property(flows({ companies: 10, rows: 40 }), fc.infiniteStream(fc.nat()), (rows, random) => {
      const payments = paymentsOf(rows);
      const keyed = rows.map((row) => [random.next().value as number, row] as const);
      expect(paymentsOf(keyed.sort((a, b) => a[0] - b[0]).map(([, row]) => row))).toEqual(payments);
      const graph = graphOf(rows);
      const left = Object.fromEntries(graph.names.map((name, i) => [name, finish(positions(graph)).net[i]]));
      for (const [from, to, amount] of payments) {
        left[from] += amount;
        left[to] -= amount;
      }
      expect(Object.values(left).every((value) => value === 0)).toBe(true);
      if (payments.length > 0) expect(paymentsOf(payments).length).toBeLessThanOrEqual(payments.length);
    }),
  );
});

test("tenths settle as their whole numbers do: last bits decide nothing", () => {
  fc.assert(
    fc.property(flows({ companies: 8, rows: 20, amount: fc.integer({ min: 0, max: 60 }) }), (rows) => {
      const whole = paymentsOf(rows);
      const tenths = paymentsOf(rows.map(([from, to, amount]) => [from, to, amount / 10]));
      expect(tenths.map(([from, to]) => [from, to])).toEqual(whole.map(([from, to]) => [from, to]));
      tenths.forEach(([, , amount], i) => expect(amount * 10).toBeCloseTo(whole[i][2], 9));
    }),
  );
});
