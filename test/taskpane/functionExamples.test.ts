import { catalogue } from "../../src/catalogue";
import { invoke } from "../../src/catalogue/invoke";
import { readArgument } from "../../src/taskpane/tabs/functions/argument";
import { exampleArguments } from "../../src/taskpane/tabs/functions/exampleArguments";

const specs = catalogue.flatMap(({ functions }) => functions);

test.each(specs.map((spec) => [spec.name, spec] as const))("%s: the form takes its examples, and the first one computes", (_name, spec) => {
  const filled = spec.examples.flatMap((example) => exampleArguments(spec, example) ?? []);
  expect(filled.length).toBeGreaterThan(0);
  const values = spec.examples.flatMap((example) => {
    const typed = exampleArguments(spec, example);
    if (!typed) return [];
    const args = spec.parameters.map((parameter, i) => readArgument(parameter, typed[i] ?? ""));
    expect(args.filter(({ kind }) => kind === "wrong")).toEqual([]);
    return [args.map((arg) => (arg.kind === "constant" ? arg.value : null))];
  });
  expect(invoke(spec, values[0])).toMatchObject({ ok: true });
});

const [spec] = specs.filter(({ name }) => name === "AIVALUATION");

test.each([
  ['=AIVALUATION(100,830,"step_up")', ["100", "830", "step_up"]],
  ["=INDEX(AIVALUATION(100,830),2,1)", ["100", "830"]],
  ["=ROWS(AIVALUATION(100,830))", ["100", "830"]],
  ["=1+AIVALUATION(100,830)", null],
  ["=AIVALUATION(100,830)+1", null],
  ["=AIVALUATION(SUM(1,2),830)", null],
])("%s is filled in as %j", (formula, args) => expect(exampleArguments(spec, { formula, doc: "" } as never)).toEqual(args));
