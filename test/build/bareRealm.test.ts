import { catalogue } from "../../src/catalogue";
import { functionsJson } from "../../src/generate/functionsJson";
import { builtFunctions, outcomeOf } from "../support/builtFunctions";
import { callOf, constantOf } from "../support/evaluate";
import { matches } from "../support/matches";

const built = builtFunctions();
const specs = catalogue.flatMap(({ functions }) => functions);

test("the built script associates every function of the catalogue and of functions.json, and nothing else", () => {
  const registered = (functionsJson() as { functions: { id: string }[] }).functions.map(({ id }) => id);
  expect([...built.keys()].sort()).toEqual(specs.map(({ name }) => name).sort());
  expect([...built.keys()].sort()).toEqual(registered.sort());
});

const examples = specs.flatMap((spec) =>
  spec.examples.filter(({ formula }) => formula.startsWith(`=${spec.name}(`)).map((example) => [example.formula, example] as const),
);

test.each(examples)("%s gives the same from the built script", (formula, { result }) => {
  const { name, args } = callOf(formula);
  const outcome = outcomeOf(() => built.get(name)!(...args));
  const found = "error" in outcome ? { error: outcome.error } : outcome.value;
  const shown = Array.isArray(result) && Array.isArray(found) ? found.slice(0, result.length) : found;
  expect(matches(JSON.parse(JSON.stringify(shown)), result, 1e-9)).toBeNull();
});

test("errors name the function, the argument and what would be right; errors of precedent cells come through", () => {
  const call = (name: string, ...args: unknown[]) => outcomeOf(() => built.get(name)!(...args));
  expect(call("AIDEALS.FIELD", "DEAL-004")).toEqual({ error: "#VALUE!", message: "AIDEALS.FIELD: field is missing" });
  expect(call("AIDEALS.FIELD", constantOf("#REF!"), "amount")).toMatchObject({ error: "#REF!" });
  // What stands beyond the declared parameters is Excel's invocation object, no argument.
  expect(call("AIDEALS.FIELD", "DEAL-004", "amount", { address: "Sheet1!A1" })).toEqual({ value: 38_000_000_000 });
});
