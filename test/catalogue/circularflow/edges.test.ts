import { findFunction } from "../../../src/catalogue";
import { invoke } from "../../../src/catalogue/invoke";
import type { FunctionSpec } from "../../../src/catalogue/spec";

/** A ring with short cuts. */
function knot(companies: number): [string, string, number][] {
  const rows: [string, string, number][] = [];
  for (let i = 0; i < companies; i++) rows.push([`N${i}`, `N${(i + 1) % companies}`, i % 10 === 0 ? 90 : 100]);
  for (let k = 1; k <= 5; k++) rows.push([`N${k * 150}`, `N${k * 40}`, 20 + k]);
  return rows;
}

const headers = (companies: number): unknown[] => {
  const result = invoke(findFunction("CIRCULARFLOW.EDGES") as FunctionSpec, [knot(companies)]);
  if (!result.ok || !Array.isArray(result.value)) throw new Error("no table");
  expect(new Set(result.value.map((row) => row.length)).size).toBe(1);
  expect(result.value).toHaveLength(companies + 6);
  return result.value[0];
};

test("a third header tells how far from balance an iteration stopped, where one was needed", () => {
  expect(headers(1000)).toEqual(["circular", "rest"]);
  const [, , note] = headers(2200);
  expect(note).toMatch(/^residual \d\.\de-\d+$/);
  expect(Number(String(note).split(" ")[1])).toBeLessThan(1e-9);
});
