import fc from "fast-check";
import { findFunction } from "../../src/catalogue";
import { invoke } from "../../src/catalogue/invoke";
import {
  companySentence,
  leftOutSentence,
  lossText,
  switchedOffSentence,
  totalsSentence,
} from "../../src/taskpane/tabs/circular/flowSentences";
import { loopSentence } from "../../src/taskpane/tabs/circular/loopSentence";
import { overtakings, projectionOf } from "../../src/taskpane/tabs/clouds/cloudResult";
import { differenceText } from "../../src/taskpane/tabs/deals/differenceText";
import { returnedOf, roundArguments, roundSentence } from "../../src/taskpane/tabs/round/roundResult";
import { articleClouds, articleRound } from "../../src/workbook/blocks/article";
import type { RoundInputs } from "../../src/workbook/blocks/roundBlock";
import { moneyText, percentText } from "../../src/workbook/read/parseNumber";

const NO_TEXT = /NaN|undefined|Infinity|null|\[object|∞/;
const money = fc.oneof(
  fc.double({ min: 0.01, max: 1e14, noNaN: true }),
  fc.constantFrom(0, 1, 999.5, 999_999.6, 1e9, 38e9, 999_999_999_999, 1e12),
);
const name = fc.constantFrom("Amazon", "OpenAI", "A & B", "Société Générale");
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

test("moneyText: two digits after the point at most, and never further off than half of the last", () => {
  fc.assert(
    fc.property(money, (amount) => {
      const text = moneyText(amount);
      const [, digits, letter] = /^\$([\d,]+(?:\.\d{1,2})?)([TBM]?)$/.exec(text) ?? [];
      const scale = { T: 1e12, B: 1e9, M: 1e6, "": 1 }[letter] ?? NaN;
      const shown = Number(digits.replace(/,/g, "")) * scale;
      expect(Math.abs(shown - amount)).toBeLessThanOrEqual((letter === "" ? 0.5 : 0.005 * scale) * (1 + 1e-9));
      expect(moneyText(-amount)).toBe(amount === 0 ? text : `-${text}`);
    }),
  );
});

test.each([
  [50e9, "$50B"],
  [1.2e12, "$1.2T"],
  [737.596e9, "$737.6B"],
  [350e6, "$350M"],
  [5e5, "$500,000"],
  [0, "$0"],
  // What rounds up to the next letter is said by it.
  [999_999.6, "$1M"],
  [999.999e6, "$1B"],
  [999.9999e9, "$1T"],
])("moneyText(%d) is %s", (amount, text) => expect(moneyText(amount)).toBe(text));

test("sentences on circular money", () => {
  fc.assert(
    fc.property(name, money, money, money, (company, one, other, third) => {
      const sentences = [
        companySentence({ name: company, inflow: third, outflow: one, returnFlow: other }),
        totalsSentence({ gross: one, circular: other, perLeg: third }),
        switchedOffSentence({ circular: one, circularBefore: other }),
        lossText({ company, income: one, lost: other }),
        loopSentence({ path: "", companies: [company, "Oracle"], bottleneck: one }),
      ];
      for (const sentence of sentences) expect(sentence).not.toMatch(NO_TEXT);
      expect(sentences[4]).toBe(`${moneyText(one)} can go from ${company} to Oracle and back to ${company}.`);
      if (one > 0) expect(sentences[0]).toBe(`Of ${moneyText(one)} that ${company} pays in, ${moneyText(other)} can come back.`);
    }),
  );
  expect(loopSentence({ path: "", companies: ["A", "B", "C"], bottleneck: 2e9 })).toBe("$2B can go from A to B to C and back to A.");
  expect(loopSentence({ path: "", companies: ["A"], bottleneck: 2e9 })).toBe("$2B goes from A to A itself.");
  expect(leftOutSentence({ nodes: [], left: 0 })).toBe("");
});

const round: fc.Arbitrary<RoundInputs> = fc
  .record({
    company: fc.constantFrom("OpenAI", ""),
    investor: fc.constantFrom("Amazon", ""),
    raised: money,
    valuation: money,
    basis: fc.constantFrom("post", "pre", "secondary"),
    prior: maybe(money),
    investment: maybe(money),
    revenue: maybe(money),
    noncash: maybe(money),
    noncashFair: maybe(fraction),
    purchases: maybe(money),
    term: maybe(fc.double({ min: 0, max: 50, noNaN: true })),
    margin: maybe(fraction),
    rate: maybe(fc.double({ min: -0.5, max: 2, noNaN: true })),
  })
  .map((inputs) => ({ ...articleRound(), ...inputs }) as RoundInputs);

test("roundSentence: of whatever form, a sentence with the functions' own figures, or none", () => {
  const spec = findFunction("AIVALUATION")!;
  fc.assert(
    fc.property(round, (inputs) => {
      const sentence = roundSentence(inputs);
      expect(sentence).not.toMatch(NO_TEXT);
      const { values, problem } = roundArguments(inputs);
      if (problem !== undefined) {
        expect(problem).not.toMatch(NO_TEXT);
        return;
      }
      const measure = inputs.investment === null ? "new_money_stake" : "investor_stake";
      const stake = invoke(
        spec,
        values.map((value, i) => (i === 2 ? measure : value)),
      );
      expect(sentence === "").toBe(!stake.ok);
      if (stake.ok) expect(sentence).toContain(` buys ${percentText(stake.value as number, 2)} of ${inputs.company || "the company"} at `);
    }),
  );
  expect(roundSentence(articleRound())).toBe("Amazon's $50B buys 6.02% of OpenAI at $830B post-money, and costs $40.87B net.");
});

test("returnedOf: what comes back is the margin's annuity, and never more than its sum at a rate of zero or more", () => {
  fc.assert(
    fc.property(
      money,
      fc.integer({ min: 1, max: 40 }),
      fraction,
      fc.double({ min: 1e-3, max: 1, noNaN: true }),
      (purchases, term, margin, rate) => {
        const { value, said } = returnedOf({ ...articleRound(), purchases, term, margin, rate });
        let sum = 0;
        for (let year = 1; year <= term; year++) sum += ((purchases / term) * margin) / (1 + rate) ** year;
        expect(Math.abs(value - sum)).toBeLessThanOrEqual(1e-8 * (1 + sum));
        expect(value).toBeLessThanOrEqual(purchases * margin * (1 + 1e-12));
        expect(said).not.toMatch(NO_TEXT);
      },
    ),
  );
});

test("who overtakes whom, of whatever clouds", () => {
  const clouds = articleClouds();
  const cloud = fc.record({ provider: name, revenue: money, growth: fc.double({ min: -0.99, max: 3, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(cloud, { minLength: 1, maxLength: 5 }), fraction, (rows, fade) => {
      const inputs = { ...clouds, rows: rows.map((one) => ({ ...clouds.rows[0], ...one })), fade };
      const sentences = overtakings(inputs);
      expect(sentences).toHaveLength((rows.length * (rows.length - 1)) / 2);
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(NO_TEXT);
        expect(sentence).toMatch(/ overtakes .* years?.*\.$| does not overtake .*: .*\.$/);
      }
      const projected = projectionOf(inputs, "share");
      if ("problem" in projected) expect(projected.problem).toMatch(/^[A-Z][a-z].*\.$/);
      else expect(projected.series.every(({ values }) => values.every(Number.isFinite))).toBe(true);
    }),
  );
});

test("differences in words, whatever stands in the cells", () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.constant(""),
    fc.string(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
  );
  const fact = fc.constantFrom("amount", "announced", "start", "term", "kind", "note", "from");
  fc.assert(
    fc.property(fact, value, value, fc.constantFrom("changed", "edited"), (which, here, now, kind) => {
      const words = differenceText({ kind, id: "", usual: true, ref: "X", parties: "", at: 0, fact: which, here, now } as never);
      expect(words.replace(/"[^]*?"/g, "")).not.toMatch(NO_TEXT);
      expect(words).toMatch(/^[A-Z][a-z]+: /);
    }),
  );
});
