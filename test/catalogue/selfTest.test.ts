import { catalogue, findFunction } from "../../src/catalogue";
import { callOf, evaluate } from "../support/evaluate";
import { matches } from "../support/matches";

const functions = catalogue.flatMap(({ functions }) => functions);

/** Excel's rule: letters, digits, "_" and ".", starting with a letter, 3 to 128 characters, never like a cell address. */
const NAME = /^(?![A-Z]{1,3}\d+$)[A-Z][A-Z0-9_.]{2,127}$/;

describe.each(functions.map((spec) => [spec.name, spec] as const))("%s", (name, spec) => {
  test("has a name that Excel takes, in its family", () => {
    expect(name).toMatch(NAME);
    const family = catalogue.find((candidate) => candidate.functions.includes(spec));
    expect(name === family?.name || name.startsWith(`${family?.name}.`)).toBe(true);
    expect(functions.filter((other) => other.name === name)).toHaveLength(1);
  });

  test("declares required parameters before optional ones, each once and with help", () => {
    const firstOptional = spec.parameters.findIndex(({ optional }) => optional);
    if (firstOptional >= 0) expect(spec.parameters.slice(firstOptional).filter(({ optional }) => !optional)).toEqual([]);
    expect(new Set(spec.parameters.map((parameter) => parameter.name)).size).toBe(spec.parameters.length);
    for (const { doc } of spec.parameters) expect(doc).not.toBe("");
  });

  test("has measures where it is a summary or a parameter chooses one, and nowhere else", () => {
    const chooses = spec.parameters.some(({ kind }) => kind === "measure");
    expect((spec.measures ?? []).length > 0).toBe(spec.result === "summary" || chooses);
  });

  test("refers to functions that exist", () => {
    for (const other of spec.seeAlso) expect(findFunction(other)?.name).toBe(other);
  });

  test("has examples of its own, in words, two or more", () => {
    expect(spec.examples.length).toBeGreaterThanOrEqual(2);
    for (const { formula, doc } of spec.examples) {
      expect(formula).toMatch(/^=/);
      expect(doc).not.toBe("");
    }
  });

  test.each(spec.examples.map((example) => [example.formula, example] as const))("%s", (formula, { result }) => {
    const found = evaluate(formula);
    const value = found.ok ? found.value : found.error;
    const shown = Array.isArray(result) && Array.isArray(value) ? value.slice(0, result.length) : value;
    const difference = matches(shown, result, 1e-9);
    if (difference) throw new Error(`${formula}: ${difference}${found.ok ? "" : ` (${found.error.message ?? ""})`}`);
    if (formula.startsWith(`=${name}(`)) expect(callOf(formula).name).toBe(name);
  });
});
