import fc from "fast-check";
import { decimalMarkOf, moneyText, parseDecimal, parseMoney, parsePercent, parsePlain } from "../../../src/workbook/read/parseNumber";

test.each<[string, number | null | undefined]>([
  ["$38B", 38e9],
  ["38", 38e9],
  ["US$ 38 bn", 38e9],
  ["USD 38 billion", 38e9],
  ["38 USD", 38e9],
  ["1.2T", 1.2e12],
  ["350 million", 350e6],
  ["900k", 900e3],
  ["0.35B", 350e6],
  ["1,234.5M", 1234.5e6],
  [".5", 0.5e9],
  ["+5", 5e9],
  ["1 000", 1e12],
  ["$1\u00a0234\u202f567.5 M", 1234567.5e6],
  ["1.5 000", undefined],
  ["12 34", undefined],
  ["-$3B", -3e9],
  ["$-3B", -3e9],
  ["  ", null],
  ["38X", undefined],
  ["€38B", undefined],
  ["1,23", undefined],
  ["1.2.3", undefined],
  ["--3", undefined],
  ["3e5", undefined],
  ["=1+1", undefined],
])("parseMoney(%j)", (text, value) => expect(parseMoney(text, 9)).toBe(value));

test.each<[readonly string[], "." | "," | null]>([
  [["38,5"], ","],
  [["1.234,5"], ","],
  [["1.234.567"], ","],
  [["38.5"], "."],
  [["1,234.5"], "."],
  [["1,234,567"], "."],
  [["1,234"], "."],
  [["$38B", ""], "."],
  [["38,5", "38.5"], null],
])("decimalMarkOf(%j)", (texts, mark) => expect(decimalMarkOf(texts)).toBe(mark));

const cents = fc.integer({ min: -1e15, max: 1e15 });

test("a number written with either mark, grouped or not, reads back", () => {
  fc.assert(
    fc.property(cents, fc.boolean(), fc.constantFrom<"." | ",">(".", ","), (value, grouped, mark) => {
      const english = (value / 100).toLocaleString("en-US", { minimumFractionDigits: 2, useGrouping: grouped });
      const text = mark === "." ? english : english.replace(/[.,]/g, (one) => (one === "." ? "," : "."));
      const expected = Number((value / 100).toFixed(2));
      expect(parseDecimal(text, mark)).toBeCloseTo(expected, 6);
      expect(parseMoney(text, 0, mark)).toBeCloseTo(expected, 6);
    }),
  );
});

test("what moneyText writes parseMoney reads, to its digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e6, max: 9e14, noNaN: true }), (value) => {
      const read = parseMoney(moneyText(value), 0) ?? NaN;
      expect(Math.abs(read - value) / value).toBeLessThan(0.006);
    }),
  );
});

test("percentages and plain numbers", () => {
  expect([parsePercent("20%"), parsePercent("20"), parsePercent("12,5 %", ","), parsePercent(""), parsePercent("x")]).toEqual([
    0.2,
    0.2,
    0.125,
    null,
    undefined,
  ]);
  expect([parsePlain("9,250,000"), parsePlain(""), parsePlain("1,2"), parsePlain("Infinity")]).toEqual([
    9_250_000,
    null,
    undefined,
    undefined,
  ]);
});
